import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleSources } from './from-sources.js';
import { median, timeProcess } from './measure.js';
import { writeFilm } from './write-film.js';

const BIN = fileURLToPath(new URL('../../bin/ministudio.js', import.meta.url));
const TIMED = fileURLToPath(new URL('time-compile.js', import.meta.url));
const SHOTS = 10_000;
const RUNS = 3;

/**
 * A long film is read, checked and compiled in time, and twice the film in twice the time. `plan`
 * adds what a render would do: fingerprints, prices, and nine megabytes of JSON.
 */
export async function benchmark() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const half = writeFilm(join(folder, 'half.yaml'), SHOTS / 2);
  const whole = writeFilm(join(folder, 'whole.yaml'), SHOTS);
  const bundle = await bundleSources('compile', {
    'test/bench/compile-film.js': ['compileFilm'],
  });
  const compile = (film) =>
    JSON.parse(execFileSync(process.execPath, [TIMED, bundle, film], { encoding: 'utf8' }));
  const halves = [];
  const wholes = [];
  const plans = [];
  for (let run = 0; run < RUNS; run += 1) {
    halves.push(compile(half));
    wholes.push(compile(whole));
    plans.push(await timeProcess(process.execPath, [BIN, 'plan', whole, '--json']));
  }
  const seconds = median(wholes.map((each) => each.seconds));
  const yardsticks = median(wholes.map((each) => each.yardsticks));
  const row = (what, measured, limit, unit) => ({ what, measured, limit, unit });
  return [
    row('validate and compile 10,000 shots', seconds, 3, 's'),
    row('the same, in yardsticks of processor time', yardsticks, 7, '×'),
    row('the same, against half as many shots', growth(wholes, halves), 2.3, '×'),
    row('plan 10,000 shots: the whole command', median(plans), 4, 's'),
  ];
}

/** Pair by pair, each of two runs one right after the other. */
function growth(wholes, halves) {
  return median(wholes.map(({ yardsticks }, run) => yardsticks / halves[run].yardsticks));
}
