import { spawnSync } from 'node:child_process';
import { fileUrl } from '../../../src/media/ffmpeg/file-arguments.ts';
import type { Ffmpeg } from '../../../src/media/ffmpeg/ffmpeg.ts';
import type { Loudness } from '../../../src/sound/loudness/measure-loudness.ts';

export const RAW = ['-f', 'f32le', '-ar', '48000', '-ac', '2'];

/** What ffmpeg's `ebur128` filter measures, to a tenth. */
export function ebur128(ffmpeg: Ffmpeg, sound: Float32Array): Loudness {
  return reportOf(
    ffmpeg,
    [...RAW, '-i', '-'],
    Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength),
  );
}

export function ebur128OfFile(ffmpeg: Ffmpeg, path: string): Loudness {
  return reportOf(ffmpeg, ['-i', fileUrl(path)]);
}

function reportOf(ffmpeg: Ffmpeg, source: readonly string[], input?: Buffer): Loudness {
  const filter = ['-af', 'ebur128=peak=true', '-f', 'null', '-'];
  const { stderr, status } = spawnSync(
    ffmpeg.path,
    ['-hide_banner', '-nostats', ...source, ...filter],
    {
      input,
      encoding: 'utf8',
      maxBuffer: 1e8,
    },
  );
  if (status !== 0) throw new Error(stderr);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const figure = (pattern: RegExp): number => {
    const text = pattern.exec(summary)?.[1];
    if (text === undefined) throw new Error(`${String(pattern)} is not in ${summary}`);
    return text === '-inf' ? -Infinity : Number(text);
  };
  return {
    integrated: figure(/I:\s+(\S+) LUFS/),
    truePeak: figure(/True peak:\s+Peak:\s+(\S+) dBFS/),
  };
}
