import { correlate, correlationAt } from './correlation.ts';

/** The search is at 8 kHz, where speech still has its shape; the answer is to the sample. */
const COARSE = 6;

/** Taps of the low-pass filter before every sixth sample is kept, on either side of the middle. */
const SIDE = 24;

export interface Offset {
  /** By how many samples the stem lies later in the mix than it was expected; negative is earlier. */
  readonly offsetSamples: number;
  /** How alike stem and mix are there: 1 is the same but for the level, 0 has nothing of it. */
  readonly correlation: number;
}

/**
 * Where a known sound lies in a mix. Both are one channel at the film's sample rate. It is looked for
 * everywhere in the given stretch of the mix: give as much before and after as it may be off.
 * Nothing, where the stretch is shorter than the stem, or the stem is silent.
 */
export function measureOffset(
  stem: Float32Array,
  mix: Float32Array,
  expectedAt: number,
): Offset | undefined {
  if (mix.length < stem.length || stem.every((value) => value === 0)) return undefined;
  const fineStem = Float64Array.from(stem);
  const fineMix = Float64Array.from(mix);
  const rough = bestOf(correlate(thin(fineStem), thin(fineMix))) * COARSE;
  let best = { place: 0, correlation: -Infinity };
  const last = mix.length - stem.length;
  const from = Math.min(last, Math.max(0, rough - 2 * COARSE));
  for (let place = from; place <= Math.min(last, rough + 2 * COARSE); place++) {
    const correlation = correlationAt(fineStem, fineMix, place);
    if (correlation > best.correlation) best = { place, correlation };
  }
  return { offsetSamples: best.place - expectedAt, correlation: best.correlation };
}

function bestOf(scores: Float64Array): number {
  let best = 0;
  for (const [place, score] of scores.entries()) if (score > scores[best]!) best = place;
  return best;
}

/** Every sixth sample, after what could not be told from lower tones then is filtered out. */
function thin(sound: Float64Array): Float64Array {
  const thinned = new Float64Array(Math.ceil(sound.length / COARSE));
  for (let index = 0; index < thinned.length; index++) {
    let sum = 0;
    for (let tap = -SIDE; tap <= SIDE; tap++) {
      sum += LOW_PASS[tap + SIDE]! * (sound[index * COARSE + tap] ?? 0);
    }
    thinned[index] = sum;
  }
  return thinned;
}

/** A windowed sinc with its edge at 3.6 kHz. */
const LOW_PASS = Float64Array.from({ length: 2 * SIDE + 1 }, (_, index) => {
  const tap = index - SIDE;
  const edge = 0.9 / COARSE;
  const ideal = tap === 0 ? edge : Math.sin(Math.PI * edge * tap) / (Math.PI * tap);
  return ideal * (0.5 + 0.5 * Math.cos((Math.PI * tap) / (SIDE + 1)));
});
