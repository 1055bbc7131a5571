import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color.ts';
import { project } from '../lens.ts';
import type { View } from '../lens.ts';
import { add, headingVector, scale } from '../vector.ts';
import type { Vector } from '../vector.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Look } from './look.ts';

/** Steeper than this (radians) one sees the top of a head, and no figure that stands upright. */
export const STEEP = 1.05;

/** Draws a person seen from straight above: shoulders, arms, the crown of the head. */
export function drawFromAbove(
  brush: SKRSContext2D,
  view: View,
  light: FigureLight,
  look: Look,
  stance: { foot: Vector; height: number; facing: number; swing: number },
): void {
  const at = (up: number, ahead: number, aside: number) => {
    const front = headingVector(stance.facing);
    const right: Vector = [front[1], -front[0], 0];
    const point = add(stance.foot, [0, 0, up * stance.height]);
    return project(
      view,
      add(add(point, scale(front, ahead * stance.height)), scale(right, aside * stance.height)),
    );
  };
  const disc = (
    up: number,
    ahead: number,
    aside: number,
    radius: readonly [number, number],
    color: Look['cloth'],
  ): void => {
    const middle = at(up, ahead, aside);
    const side = at(up, ahead, aside + 0.1);
    if (middle === undefined || side === undefined) return;
    const unit = Math.hypot(side.x - middle.x, side.y - middle.y) / 0.1;
    const [wide, deep] = [radius[0] * unit, radius[1] * unit];
    brush.beginPath();
    brush.ellipse(
      middle.x,
      middle.y,
      wide,
      deep,
      Math.atan2(side.y - middle.y, side.x - middle.x),
      0,
      Math.PI * 2,
    );
    fillRound(
      brush,
      light,
      color,
      {
        from: [middle.x - wide, middle.y + wide],
        to: [middle.x + wide, middle.y - wide],
      },
      0.8,
    );
  };
  for (const side of [-1, 1]) {
    disc(0.02, 0.03 + side * stance.swing * 0.14, side * 0.05, [0.03, 0.06], look.shoes);
    disc(0.5, -side * stance.swing * 0.12, side * 0.15, [0.032, 0.06], look.cloth);
    disc(0.48, 0.04 - side * stance.swing * 0.14, side * 0.15, [0.02, 0.022], look.skin);
  }
  disc(0.8, 0, 0, [0.135, 0.068], look.cloth);
  disc(0.86, 0.045, 0, [0.02, 0.03], look.skin);
  disc(0.93, 0.006, 0, [0.062, 0.074], look.skin);
  disc(0.96, -0.006, 0, [0.06, 0.07], look.headwear === 'none' ? look.hair : look.headwearColor);
  disc(
    0.99,
    -0.004,
    0.012,
    [0.03, 0.036],
    brighten(look.headwear === 'none' ? look.hair : look.headwearColor, 1.2),
  );
}
