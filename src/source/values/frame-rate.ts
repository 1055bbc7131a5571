import { frameRate } from '../../film/time.ts';
import type { FrameRate } from '../../film/time.ts';

/** What people write for the NTSC rates; each means a fraction over 1001 (SMPTE ST 12-1). */
const NTSC: Readonly<Record<string, readonly [number, number]>> = {
  '23.976': [24_000, 1001],
  '23.98': [24_000, 1001],
  '29.97': [30_000, 1001],
  '47.952': [48_000, 1001],
  '59.94': [60_000, 1001],
  '119.88': [120_000, 1001],
};

/** Reads `24`, `29.97` or `30000/1001`; undefined where it is no rate from 1 to 240. */
export function parseFrameRate(written: string | number): FrameRate | undefined {
  const text = String(written).trim();
  const known = NTSC[text];
  if (known !== undefined) return frameRate(known[0], known[1]);
  const [, over, under] = /^(\d+)\s*\/\s*(\d+)$/.exec(text) ?? [];
  const rate = over === undefined ? ofDecimal(text) : within(Number(over), Number(under));
  return rate;
}

function ofDecimal(text: string): FrameRate | undefined {
  const [, whole, decimals = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return within(Number(`${whole}${decimals}`), 10 ** decimals.length);
}

function within(num: number, den: number): FrameRate | undefined {
  if (den === 0 || !Number.isSafeInteger(num) || num < den || num > 240 * den) return undefined;
  return frameRate(num, den);
}
