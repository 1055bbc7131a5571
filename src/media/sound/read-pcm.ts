import { readFile } from 'node:fs/promises';

/** All of a raw file: only for sounds that are known to be short. */
export async function readPcm(path: string): Promise<Float32Array> {
  const bytes = await readFile(path);
  const values = Math.floor(bytes.length / Float32Array.BYTES_PER_ELEMENT);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 4 * values));
}
