import { waveOf } from './wave.ts';

const RATE = 24_000;

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
  const sound = (time: number): number => 0.37 * Math.sin(2 * Math.PI * 110 * number * time);
  return waveOf({ seconds, rate: RATE, sound, streamed });
}
