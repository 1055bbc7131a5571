import type { FrameRate, Frames } from '../film/time.ts';
import { SAMPLE_RATE, sampleAt } from '../film/time.ts';
import { fileUrl } from './file-arguments.ts';
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
  /** A WAV of exactly the film's samples; absent: silence; null: no sound track. */
  readonly audio?: string | null;
  readonly out: string;
  readonly frames: Frames;
  readonly rate: FrameRate;
  readonly metadata: FilmMetadata;
}

/** High enough to be transparent for stereo speech, music and effects. */
const AUDIO_BITRATE = '192k';

/**
 * Arguments that copy the pictures and encode the sound once. The length of the sound is bounded at
 * its source: `-frames` or `-t` on the output would cut the sound of some builds short.
 */
export function joinArguments(joining: Joining): readonly string[] {
  const { audio, metadata } = joining;
  const { title, comment } = metadata;
  return [
    ...options({ protocol_whitelist: 'file,pipe', f: 'concat', safe: 0, i: fileUrl(joining.list) }),
    ...(audio === null ? [] : soundInput(joining)),
    ...options({ map: '0:v:0', 'c:v': 'copy' }),
    ...(audio === null ? [] : SOUND_OUTPUT),
    ...mp4Arguments(joining.rate),
    ...options({ metadata: `title=${title}` }),
    ...(comment === undefined ? [] : options({ metadata: `comment=${comment}` })),
    fileUrl(joining.out),
  ];
}

const SOUND_OUTPUT = options({
  map: '1:a:0',
  'c:a': 'aac',
  'b:a': AUDIO_BITRATE,
  'flags:a': '+bitexact',
});

function soundInput({ audio, frames, rate }: Joining): readonly string[] {
  if (typeof audio === 'string') {
    return options({
      protocol_whitelist: 'file,pipe',
      format_whitelist: 'wav,w64',
      i: fileUrl(audio),
    });
  }
  // One channel: a second silent one doubles the time of the whole join.
  const silence = `anullsrc=r=${SAMPLE_RATE}:cl=mono,atrim=end_sample=${sampleAt(frames, rate)}`;
  return options({ f: 'lavfi', i: silence });
}
