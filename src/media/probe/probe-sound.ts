import { open } from 'node:fs/promises';
import { type SoundFormat, soundFormatOf } from '../../film/sound-format.ts';
import { SAMPLE_RATE } from '../../film/time.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { fileUrl } from '../ffmpeg/file-arguments.ts';
import { mediaError } from '../media-error.ts';
import { options } from '../ffmpeg/options.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';

export interface SoundFacts {
  readonly format: SoundFormat;
  /** What is heard: as much as decodes, whatever a header promises. */
  readonly seconds: number;
}

/** What ffmpeg calls the containers. Nothing else is tried, such as playlists, which name files. */
const DEMUXERS: Readonly<Record<SoundFormat, string>> = {
  wav: 'wav',
  mp3: 'mp3',
  ogg: 'ogg',
  flac: 'flac',
};

const HEAD_BYTES = 12;
const BYTES_A_SAMPLE = 2;

/**
 * Decodes the sound of a line, so that it is known to be one. A WAV that was streamed, and says
 * 0xFFFFFFFF or 0 of its length, is read to its end. Throws `media/unreadable-sound` for anything else
 * than WAV, MP3, Ogg and FLAC, and for a file without a sample.
 */
export async function probeSound(
  ffmpeg: Ffmpeg,
  path: string,
  signal?: AbortSignal,
): Promise<SoundFacts> {
  const refuse = (why: string, cause?: unknown) =>
    mediaError('media/unreadable-sound', `${path} ${why}.`, { cause });
  const format = soundFormatOf(
    await headOf(path).catch((cause: unknown) => {
      throw refuse('can’t be read', cause);
    }),
  );
  if (format === undefined) throw refuse('is not WAV, MP3, Ogg or FLAC');
  const input = { f: DEMUXERS[format], protocol_whitelist: 'file', i: fileUrl(path) };
  const output = { map: '0:a:0', ac: 1, ar: SAMPLE_RATE, f: 's16le' };
  const run = {
    purpose: `decode ${path}`,
    arguments: [...options(input), ...options(output), 'pipe:1'],
    capture: true,
    ...(signal && { signal }),
  };
  const { stdout } = await runFfmpeg(ffmpeg, run).catch((cause: unknown) => {
    signal?.throwIfAborted();
    throw refuse('can’t be decoded', cause);
  });
  if (stdout.length === 0) throw refuse('holds no sound');
  return { format, seconds: stdout.length / BYTES_A_SAMPLE / SAMPLE_RATE };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
