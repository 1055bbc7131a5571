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
