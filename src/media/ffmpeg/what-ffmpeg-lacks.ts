import type { Ffmpeg } from './ffmpeg.ts';
import { runFfmpeg } from './run-ffmpeg.ts';

/** What every film may need. */
const FILTERS =
  'aformat alphamerge aresample bwdif color crop format fps geq lut3d overlay pad scale select setparams setpts setsar tpad trim'.split(
    ' ',
  );
const ENCODERS = ['libx264', 'aac', 'png'];

/** Draws subtitles; needed only where they are burnt into the pictures. */
const SUBTITLES = 'ass';

export interface FfmpegLack {
  /** `filter crop`, `encoder aac`. */
  readonly what: string;
  readonly isFor: 'films' | 'burnt subtitles';
}

/** Which abilities an ffmpeg lacks. Throws `media/ffmpeg-failed` where it doesn't run. */
export async function whatFfmpegLacks(ffmpeg: Ffmpeg): Promise<readonly FfmpegLack[]> {
  const [filters, encoders] = await Promise.all([
    namesIn(ffmpeg, '-filters'),
    namesIn(ffmpeg, '-encoders'),
  ]);
  const lacking = (kind: string, names: readonly string[], has: ReadonlySet<string>) =>
    names.filter((name) => !has.has(name)).map((name) => `${kind} ${name}`);
  const films = [...lacking('filter', FILTERS, filters), ...lacking('encoder', ENCODERS, encoders)];
  return [
    ...films.map((what) => ({ what, isFor: 'films' as const })),
    ...lacking('filter', [SUBTITLES], filters).map((what) => ({
      what,
      isFor: 'burnt subtitles' as const,
    })),
  ];
}

/** The second word of every line: ffmpeg lists flags, name, description. */
async function namesIn(ffmpeg: Ffmpeg, listing: string): Promise<ReadonlySet<string>> {
  const { stdout } = await runFfmpeg(ffmpeg, {
    purpose: `answer ${listing}`,
    arguments: [listing],
    capture: true,
  });
  const lines = Buffer.from(stdout).toString('utf8').split('\n');
  return new Set(lines.map((line) => line.trim().split(/\s+/)[1] ?? ''));
}
