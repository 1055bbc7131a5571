import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import { add, headingVector, scale } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Look } from './look.ts';
import { STANDING } from './pose.ts';
import type { Pose } from './pose.ts';

/** Steeper than this (radians) one sees the top of a head, and no figure that stands upright. */
export const STEEP = 1.05;

/** Hands farther before the body than this do something there, in shares of the height. */
const REACHING = 0.1;

/**
 * Draws a person seen from straight above: shoulders, arms, the crown of the head; before them the
 * legs of who sits, kneels or crouches.
 */
export function drawFromAbove(
  brush: SKRSContext2D,
  view: View,
  light: FigureLight,
  look: Look,
  stance: { foot: Vector; height: number; facing: number; swing: number; pose: Pose },
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
  const limb = (from: Vector, to: Vector, wide: number): void => {
    const [root, end, side] = [at(...from), at(...to), at(from[0], from[1], from[2] + 0.1)];
    if (root === undefined || end === undefined || side === undefined) return;
    brush.beginPath();
    brush.moveTo(root.x, root.y);
    brush.lineTo(end.x, end.y);
    brush.lineCap = 'round';
    brush.lineWidth = wide * (Math.hypot(side.x - root.x, side.y - root.y) / 0.1);
    brush.strokeStyle = flat(light, brighten(look.cloth, 0.92));
    brush.stroke();
  };
  const { hips, rightFoot, leftFoot, rightHand, leftHand } = stance.pose;
  const sunk = hips - STANDING.hips;
  const low = sunk < -0.1;
  for (const [side, foot] of [
    [-1, leftFoot],
    [1, rightFoot],
  ] as const) {
    const ahead = foot[1] + side * stance.swing * 0.14;
    disc(0.02, ahead + 0.03, foot[0] * 0.8, [0.03, 0.06], look.shoes);
    if (!low) continue;
    const knee = Math.max(0.12, Math.min(0.24, foot[1]));
    disc(0.1, (ahead + knee) / 2, foot[0], [0.036, 0.08], look.trousers);
    disc(hips + 0.02, knee * 0.6, foot[0] * 0.9, [0.046, 0.12], look.trousers);
  }
  for (const [side, hand] of [
    [-1, leftHand],
    [1, rightHand],
  ] as const) {
    if (hand[1] > REACHING) {
      const wrist = 0.81 + sunk + hand[2];
      limb([0.78 + sunk, 0, side * 0.1], [wrist, hand[1], hand[0]], 0.058);
      disc(wrist, hand[1] + 0.03, hand[0], [0.026, 0.036], look.skin);
      continue;
    }
    const ahead = low ? hand[1] : 0;
    disc(
      0.5 + sunk,
      ahead / 2 - side * stance.swing * 0.12,
      side * 0.14,
      [0.032, 0.06],
      look.cloth,
    );
    const aside = low ? hand[0] : side * 0.15;
    disc(0.48 + sunk, ahead + 0.04 - side * stance.swing * 0.14, aside, [0.02, 0.022], look.skin);
  }
  disc(0.8 + sunk, 0, 0, [0.135, 0.068], look.cloth);
  disc(0.86 + sunk, 0.045, 0, [0.02, 0.03], look.skin);
  disc(0.93 + sunk, 0.006, 0, [0.062, 0.074], look.skin);
  const crown = look.headwear === 'none' ? look.hair : look.headwearColor;
  disc(0.96 + sunk, -0.006, 0, [0.06, 0.07], crown);
  disc(0.99 + sunk, -0.004, 0.012, [0.03, 0.036], brighten(crown, 1.2));
}
