import { openMedia } from '../probe/open-media.ts';

/**
 * Seconds after a file's zero at which its sound ends, as its index has it; undefined where it has
 * none. What decodes may be longer: encoders fill up their last packet, and ffmpeg plays that too.
 */
export async function readSoundEnd(path: string): Promise<number | undefined> {
  const input = openMedia(path);
  try {
    return await (await input.getPrimaryAudioTrack())?.computeDuration();
  } catch {
    return undefined;
  } finally {
    input.dispose();
  }
}
