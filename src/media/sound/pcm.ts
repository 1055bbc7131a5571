import { SAMPLE_RATE } from '../../film/time.ts';
import { options } from '../ffmpeg/options.ts';

/** Decoded sound, as it lies on disk: interleaved stereo in 32-bit floats, little endian, 48 kHz. */
export const PCM_CHANNELS = 2;
export const PCM_BYTES = PCM_CHANNELS * Float32Array.BYTES_PER_ELEMENT;

/** What a raw file can't say of itself, whether it is read or written. */
export function pcmFormat(): readonly string[] {
  return options({ f: 'f32le', ar: SAMPLE_RATE, ac: PCM_CHANNELS });
}
