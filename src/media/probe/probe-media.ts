import { open } from 'node:fs/promises';
import { openMedia } from './open-media.ts';
import { imageFormatOf } from './probe-image.ts';

export type MediaKind = 'image' | 'audio' | 'video' | 'other';

/**
 * Tells what kind of media a file holds by its content; `other` where it is none or unreadable.
 * It is a quick look: `probeImage` and `probeClip` tell whether the whole file is sound.
 */
export async function probeMedia(path: string): Promise<MediaKind> {
  if (await isImage(path)) return 'image';
  const input = openMedia(path);
  try {
    if ((await input.getPrimaryVideoTrack()) !== null) return 'video';
    return (await input.getPrimaryAudioTrack()) === null ? 'other' : 'audio';
  } catch {
    return 'other';
  } finally {
    input.dispose();
  }
}

async function isImage(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(12), position: 0 });
      return imageFormatOf(buffer.subarray(0, bytesRead)) !== undefined;
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
