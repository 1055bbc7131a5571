import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Color } from '../color/color.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Pose } from './pose.ts';

const PLY: Color = [0.47, 0.38, 0.29];
const TOP: Color = [0.56, 0.46, 0.36];

/** Draws a plain box under somebody who sits where the place has no seat. */
export function drawAppleBox(
  brush: SKRSContext2D,
  light: FigureLight,
  { box, hips }: Pick<Pose, 'box' | 'hips'>,
): void {
  if (box < 0.4) return;
  const high = hips - 0.05;
  brush.beginPath();
  brush.rect(-0.13, 0, 0.26, high - 0.03);
  fillRound(brush, light, PLY, { from: [-0.13, high / 2], to: [0.13, high / 2] }, 0.6);
  brush.beginPath();
  brush.rect(-0.135, high - 0.035, 0.27, 0.035);
  fillRound(brush, light, TOP, { from: [-0.13, high], to: [0.13, high] }, 0.6);
}
