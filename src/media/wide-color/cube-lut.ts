import { toHouseLight } from './house-light.ts';
import type { LightEncoding } from './house-light.ts';

/**
 * Points along each axis, as many as the oldest ffmpeg reads. It interpolates between them: half a
 * level of 255 off on average for PQ, and 1.2 levels with the usual 33 points (measured).
 */
const POINTS = 64;

/**
 * A table from a clip's RGB to the house's, as a `.cube` file. Every ffmpeg reads it, and it makes
 * the same pictures with each, which filters for tone mapping would not: many builds lack them.
 */
export function cubeLut(clip: LightEncoding): string {
  const lines = [`LUT_3D_SIZE ${POINTS}`];
  const at = (index: number): number => index / (POINTS - 1);
  for (let blue = 0; blue < POINTS; blue++) {
    for (let green = 0; green < POINTS; green++) {
      for (let red = 0; red < POINTS; red++) {
        const color = toHouseLight(clip, [at(red), at(green), at(blue)]);
        lines.push(color.map((channel) => channel.toFixed(6)).join(' '));
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
