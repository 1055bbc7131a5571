import { factorOf } from '../decibels.ts';
import type { SampleSpan } from '../sound-plan.ts';
import { CHANNELS } from '../stereo.ts';
import { DUCK_ATTACK, DUCK_HOLD, DUCK_PAUSE, DUCK_RELEASE } from './duck-figures.ts';

/** Puts stretches in order, and bridges those that are less than a pause apart. */
export function bridge(spans: readonly SampleSpan[]): readonly SampleSpan[] {
  const bridged: SampleSpan[] = [];
  for (const span of spans.toSorted((left, right) => left.from - right.from)) {
    const last = bridged.at(-1);
    if (last !== undefined && span.from - last.to < DUCK_PAUSE) {
      bridged[bridged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else bridged.push(span);
  }
  return bridged;
}

/** Gains are reckoned for every 32nd sample of the film (0.7 ms), and run straight in between. */
const GRID = 32;

/**
 * A bus that goes down before each stretch of speech, as what is to come is known, stays down a
 * little after it, and comes up. As pauses that have no room for all of that are bridged, no two
 * stretches reach into each other.
 */
export class Ducking {
  private readonly stretches: readonly SampleSpan[];
  private readonly depthDb: number;
  private readonly lowest: number;
  /** Stretches before this one are over. */
  private next = 0;
  private gains = new Float64Array(0);
  private start = 0;

  constructor(speech: readonly SampleSpan[], depthDb: number) {
    this.stretches = bridge(speech);
    this.depthDb = depthDb;
    this.lowest = factorOf(-depthDb);
  }

  /** Makes ready for the pieces of a block. Blocks come in order. */
  moveTo(at: number, samples: number): void {
    const start = Math.floor(at / GRID);
    this.start = start * GRID;
    this.gains = new Float64Array(Math.floor((at + samples - 1) / GRID) + 2 - start);
    while (this.over(this.next, this.start)) this.next += 1;
    let current = this.next;
    for (let index = 0; index < this.gains.length; index++) {
      const sample = this.start + index * GRID;
      while (this.over(current, sample)) current += 1;
      const depth = depthAt(this.stretches[current], sample);
      this.gains[index] = this.gainAt(depth);
    }
  }

  /** Turns samples of the block down: those from one place of the film on. */
  apply(at: number, samples: Float32Array): void {
    const count = samples.length / CHANNELS;
    for (let done = 0; done < count;) {
      const place = at + done - this.start;
      const cell = Math.floor(place / GRID);
      const to = Math.min(count, done + (cell + 1) * GRID - place);
      const here = this.gains[cell]!;
      const slope = (this.gains[cell + 1]! - here) / GRID;
      for (; done < to; done++) {
        const factor = here + (at + done - this.start - cell * GRID) * slope;
        samples[CHANNELS * done]! *= factor;
        samples[CHANNELS * done + 1]! *= factor;
      }
    }
  }

  /** Mostly the bus is wholly up or down. */
  private gainAt(depth: number): number {
    if (depth === 0) return 1;
    return depth === 1 ? this.lowest : factorOf(-this.depthDb * depth);
  }

  private over(index: number, sample: number): boolean {
    const stretch = this.stretches[index];
    return stretch !== undefined && sample >= stretch.to + DUCK_HOLD + DUCK_RELEASE;
  }
}

/** How far down beds are for a stretch of speech: 0 not at all, 1 wholly. */
function depthAt(stretch: SampleSpan | undefined, sample: number): number {
  if (stretch === undefined) return 0;
  if (sample < stretch.from) return ramp(1 - (stretch.from - sample) / DUCK_ATTACK);
  return ramp(1 - (sample - stretch.to - DUCK_HOLD) / DUCK_RELEASE);
}

/** Starts and ends level, so that the way down and up has no corners. */
function ramp(part: number): number {
  if (part <= 0) return 0;
  return part >= 1 ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * part);
}
