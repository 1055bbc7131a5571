import type { Format } from '../../film/film.ts';
import { LOUDNESS_BY_USE, type LoudnessUse } from '../../film/loudness.ts';
import type * as document from '../generated/film-document.ts';
import { parseFrameRate } from '../values/frame-rate.ts';
import { parseAspect, parsePictureSize } from '../values/picture-size.ts';
import { report } from './reading.ts';
import type { Reading } from './reading.ts';

/** What a film is delivered as where it says nothing; −16 LUFS is what the web plays at. */
const DEFAULT = { aspect: '16:9', resolution: '720p', fps: 24, loudness: -16 } as const;
const DEFAULT_RATE = { num: 24, den: 1 };
const DEFAULT_SIZE = { width: 1280, height: 720 };

export function readFormat(reading: Reading, written: document.Format | undefined): Format {
  const resolution = written?.resolution ?? DEFAULT.resolution;
  const aspect = written?.aspect ?? aspectOf(resolution) ?? DEFAULT.aspect;
  const fps = written?.fps ?? DEFAULT.fps;
  const size = parsePictureSize(aspect, resolution);
  const rate = parseFrameRate(fps);
  const hint = 'For example `aspect: "16:9"` with `resolution: 720p`, or `resolution: 1280x720`.';
  const isAspect = parseAspect(aspect) !== undefined;
  if (!isAspect) {
    const message = `\`${aspect}\` is not an aspect ratio between 1:10 and 10:1.`;
    report(reading, { code: 'film/bad-value', message, hint, path: ['format', 'aspect'] });
  }
  // A size that is written out is no picture whatever its aspect.
  if (size === undefined && (isAspect || isWrittenOut(resolution))) {
    const at = isWrittenOut(resolution) ? '' : ` at ${aspect}`;
    const message = `\`${resolution}\`${at} is no picture with even sides from 16 to 8192 pixels.`;
    report(reading, { code: 'film/bad-value', message, hint, path: ['format', 'resolution'] });
  } else if (
    isAspect &&
    size !== undefined &&
    written?.aspect !== undefined &&
    !agree(aspect, size)
  ) {
    report(reading, {
      code: 'film/format-mismatch',
      message: `\`${resolution}\` is not ${aspect}.`,
      hint: 'Leave out `aspect`, or name a resolution such as `720p` and let it follow.',
      path: ['format', 'resolution'],
    });
  }
  if (rate === undefined) {
    report(reading, {
      code: 'film/bad-value',
      message: `\`${fps}\` is not a frame rate from 1 to 240.`,
      hint: 'For example `24`, `25`, `29.97` or `30000/1001`.',
      path: ['format', 'fps'],
    });
  }
  return {
    aspect,
    ...(size ?? DEFAULT_SIZE),
    rate: rate ?? DEFAULT_RATE,
    loudness: loudnessOf(written?.loudness ?? DEFAULT.loudness),
  };
}

function loudnessOf(written: number | LoudnessUse): number {
  return typeof written === 'number' ? written : LOUDNESS_BY_USE[written];
}

function isWrittenOut(resolution: string): boolean {
  return /[xX×]/.test(resolution);
}

/** Where the size is written out, its aspect needs no writing. */
function aspectOf(resolution: string): string | undefined {
  const [, width, height] = /^\s*(\d+)\s*[xX×]\s*(\d+)\s*$/.exec(resolution) ?? [];
  if (width === undefined || height === undefined) return undefined;
  const divisor = greatestCommonDivisor(Number(width), Number(height));
  return divisor === 0 ? undefined : `${Number(width) / divisor}:${Number(height) / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Within the two pixels that rounding to even sides may take on each side. */
function agree(aspect: string, size: { width: number; height: number }): boolean {
  const ratio = parseAspect(aspect) ?? 1;
  return (
    Math.abs(size.width - size.height * ratio) <= 2 * Math.max(1, ratio) ||
    Math.abs(size.height - size.width / ratio) <= 2
  );
}
