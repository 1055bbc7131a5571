import type { Ffmpeg } from './ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** What one ffmpeg can do, for `doctor`, the manifest and whoever can use a newer filter. */
export interface FfmpegDescription {
  /** As it calls itself, e.g. `5.1.9-0+deb12u1` or `N-47683-g0e8eb07980-static`. */
  readonly version: string;
  readonly features: Readonly<Record<FfmpegFeature, boolean>>;
  /** What we can't do without and it lacks; empty for a usable one. */
  readonly missing: readonly string[];
}

/** Abilities that some supported builds lack. Nothing needs them. */
export type FfmpegFeature =
  | 'xfade'
  | 'scdet'
  | 'blurdetect'
  | 'libvmaf'
  | 'loudnorm'
  | 'movie_timescale';

const OPTIONAL_FILTERS = ['xfade', 'scdet', 'blurdetect', 'libvmaf', 'loudnorm'] as const;

const NEEDED_FILTERS =
  'alphamerge bwdif crop format fps geq lut3d overlay pad scale select setpts setsar tile tpad trim'.split(
    ' ',
  );

const NEEDED_ENCODERS = ['libx264', 'aac', 'png'];

/** Asked once for each, and only by those who want to know: it starts ffmpeg four times. */
const described = new WeakMap<Ffmpeg, Promise<FfmpegDescription>>();

/** Describes an ffmpeg. Throws `media/ffmpeg-failed` where it doesn't run. */
export async function describeFfmpeg(ffmpeg: Ffmpeg): Promise<FfmpegDescription> {
  const known = described.get(ffmpeg) ?? askAll(ffmpeg);
  described.set(ffmpeg, known);
  return known;
}

async function askAll(ffmpeg: Ffmpeg): Promise<FfmpegDescription> {
  const [version, filters, encoders, muxer] = await Promise.all([
    ask(ffmpeg, '-version'),
    ask(ffmpeg, '-filters').then(namesIn),
    ask(ffmpeg, '-encoders').then(namesIn),
    ask(ffmpeg, '-h', 'muxer=mp4'),
  ]);
  const has = (filter: string) => filters.has(filter);
  const optional = OPTIONAL_FILTERS.map((filter) => [filter, has(filter)] as const);
  return {
    version: /^ffmpeg version (\S+)/.exec(version)?.[1] ?? 'unknown',
    features: {
      ...(Object.fromEntries(optional) as Record<(typeof OPTIONAL_FILTERS)[number], boolean>),
      movie_timescale: /^\s*-movie_timescale\s/m.test(muxer),
    },
    missing: [
      ...NEEDED_FILTERS.filter((filter) => !has(filter)).map((name) => `filter ${name}`),
      ...NEEDED_ENCODERS.filter((name) => !encoders.has(name)).map((name) => `encoder ${name}`),
    ],
  };
}

async function ask(ffmpeg: Ffmpeg, ...question: readonly string[]): Promise<string> {
  const { stdout } = await runFfmpeg(ffmpeg, {
    purpose: `answer ${question.join(' ')}`,
    arguments: question,
    capture: true,
  });
  return Buffer.from(stdout).toString('utf8');
}

/** The second word of every line: ffmpeg lists flags, name, description. */
function namesIn(listing: string): ReadonlySet<string> {
  return new Set(listing.split('\n').map((line) => line.trim().split(/\s+/)[1] ?? ''));
}
