const HEADER = 44;

/** Samples of one channel with 16 bits each, the low byte first, as a WAV. */
export function waveFile(samples: Uint8Array, rate: number): Uint8Array {
  const wave = Buffer.alloc(HEADER + samples.length);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(2 * rate, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(samples.length, 40);
  wave.set(samples, HEADER);
  return wave;
}
