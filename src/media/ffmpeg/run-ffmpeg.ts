import { StringDecoder } from 'node:string_decoder';
import { diskRefusal } from './disk-refusal.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import { mediaError } from '../media-error.ts';

/** One run of ffmpeg. */
export interface FfmpegRun {
  /** What it is for, to follow "could not": `join 60 clips to /films/orb.mp4`. */
  readonly purpose: string;
  readonly arguments: readonly string[];
  readonly signal?: AbortSignal;
  /** Whether standard output is wanted; otherwise it is dropped. */
  readonly capture?: boolean;
  /** Called with how many pictures were written so far. */
  readonly onFrames?: (frames: number) => void;
}

/** Enough of standard error to see the cause; ffmpeg can write megabytes about a broken file. */
const TAIL_CHARACTERS = 4000;

/** Never asks, never reads our terminal, says only what failed. */
export const QUIET_ARGUMENTS = ['-nostdin', '-hide_banner', '-v', 'error', '-y'] as const;

/**
 * Runs ffmpeg to its end, without a shell. Throws `media/ffmpeg-failed` with the last lines that it
 * said, the system's error where the disk refused, or the signal's reason where it was aborted (the
 * child is killed then).
 */
export async function runFfmpeg(ffmpeg: Ffmpeg, run: FfmpegRun): Promise<{ stdout: Uint8Array }> {
  run.signal?.throwIfAborted();
  const progress = run.onFrames === undefined ? [] : ['-progress', 'pipe:1'];
  const child = await startFfmpeg(ffmpeg, [...QUIET_ARGUMENTS, ...progress, ...run.arguments], {
    stdin: 'ignore',
    stdout: run.capture === true || run.onFrames !== undefined ? 'pipe' : 'ignore',
    ...(run.signal === undefined ? {} : { signal: run.signal }),
  });
  const chunks: Buffer[] = [];
  let unfinished = '';
  child.process.stdout?.on('data', (chunk: Buffer) => {
    if (run.capture === true) chunks.push(chunk);
    if (run.onFrames === undefined) return;
    const lines = (unfinished + chunk.toString('latin1')).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      const count = /^frame=\s*(\d+)$/.exec(line)?.[1];
      if (count !== undefined) run.onFrames(Number(count));
    }
  });
  await child.finished(run.purpose);
  return { stdout: Buffer.concat(chunks) };
}

/** A running ffmpeg; `finished` rejects unless it ended well. */
export interface RunningFfmpeg {
  readonly process: Awaited<ReturnType<typeof spawn>>['child'];
  finished(purpose: string): Promise<void>;
}

/** Starts ffmpeg with the given streams; for those who feed it pictures. */
export async function startFfmpeg(
  ffmpeg: Ffmpeg,
  arguments_: readonly string[],
  streams: { stdin: 'ignore' | 'pipe'; stdout: 'ignore' | 'pipe'; signal?: AbortSignal },
): Promise<RunningFfmpeg> {
  const { child } = await spawn(ffmpeg, arguments_, streams);
  let tail = '';
  const decoder = new StringDecoder('utf8');
  child.stderr?.on('data', (chunk: Buffer) => {
    tail = lastLines(tail + decoder.write(chunk));
  });
  return {
    process: child,
    async finished(purpose) {
      const result = await child;
      // It also ends well where the disk has refused the last bytes of a file; but it says so.
      if (!result.failed && tail.trim() === '') return;
      streams.signal?.throwIfAborted();
      const output = /^file:(.+)$/s.exec(arguments_.at(-1) ?? '')?.[1];
      const refusal = output && (await diskRefusal(output, { said: tail, signal: result.signal }));
      if (refusal) throw refusal;
      if (!result.failed) return;
      const ended = result.signal === undefined ? `code ${result.exitCode}` : result.signal;
      const said = tail.trim() || result.originalMessage || `it ended with ${ended}`;
      throw mediaError('media/ffmpeg-failed', `ffmpeg could not ${purpose}: ${said}`, {
        hint: `The command was: ${ffmpeg.path} ${arguments_.map(quoted).join(' ')}`,
      });
    },
  };
}

/** The child itself can be awaited, which would wait for its end: so it is held by an object. */
async function spawn(
  ffmpeg: Ffmpeg,
  arguments_: readonly string[],
  streams: { stdin: 'ignore' | 'pipe'; stdout: 'ignore' | 'pipe'; signal?: AbortSignal },
) {
  // Of a hundred files: only who has something to encode or decode loads them.
  const { execa } = await import('execa');
  const child = execa(ffmpeg.path, arguments_, {
    env: ffmpeg.environment,
    extendEnv: false,
    stdin: streams.stdin,
    stdout: streams.stdout,
    stderr: 'pipe',
    buffer: false,
    reject: false,
    // ffmpeg finishes its file on SIGTERM, which may take long; whoever aborts wants no file.
    forceKillAfterDelay: 1000,
    ...(streams.signal === undefined ? {} : { cancelSignal: streams.signal }),
  });
  return { child };
}

/** Whole lines, where there are any: half a word could be the half of a secret, which nobody knows. */
function lastLines(text: string): string {
  if (text.length <= TAIL_CHARACTERS) return text;
  const tail = text.slice(-TAIL_CHARACTERS);
  return tail.slice(tail.indexOf('\n') + 1);
}

/** For people to read and paste; it is never run so. */
function quoted(argument: string): string {
  return /^[\w./:=,+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
