import { open } from 'node:fs/promises';
import { SAMPLE_RATE } from '../../film/time.ts';
import { PCM_BYTES, PCM_CHANNELS } from './pcm.ts';

/** -80 dB: nobody hears it. */
const UNHEARD = 1e-4;

/** Samples that are looked at together: 50 ms. */
const BLOCK = SAMPLE_RATE / 20;

/** An encoder fills up the last packet with silence, which comes out as noise so far below the sound. */
const FILLING = 1e-2;

/** Two packets of AAC, or one of anything else. */
const LONGEST_FILLING = 2048;

/**
 * How many of the first `samples` of a raw file there are up to the last that is heard. Noise with
 * which the last packet of an encoder was filled up counts for nothing.
 */
export async function lastHeard(path: string, samples: number): Promise<number> {
  const file = await open(path);
  const read = async (from: number, to: number): Promise<Float32Array> => {
    const values = new Float32Array((to - from) * PCM_CHANNELS);
    await file.read(new Uint8Array(values.buffer), 0, values.byteLength, from * PCM_BYTES);
    return values;
  };
  try {
    let end = samples;
    for (; end > 0; end -= BLOCK) {
      const from = Math.max(0, end - BLOCK);
      const last = lastAbove(await read(from, end), UNHEARD);
      if (last === undefined) continue;
      end = from + last + 1;
      break;
    }
    if (end <= 0) return 0;
    const from = Math.max(0, end - BLOCK);
    const block = await read(from, end);
    const peak = block.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const loud = from + (lastAbove(block, peak * FILLING) ?? 0) + 1;
    return samples - loud < LONGEST_FILLING ? loud : end;
  } finally {
    await file.close();
  }
}

function lastAbove(values: Float32Array, level: number): number | undefined {
  const last = values.findLastIndex((value) => Math.abs(value) > level);
  return last < 0 ? undefined : Math.floor(last / PCM_CHANNELS);
}
