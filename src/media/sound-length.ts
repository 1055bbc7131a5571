import type { FrameRate, Frames } from '../film/time.ts';
import { SAMPLE_RATE, sampleAt } from '../film/time.ts';
import { mediaError } from './media-error.ts';
import { openMedia } from './open-media.ts';

/**
 * Throws `media/wrong-length` unless a WAV holds exactly the samples of so many frames, at 48 kHz:
 * a sound that is only nearly as long as its pictures is how films drift out of sync.
 */
export async function requireExactSound(
  path: string,
  frames: Frames,
  rate: FrameRate,
): Promise<void> {
  const wanted = sampleAt(frames, rate);
  const input = openMedia(path);
  try {
    const track = await input.getPrimaryAudioTrack();
    const sampleRate = (await track?.getSampleRate()) ?? 0;
    const samples = Math.round(((await track?.computeDuration()) ?? 0) * sampleRate);
    if (sampleRate === SAMPLE_RATE && samples === wanted) return;
    throw mediaError(
      'media/wrong-length',
      `${path} has ${samples} samples at ${sampleRate} Hz; the film needs ${wanted} at ${SAMPLE_RATE} Hz.`,
    );
  } finally {
    input.dispose();
  }
}
