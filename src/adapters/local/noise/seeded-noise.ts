import { naturalLogarithm } from './natural-logarithm.ts';
import { philox } from './philox.ts';

/** What a take's noise is drawn for: each has a stream of its own. */
export const NOISE_STREAMS = { latents: 0, steps: 1 } as const;

/** Draws so many numbers of a normal distribution with mean 0 and spread 1. */
export type DrawNoise = (count: number) => Float32Array;

/**
 * Seeded noise that is the same on every platform: Philox-4x32-10 keyed by the seed, two uniform
 * numbers of 32 bits at a time, and Marsaglia's polar method, computed with operations that IEEE
 * 754 defines to the last bit (no sine, cosine or logarithm of the engine's). It is not the noise
 * that PyTorch draws from the same seed: a seed gives other pictures here than there.
 */
export function seededNoise(seed: number, stream: number): DrawNoise {
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32) >>> 0] as const;
  let block = 0;
  let ready: number[] = [];
  const refill = (): void => {
    const words = philox([block >>> 0, Math.floor(block / 2 ** 32), stream, 0], key);
    block += 1;
    ready = [...polarPair(words[0], words[1]), ...polarPair(words[2], words[3])];
  };
  return (count) => {
    const noise = new Float32Array(count);
    for (let index = 0; index < count; index += 1) {
      while (ready.length === 0) refill();
      noise[index] = ready.shift()!;
    }
    return noise;
  };
}

/** Two normal numbers from a point in the unit disk; none where the point is outside of it. */
function polarPair(first: number, second: number): readonly number[] {
  const [x, y] = [centred(first), centred(second)];
  const square = x * x + y * y;
  if (square >= 1 || square === 0) return [];
  const factor = Math.sqrt((-2 * naturalLogarithm(square)) / square);
  return [x * factor, y * factor];
}

/** A word as a number between −1 and 1, never either. */
function centred(word: number): number {
  return (word + 0.5) / 2 ** 31 - 1;
}
