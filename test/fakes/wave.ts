const HEADER = 44;

/** One channel of 16 bits. */
export interface WaveToWrite {
  readonly seconds: number;
  readonly rate: number;
  /** -1 to 1, by the time in seconds. */
  readonly sound: (time: number) => number;
  /** Says nothing of its length, as servers do that send while they speak. */
  readonly streamed?: boolean;
}

/** A WAV, byte by byte. */
export function waveOf({ seconds, rate, sound, streamed = false }: WaveToWrite): Uint8Array {
  const samples = Math.round(seconds * rate);
  const wave = Buffer.alloc(HEADER + 2 * samples);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(streamed ? 0xffff_ffff : wave.length - 8, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(2 * rate, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(streamed ? 0xffff_ffff : 2 * samples, 40);
  for (let sample = 0; sample < samples; sample += 1) {
    wave.writeInt16LE(Math.round(32_767 * sound(sample / rate)), HEADER + 2 * sample);
  }
  return wave;
}
