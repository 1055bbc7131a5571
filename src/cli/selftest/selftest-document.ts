import type { FilmSync } from './run-selftest.ts';
import type { ShotSync } from './measure-flashes.ts';

/** Sound and picture of a film stay so close to each other, in milliseconds. */
export const MOST_OFFSET_MS = 1;

/** `ministudio selftest av --json`. */
export interface SelftestDocument {
  readonly schema: 'ministudio/selftest@1';
  readonly ok: boolean;
  readonly threshold: { readonly offsetMs: number; readonly step: number };
  readonly films: readonly (FilmSync & { readonly problems: readonly string[] })[];
}

/** What is wrong with a film, a sentence each. */
export function problemsOf({ frames, samples, shots }: FilmSync): readonly string[] {
  const { planned, decoded, indexed } = frames;
  return [
    ...(decoded === planned ? [] : [`${decoded} pictures decode, and ${planned} are planned`]),
    ...(indexed === planned ? [] : [`the file lists ${indexed} pictures, not ${planned}`]),
    ...(samples.indexed === samples.planned
      ? []
      : [`the sound has ${samples.indexed} samples, not ${samples.planned}`]),
    ...shots.flatMap(problemsOfShot),
  ];
}

function problemsOfShot({
  shot,
  hasSound,
  offsetsMs,
  flashes,
  isClick,
}: ShotSync): readonly string[] {
  const lost = hasSound ? offsetsMs.filter((offset) => offset === null).length : 0;
  const off = offsetsMs.filter((offset) => offset !== null && Math.abs(offset) > MOST_OFFSET_MS);
  return [
    ...(offsetsMs.length === flashes
      ? []
      : [`${shot} has ${offsetsMs.length} flashes, not ${flashes}`]),
    ...(lost === 0 ? [] : [`${lost} beeps of ${shot} are not heard`]),
    ...off.map((offset) => `a beep of ${shot} is ${offset!.toFixed(2)} ms off`),
    ...(isClick ? [`the join into ${shot} clicks`] : []),
  ];
}
