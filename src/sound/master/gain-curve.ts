import { LIMITER_AHEAD, LIMITER_HOLD, LIMITER_RELEASE } from './limiter-figures.ts';
import { SlidingLeast } from './sliding-least.ts';
import { SlidingMean } from './sliding-mean.ts';

/** Closer to 1 than that is 1: a thousandth of a decibel. */
const NEARLY = 1 - 1e-4;

/** Two means in a row: the gain goes down and comes back without corners. */
const HALF = LIMITER_AHEAD / 2;

/** By how many samples the gain comes after what it is for. */
export const CURVE_DELAY = LIMITER_AHEAD - 1;

/**
 * A smooth gain from what each sample needs. It is never more than what the sample `CURVE_DELAY`
 * before needs: the least of all within reach, held, let go slowly, and only then rounded off.
 */
export class GainCurve {
  private readonly least = new SlidingLeast(LIMITER_AHEAD + LIMITER_HOLD);
  private readonly first = new SlidingMean(HALF);
  private readonly second = new SlidingMean(LIMITER_AHEAD - HALF + 1);
  private readonly rise = 1 - Math.exp(-1 / LIMITER_RELEASE);
  private held = 1;
  /** For how many samples nothing has been needed, and the gain was 1. */
  private idle = Infinity;

  add(needed: number): number {
    if (needed === 1 && this.idle > 2 * (LIMITER_AHEAD + LIMITER_HOLD)) return 1;
    const least = this.least.add(needed);
    if (least <= this.held) this.held = least;
    else this.held += (least - this.held) * this.rise;
    if (least === 1 && this.held > NEARLY) this.held = 1;
    this.idle = needed === 1 && this.held === 1 ? this.idle + 1 : 0;
    return this.second.add(this.first.add(this.held));
  }
}
