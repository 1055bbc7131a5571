const HEAD = 12;
const CHUNK_HEAD = 8;

/**
 * How long a WAV is, in seconds, by the bytes that are there; undefined of what is no WAV. Servers that
 * send while they speak write a length that they do not know yet, so that more is promised than comes.
 */
export function waveLength(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < HEAD || nameAt(0) !== 'RIFF' || nameAt(8) !== 'WAVE') return undefined;
  let bytesPerSecond = 0;
  for (let at = HEAD; at + CHUNK_HEAD <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + CHUNK_HEAD;
    if (nameAt(at) === 'fmt ' && size >= 12 && start + 12 <= bytes.length) {
      bytesPerSecond = view.getUint32(start + 8, true);
    }
    if (nameAt(at) === 'data') {
      const there = Math.min(size, bytes.length - start);
      return bytesPerSecond > 0 ? there / bytesPerSecond : undefined;
    }
    // Chunks begin at even places.
    at = start + size + (size % 2);
  }
  return undefined;
}
