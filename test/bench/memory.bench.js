import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { peakMemory } from './measure.js';
import { writeFilm } from './write-film.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;

/** Memory must not grow with the length of the film. */
export async function benchmark() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const render = (shots) => {
    const film = writeFilm(join(folder, `${shots}.yaml`), shots, {
      seconds: 1,
      resolution: '360p',
    });
    return peakMemory(process.execPath, [BIN, 'render', film, '--quiet']);
  };
  const short = await render(10);
  const long = await render(200);
  return [
    {
      what: `render 200 shots, against 10 (${short.toFixed(0)} MB)`,
      measured: long / short,
      limit: 1.3,
      unit: '×',
    },
  ];
}
