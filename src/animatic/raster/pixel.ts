import type { Color } from '../color/color.ts';

/**
 * A pixel is one signed 32-bit number: red lowest, then green, blue and alpha, 8 bits each, the
 * colours already multiplied by alpha. Shares are whole numbers from 0 to 256.
 */
export type Pixel = number;

/** The whole of something, as a share. */
export const WHOLE = 256;

/** An opaque pixel of a colour. */
export function opaque([red, green, blue]: Color): Pixel {
  return level(red) | (level(green) << 8) | (level(blue) << 16) | 0xff000000;
}

/** The light of a colour, to be added: it covers nothing. */
export function lightOf([red, green, blue]: Color, strength: number): Pixel {
  return level(red * strength) | (level(green * strength) << 8) | (level(blue * strength) << 16);
}

function level(part: number): number {
  return part <= 0 ? 0 : part >= 1 ? 255 : Math.round(part * 255);
}

/** A share of the whole, of an opacity from 0 to 1. */
export function shareOf(alpha: number): number {
  return alpha >= 1 ? WHOLE : alpha <= 0 ? 0 : Math.round(alpha * WHOLE);
}

/** Two channels are computed at once: they lie 16 bits apart, so neither runs into the other. */
const EVEN = 0x00ff00ff;
const HALF = 0x00800080;

/** `share` of the way from one pixel to another. */
export function between(from: Pixel, to: Pixel, share: number): Pixel {
  const rest = WHOLE - share;
  const even = Math.imul(to & EVEN, share) + Math.imul(from & EVEN, rest) + HALF;
  const odd = Math.imul((to >>> 8) & EVEN, share) + Math.imul((from >>> 8) & EVEN, rest) + HALF;
  return ((even >>> 8) & EVEN) | (odd & ~EVEN);
}

/** A share of a pixel. */
export function thin(pixel: Pixel, share: number): Pixel {
  return between(0, pixel, share);
}
