import { frames } from '../../film/time.ts';
import type { Duration } from '../../film/time.ts';

/** Microseconds of each unit; `m` is minutes, as in `1m30s`. */
const MICROS: Readonly<Record<string, number>> = {
  h: 3_600_000_000,
  min: 60_000_000,
  m: 60_000_000,
  s: 1_000_000,
  ms: 1_000,
};

/**
 * Reads `6s`, `250ms`, `1m30s`, `144f` or a number of seconds; exact to the microsecond. Undefined
 * where it is none of these, or mixes frames with time.
 */
export function parseDuration(written: string | number): Duration | undefined {
  if (typeof written === 'number') return ofSeconds(written);
  const text = written.trim();
  if (/^\d+(\.\d+)?$/.test(text)) return ofSeconds(Number(text));
  const wholeFrames = /^(\d+)\s*f$/.exec(text)?.[1];
  if (wholeFrames !== undefined) return frames(Number(wholeFrames));
  if (!/^(\d+(\.\d+)?\s*(h|min|ms|m|s)\s*)+$/.test(text)) return undefined;
  let micros = 0;
  let last = Number.POSITIVE_INFINITY;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(h|min|ms|m|s)/g)) {
    const factor = MICROS[unit ?? ''] ?? 0;
    // Units fall from left to right: `30s1m` is a slip of the pen.
    if (factor >= last) return undefined;
    last = factor;
    micros += Math.round(Number(amount) * factor);
  }
  return { unit: 'time', micros };
}

function ofSeconds(value: number): Duration | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined;
  return { unit: 'time', micros: Math.round(value * 1e6) };
}

const SPELT: Readonly<Record<string, string>> = {
  frame: 'f',
  hour: 'h',
  hr: 'h',
  min: 'm',
  minute: 'm',
  sec: 's',
  second: 's',
};

/**
 * What was probably meant by a length of time that is none: `6s` by `6 sec`, `1m30s` by `1:30`.
 * Undefined where it can't be told.
 */
export function meantDuration(written: string): string | undefined {
  // No slip of the pen is longer, and a search in it could take long.
  if (written.length > 40) return undefined;
  const text = written.trim().toLowerCase();
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  if (clock !== null) {
    const [minutes, seconds] = [Number(clock[1]), Number(clock[2])];
    return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`;
  }
  const words = text
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/\b(?:and)\b/g, ' ')
    .replace(/([a-z]+?)s?\b(?=\s*\d|\s*$)/g, (word, stem: string) => SPELT[stem] ?? word)
    .replaceAll(/\s+/g, '');
  return words !== text && parseDuration(words) !== undefined ? words : undefined;
}
