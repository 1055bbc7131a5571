const RATE = 24_000;
const HEADER = 44;

/**
 * A WAV of a tone, whose pitch tells which it is.
 *
 * @param streamed says nothing of its length, as servers do that send while they speak.
 */
export function tinySound(
  seconds: number,
  number = 1,
  { streamed = false }: { readonly streamed?: boolean } = {},
): Uint8Array {
  const samples = Math.round(seconds * RATE);
  const wave = Buffer.alloc(HEADER + 2 * samples);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(streamed ? 0xffff_ffff : wave.length - 8, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(RATE, 24);
  wave.writeUInt32LE(2 * RATE, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(streamed ? 0xffff_ffff : 2 * samples, 40);
  for (let sample = 0; sample < samples; sample += 1) {
    const height = Math.sin((2 * Math.PI * 110 * number * sample) / RATE);
    wave.writeInt16LE(Math.round(12_000 * height), HEADER + 2 * sample);
  }
  return wave;
}
