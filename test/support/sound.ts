import { rm } from 'node:fs/promises';
import type { Ffmpeg } from '../../src/media/ffmpeg/ffmpeg.ts';
import { encodeSound } from '../../src/media/sound/encode-sound.ts';
import { writePcm } from '../../src/media/sound/pcm-file.ts';

/** Writes a sound as films have it; `sampleOf` gives both channels' value, -1 to 1. */
export async function writeSound(
  ffmpeg: Ffmpeg,
  path: string,
  samples: number,
  sampleOf: (index: number) => number,
): Promise<void> {
  const raw = `${path}.f32`;
  const values = new Float32Array(samples * 2);
  for (let index = 0; index < samples; index++) {
    values.fill(sampleOf(index), 2 * index, 2 * index + 2);
  }
  await writePcm(raw, blocksOf(values));
  await encodeSound(ffmpeg, { source: raw, out: path });
  await rm(raw);
}

async function* blocksOf(values: Float32Array): AsyncGenerator<Float32Array, void, void> {
  yield values;
}
