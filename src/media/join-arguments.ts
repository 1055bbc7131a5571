import type { FrameRate } from '../film/time.ts';
import { clipInput, fileUrl } from './file-arguments.ts';
import { mp4Arguments } from './house-codec.ts';
import { options } from './options.ts';

export interface FilmMetadata {
  readonly title: string;
  /** Who made it from what, e.g. `Made with MiniStudio 0.1.0 from spec sha256:…`. */
  readonly comment?: string;
}

export interface Joining {
  /** A concat script. */
  readonly list: string;
  /** Exactly as long as the pictures; null for no sound track. */
  readonly sound: JoinedSound | null;
  readonly out: string;
  readonly rate: FrameRate;
  readonly metadata: FilmMetadata;
}

/** A WAV to encode, or AAC in an mp4 to take as it is. */
export interface JoinedSound {
  readonly path: string;
  readonly kind: 'wave' | 'aac';
}

/** High enough to be transparent for stereo speech, music and effects. */
const AUDIO_BITRATE = '192k';

/**
 * Arguments that copy the pictures and encode the sound once. Both are of the exact length already:
 * `-frames` or `-t` on the output would cut the sound short with some builds.
 */
export function joinArguments(joining: Joining): readonly string[] {
  const { sound, metadata } = joining;
  const { title, comment } = metadata;
  return [
    ...options({ protocol_whitelist: 'file,pipe', f: 'concat', safe: 0, i: fileUrl(joining.list) }),
    ...(sound === null ? [] : soundInput(sound)),
    ...options({ map: '0:v:0', 'c:v': 'copy' }),
    ...(sound === null ? [] : soundOutput(sound)),
    ...mp4Arguments(joining.rate),
    ...options({ metadata: `title=${title}` }),
    ...(comment === undefined ? [] : options({ metadata: `comment=${comment}` })),
    fileUrl(joining.out),
  ];
}

function soundInput({ kind, path }: JoinedSound): readonly string[] {
  if (kind === 'aac') return clipInput(path);
  return options({
    protocol_whitelist: 'file,pipe',
    format_whitelist: 'wav,w64',
    i: fileUrl(path),
  });
}

function soundOutput({ kind }: JoinedSound): readonly string[] {
  if (kind === 'aac') return options({ map: '1:a:0', 'c:a': 'copy' });
  return options({ map: '1:a:0', 'c:a': 'aac', 'b:a': AUDIO_BITRATE, 'flags:a': '+bitexact' });
}
