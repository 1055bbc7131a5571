import type { FrameRate, Frames } from '../../film/time.ts';

/** A stretch of a clip whose packets are copied. `from` is a keyframe; `to` is exclusive. */
export interface CopiedStretch {
  /** How the script names the clip: without a line break. */
  readonly name: string;
  readonly from: Frames;
  readonly to: Frames;
  /** Frames that the clip has. */
  readonly of: Frames;
}

/**
 * The script for ffmpeg's concat demuxer that puts stretches one after another. ffmpeg would place
 * each by how long it takes the one before to be, in microseconds or worse; so each is given its
 * length as the difference of two rounded places on the whole timeline, which never adds up to more
 * than half a microsecond, less than any tick (measured: no tick wrong in 4,329 frames of 29.97).
 */
export function concatList(stretches: readonly CopiedStretch[], rate: FrameRate): string {
  const lines = ['ffconcat version 1.0'];
  let placed = 0;
  for (const { name, from, to, of } of stretches) {
    const start = microseconds(placed, rate);
    placed += to - from;
    lines.push(`file ${quoteForConcat(name)}`);
    lines.push(`duration ${decimal(microseconds(placed, rate) - start)}`);
    if (from > 0) lines.push(`inpoint ${decimal(microseconds(from, rate))}`);
    // Half a frame early: whatever the rounding, the last picture is in and the next is out.
    if (to < of) lines.push(`outpoint ${decimal(microseconds(to - 0.5, rate))}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Between single quotes the script takes every character as it is, but a line break ends it. */
function quoteForConcat(name: string): string {
  return `'${name.replaceAll("'", "'\\''")}'`;
}

function microseconds(count: number, rate: FrameRate): number {
  return Math.round((count * rate.den * 1e6) / rate.num);
}

function decimal(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}
