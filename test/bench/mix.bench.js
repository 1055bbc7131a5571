import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSources } from './from-sources.js';
import { median, peakMemory } from './measure.js';

const MIX = fileURLToPath(new URL('mix-film.js', import.meta.url));
const RUNS = 3;

/** The sound of a film is made in a small part of its length, in as much memory for a long one. */
export async function benchmark() {
  const bundle = await bundleSources('sound', {
    'src/sound/mix/mix.ts': ['playbackOf'],
    'src/sound/master/settle-master.ts': ['settleMaster'],
    'src/sound/master/master.ts': ['master'],
  });
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const runs = Array.from({ length: RUNS }, () =>
      JSON.parse(execFileSync(process.execPath, [MIX, bundle, '10', folder], { encoding: 'utf8' })),
    );
    const short = await peakMemory(process.execPath, [MIX, bundle, '10', folder]);
    const long = await peakMemory(process.execPath, [MIX, bundle, '60', folder]);
    return [
      {
        what: 'processor time to mix and master ten minutes, as a part of their length',
        measured: (100 * median(runs.map(({ seconds }) => seconds))) / 600,
        limit: 5,
        unit: '%',
      },
      {
        what: `memory to mix and master 60 minutes, against 10 (${short.toFixed(0)} MB)`,
        measured: long / short,
        limit: 1.3,
        unit: '×',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
