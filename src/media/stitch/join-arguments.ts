import type { FrameRate } from '../../film/time.ts';
import { clipInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { mp4Arguments } from '../ffmpeg/house-codec.ts';
import { options } from '../ffmpeg/options.ts';

export interface FilmMetadata {
  readonly title: string;
  /** Who made it from what, e.g. `Made with MiniStudio 0.1.0 from spec sha256:…`. */
  readonly comment?: string;
}

export interface Joining {
  /** A concat script. */
  readonly list: string;
  /** AAC in an mp4, exactly as long as the pictures; null for no sound track. */
  readonly sound: string | null;
  readonly out: string;
  readonly rate: FrameRate;
  readonly metadata: FilmMetadata;
}

/**
 * Arguments that copy the pictures and the sound. Both are of the exact length already: `-frames` or
 * `-t` on the output would cut the sound short with some builds.
 */
export function joinArguments(joining: Joining): readonly string[] {
  const { sound, metadata } = joining;
  const { title, comment } = metadata;
  return [
    ...options({ protocol_whitelist: 'file,pipe', f: 'concat', safe: 0, i: fileUrl(joining.list) }),
    ...(sound === null ? [] : clipInput(sound)),
    ...options({ map: '0:v:0', 'c:v': 'copy' }),
    ...(sound === null ? [] : options({ map: '1:a:0', 'c:a': 'copy' })),
    ...mp4Arguments(joining.rate),
    ...options({ metadata: `title=${title}` }),
    ...(comment === undefined ? [] : options({ metadata: `comment=${comment}` })),
    fileUrl(joining.out),
  ];
}
