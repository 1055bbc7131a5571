import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timeProcess } from './measure.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;
const DEMO = new URL('../../films/orb/film.yaml', import.meta.url).pathname;

/** The whole demo film at 1280×720 and 24, drawn, encoded, conformed and stitched. */
export async function benchmark() {
  const seconds = await filmSeconds();
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const out = mkdtempSync(join(tmpdir(), 'bench-'));
    times.push(
      await timeProcess(process.execPath, [
        BIN,
        'render',
        DEMO,
        '--fresh',
        '--quiet',
        '--out',
        out,
      ]),
    );
  }
  return [
    {
      what: 'render the demo film, in film seconds a second',
      measured: seconds / median(times),
      limit: 3,
      unit: '×',
      higherIsBetter: true,
    },
  ];
}

async function filmSeconds() {
  const { planFilm } = await import('../../dist/index.js');
  const { film } = await planFilm(DEMO);
  return (film.frames * film.frameRate.den) / film.frameRate.num;
}
