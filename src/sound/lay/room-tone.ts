import { SAMPLE_RATE } from '../../film/time.ts';
import { type ClipTone, LEVEL_WINDOW } from '../measure/clip-tone.ts';
import { correlate, correlationAt } from '../measure/correlation.ts';
import { SPEECH_RATE } from '../measure/to-speech-rate.ts';
import type { SampleSpan } from '../sound-plan.ts';

/** A place is like another where its level is so near to what is usual, in decibels. */
const ALIKE = 3;

/** A blow or a step in it would be heard again and again: none of its moments is so much louder. */
const EVENT = 8;

/** With fewer places to begin at, what is heard would be one moment again and again: 200 ms of them. */
const FEWEST = (0.2 * SAMPLE_RATE) / LEVEL_WINDOW;

/** What is near to a hole sounds most as it does there. */
const NEAR = 10 * SAMPLE_RATE;

/** What is around a hole is judged by so much on either side. */
const BESIDE = Math.round(0.5 * SAMPLE_RATE);

/** A place is moved so far either way until its waves go on with those before: a round of 25 Hz. */
const MOVE = Math.round(0.02 * SAMPLE_RATE);

/** Takes places that are far from each other, in an order that comes back to none for long. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Samples of one of the waves. */
const STEP = SAMPLE_RATE / SPEECH_RATE;

/** A place of a clip from which its room tone can be taken. */
export interface TonePlace {
  /** Of the source. */
  readonly from: number;
  /** Its usual level, in dBFS. */
  readonly level: number;
}

/** What a clip sounds like where nobody speaks in it. */
export class RoomTone {
  private readonly tone: ClipTone;
  private readonly spoken: readonly SampleSpan[];

  /** @param spoken stretches of the source that are not to be heard, with what is around them. */
  constructor(tone: ClipTone, spoken: readonly SampleSpan[]) {
    this.tone = tone;
    this.spoken = spoken;
  }

  /**
   * So many places for a hole, each good for `samples`: neither in a word nor with anything in it that
   * stands out; near the hole, where there are any. None where there are too few to choose among.
   */
  places(count: number, samples: number, { from, to }: SampleSpan): readonly TonePlace[] {
    const windows = Math.ceil(samples / LEVEL_WINDOW);
    const near = this.placesIn({ from: from - NEAR, to: to + NEAR }, windows);
    const all = near.length < FEWEST ? this.placesIn({ from: 0, to: Infinity }, windows) : near;
    if (all.length < FEWEST) return [];
    return Array.from({ length: count }, (_, index) => {
      return all[Math.floor((((index + 1) * GOLDEN) % 1) * all.length)]!;
    });
  }

  /**
   * Moves a place to where its waves are most like those at another, for as long as the two are heard
   * together; the place is still good for `samples`.
   *
   * @returns how alike they are, too: 1 for the same waves, 0 for noise.
   */
  moved(
    { from, level }: TonePlace,
    samples: number,
    other: number,
    together: number,
  ): { readonly place: TonePlace; readonly likeness: number } {
    const good = this.stretchAround({ from, to: from + samples });
    const first = Math.max(good.from, from - MOVE);
    const last = Math.min(good.to - samples, from + MOVE);
    const stem = this.waves(other, other + together);
    const range = this.waves(first, last + together);
    if (stem.length === 0 || range.length < stem.length)
      return { place: { from, level }, likeness: 0 };
    const scores = correlate(stem, range);
    const likeness = scores.reduce((most, score) => Math.max(most, score), 0);
    const best = first + scores.indexOf(likeness) * STEP;
    return { place: { from: likeness > 0 ? best : from, level }, likeness };
  }

  /** How alike the waves are from two places on: 1 for the same, 0 for noise. */
  likeness(one: number, other: number, together: number): number {
    const [stem, mix] = [this.waves(one, one + together), this.waves(other, other + together)];
    const isWhole = stem.length > 0 && stem.length === mix.length;
    return isWhole ? correlationAt(stem, mix, 0) : 0;
  }

  /** The usual level beside a hole: before it, and after it; of what there is on one side only for both. */
  beside({ from, to }: SampleSpan): { readonly before: number; readonly after: number } {
    const before = this.usualIn({ from: from - BESIDE, to: from });
    const after = this.usualIn({ from: to, to: to + BESIDE });
    const usual = before ?? after ?? this.usualIn({ from: 0, to: Infinity }) ?? 0;
    return { before: before ?? usual, after: after ?? usual };
  }

  private usualIn(span: SampleSpan): number | undefined {
    const [first, last] = this.windowsIn(span);
    const heard = [...this.tone.levels.subarray(first, last)].filter(
      (_, index) => !this.isSpoken(spanOf(first + index, 1)),
    );
    return heard.length === 0 ? undefined : median(heard);
  }

  private placesIn(span: SampleSpan, windows: number): readonly TonePlace[] {
    const [first, last] = this.windowsIn(span);
    const quiet: { readonly from: number; readonly level: number; readonly loudest: number }[] = [];
    for (let index = first; index + windows <= last; index += 1) {
      if (this.isSpoken(spanOf(index, windows))) continue;
      const within = this.tone.levels.subarray(index, index + windows);
      const loudest = within.reduce((most, level) => Math.max(most, level), -Infinity);
      quiet.push({ from: index * LEVEL_WINDOW, level: median(within), loudest });
    }
    const usual = median(quiet.map(({ level }) => level));
    return quiet.filter(
      ({ level, loudest }) => Math.abs(level - usual) <= ALIKE && loudest <= usual + EVENT,
    );
  }

  /** The windows that lie wholly in a stretch, the last one exclusive. */
  private windowsIn({ from, to }: SampleSpan): readonly [first: number, last: number] {
    const { length } = this.tone.levels;
    const first = Math.max(0, Math.ceil(from / LEVEL_WINDOW));
    return [first, Math.max(first, Math.min(length, Math.floor(to / LEVEL_WINDOW)))];
  }

  /** All around a stretch in which nobody speaks. */
  private stretchAround({ from, to }: SampleSpan): SampleSpan {
    const before = this.spoken.filter((span) => span.to <= from).map((span) => span.to);
    const after = this.spoken.filter((span) => span.from >= to).map((span) => span.from);
    const end = this.tone.levels.length * LEVEL_WINDOW;
    return { from: Math.max(0, ...before), to: Math.min(end, ...after) };
  }

  private waves(from: number, to: number): Float64Array {
    const { waves } = this.tone;
    return Float64Array.from(waves.subarray(Math.max(0, Math.round(from / STEP)), to / STEP));
  }

  private isSpoken({ from, to }: SampleSpan): boolean {
    return this.spoken.some((span) => span.from < to && span.to > from);
  }
}

function spanOf(window: number, windows: number): SampleSpan {
  return { from: window * LEVEL_WINDOW, to: (window + windows) * LEVEL_WINDOW };
}

function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
