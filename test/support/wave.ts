import { open } from 'node:fs/promises';
import { SAMPLE_RATE } from '../../src/film/time.ts';

const CHANNELS = 2;
const BYTES_A_SAMPLE = 2;

/** Writes a 48 kHz stereo WAV; `sampleOf` gives both channels' value, -1 to 1. */
export async function writeWave(
  path: string,
  samples: number,
  sampleOf: (index: number) => number,
): Promise<void> {
  const frameBytes = CHANNELS * BYTES_A_SAMPLE;
  const wave = Buffer.alloc(44 + samples * frameBytes);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(CHANNELS, 22);
  wave.writeUInt32LE(SAMPLE_RATE, 24);
  wave.writeUInt32LE(SAMPLE_RATE * frameBytes, 28);
  wave.writeUInt16LE(frameBytes, 32);
  wave.writeUInt16LE(BYTES_A_SAMPLE * 8, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(samples * frameBytes, 40);
  for (let index = 0; index < samples; index++) {
    const value = Math.round(sampleOf(index) * 32767);
    wave.writeInt16LE(value, 44 + index * frameBytes);
    wave.writeInt16LE(value, 46 + index * frameBytes);
  }
  const file = await open(path, 'w');
  await file.writeFile(wave);
  await file.close();
}
