import { open } from 'node:fs/promises';
import { PCM_BYTES, PCM_CHANNELS } from './pcm.ts';

/** Writes sound to a raw file as it comes. @returns how many samples it has. */
export async function writePcm(path: string, sound: AsyncIterable<Float32Array>): Promise<number> {
  const file = await open(path, 'w');
  let values = 0;
  try {
    for await (const block of sound) {
      await file.writeFile(new Uint8Array(block.buffer, block.byteOffset, block.byteLength));
      values += block.length;
    }
  } finally {
    await file.close();
  }
  return values / PCM_CHANNELS;
}

/** Samples that are read at once: enough that reading is no work, few enough to stay in a cache. */
const BLOCK = 1 << 15;

/** Plays a raw file from its beginning. A block is valid only until the next one is asked for. */
export async function* playPcm(path: string): AsyncGenerator<Float32Array, void, void> {
  const file = await open(path);
  const block = new Float32Array(BLOCK * PCM_CHANNELS);
  const bytes = new Uint8Array(block.buffer);
  try {
    for (;;) {
      let filled = 0;
      for (;;) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, null);
        filled += bytesRead;
        if (bytesRead === 0 || filled === bytes.length) break;
      }
      const whole = Math.floor(filled / PCM_BYTES) * PCM_CHANNELS;
      if (whole > 0) yield block.subarray(0, whole);
      if (filled < bytes.length) return;
    }
  } finally {
    await file.close();
  }
}
