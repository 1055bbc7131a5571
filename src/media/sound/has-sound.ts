import { openMedia } from '../open-media.ts';

/** Whether a file has a track of sound; one that can't be read has none. */
export async function hasSound(path: string): Promise<boolean> {
  const input = openMedia(path);
  try {
    return (await input.getPrimaryAudioTrack()) !== null;
  } catch {
    return false;
  } finally {
    input.dispose();
  }
}
