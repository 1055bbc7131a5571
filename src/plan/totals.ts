import { toSeconds } from '../film/time.ts';
import type { FrameRate } from '../film/time.ts';
import type { PlannedKeyframe, PlannedShot, Totals } from './call-sheet.ts';
import { keyframesToMake } from './plan-keyframes.ts';

/**
 * What is to be shot, all in all, with the keyframes that it takes: a shot that is stale counts as one
 * that will be.
 */
export function totalsOf(
  shots: readonly PlannedShot[],
  keyframes: readonly PlannedKeyframe[],
  rate: FrameRate,
): Totals {
  const toShoot = shots.filter(({ state }) => state !== 'fresh');
  const paid = toShoot.filter(({ restorable }) => !restorable);
  const toMake = keyframesToMake(keyframes, new Set(paid.map(({ id }) => id)));
  const costs = [...toShoot, ...toMake].map(({ cost }) => cost.usd);
  const seconds = paid.flatMap(({ segments }) => segments.map((segment) => segment.seconds));
  return {
    usd: sumOf(costs),
    secondsPaid: round(sum(seconds)),
    secondsUsed: round(toSeconds(sum(paid.map(({ frames }) => frames)), rate)),
  };
}

/** US dollars; unknown as soon as one of them is. */
export function sumOf(usd: readonly (number | null)[]): number | null {
  return usd.every((each) => each !== null) ? round(sum(usd)) : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** To a millionth: prices have cents and seconds have milliseconds, floats have dust. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
