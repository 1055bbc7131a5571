import type { FrameRate, Frames } from '../../film/time.ts';
import { SAMPLE_RATE, sampleAt } from '../../film/time.ts';
import { mediaError } from '../media-error.ts';
import { openMedia } from '../probe/open-media.ts';

/**
 * Throws `media/wrong-length` unless a sound has exactly the samples of so many frames, at 48 kHz:
 * a sound that is only nearly as long as its pictures is how films drift out of sync. Throws
 * `media/unreadable-sound` for anything but sound.
 */
export async function requireExactSound(
  path: string,
  frames: Frames,
  rate: FrameRate,
): Promise<void> {
  const wanted = sampleAt(frames, rate);
  const { samples, sampleRate } = await readSoundLength(path);
  if (sampleRate === SAMPLE_RATE && samples === wanted) return;
  const message = `${path} has ${samples} samples at ${sampleRate} Hz; the film needs ${wanted} at ${SAMPLE_RATE} Hz.`;
  throw mediaError('media/wrong-length', message);
}

/** What the file's index says, without decoding; 0 where it has no sound. Throws `media/unreadable-sound`. */
export async function readSoundLength(
  path: string,
): Promise<{ readonly samples: number; readonly sampleRate: number }> {
  const input = openMedia(path);
  try {
    const track = await input.getPrimaryAudioTrack();
    if (track === null) return { samples: 0, sampleRate: 0 };
    const sampleRate = await track.getSampleRate();
    return { samples: Math.round((await track.computeDuration()) * sampleRate), sampleRate };
  } catch (cause) {
    const message = `${path} can't be read as sound.`;
    throw mediaError('media/unreadable-sound', message, { cause });
  } finally {
    input.dispose();
  }
}
