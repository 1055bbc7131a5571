import { fileUrl } from '../../src/media/ffmpeg/file-arguments.ts';
import { options } from '../../src/media/ffmpeg/options.ts';
import { ffmpegBytes, testFfmpeg } from '../support/ffmpeg.ts';

const made = new Map<string, Promise<Uint8Array>>();

/**
 * A real mp4 whose pictures differ, small enough to make in a moment; made once a test file. `sound` is a
 * file that is heard with it.
 */
export async function tinyClip(
  picture: { width: number; height: number; fps: number; seconds: number },
  hue = 0,
  sound?: string,
): Promise<Uint8Array> {
  const { width, height, fps, seconds } = picture;
  const key = JSON.stringify([width, height, fps, seconds, hue, sound]);
  const known = made.get(key) ?? make();
  made.set(key, known);
  return await known;

  async function make(): Promise<Uint8Array> {
    const source = `testsrc2=size=${width}x${height}:rate=${fps}:duration=${seconds},hue=h=${hue}`;
    return await ffmpegBytes(
      await testFfmpeg(),
      ...options({ f: 'lavfi', i: source }),
      ...(sound === undefined
        ? []
        : options({ i: fileUrl(sound), 'c:a': 'aac', ac: 2, t: seconds })),
      ...options({ 'c:v': 'libx264', preset: 'ultrafast', pix_fmt: 'yuv420p' }),
      ...options({ movflags: 'frag_keyframe+empty_moov', f: 'mp4' }),
      'pipe:1',
    );
  }
}
