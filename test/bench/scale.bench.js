import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timeProcess } from './measure.js';
import { writeFilm } from './write-film.js';

const BIN = new URL('../../bin/ministudio.js', import.meta.url).pathname;

/** `plan` reads, checks, folds, compiles and prices every shot. */
export async function benchmark() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const small = writeFilm(join(folder, 'small.yaml'), 5_000);
  const large = writeFilm(join(folder, 'large.yaml'), 10_000);
  const start = median(await times(['--version']));
  const smallTime = median(await times(['plan', small, '--json'])) - start;
  const largeTime = median(await times(['plan', large, '--json'])) - start;
  return [
    { what: 'plan a film of 10,000 shots', measured: largeTime, limit: 3, unit: 's' },
    { what: 'plan twice the shots', measured: largeTime / smallTime, limit: 2.3, unit: '×' },
  ];
}

async function times(args) {
  const results = [];
  for (let run = 0; run < 3; run += 1) {
    results.push(await timeProcess(process.execPath, [BIN, ...args]));
  }
  return results;
}
