import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { lerp } from '../solids/vector.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Look } from './look.ts';
import type { Skeleton } from './skeleton.ts';

/** Draws a rucksack on the back, by its side of the body as it is seen. */
export function drawPack(
  brush: SKRSContext2D,
  light: FigureLight,
  { accessories: { pack } }: Look,
  bones: Skeleton,
): void {
  if (pack === undefined) return;
  const { chest, hips, bodyYaw } = bones;
  const side = Math.sin(bodyYaw);
  const half = lerp(0.1, 0.068, Math.abs(side));
  const x = chest.x - side * 0.115;
  const [high, low] = [chest.y + 0.03, lerp(chest.y, hips.y, 0.92)];
  const across = { from: [x - half, high] as const, to: [x + half, high] as const };
  brush.beginPath();
  brush.roundRect(x - half, low, half * 2, high - low, half * 0.55);
  fillRound(brush, light, pack, across);
  if (Math.cos(bodyYaw) > 0.3) return;
  // The lid, and a pocket below it.
  brush.beginPath();
  brush.roundRect(x - half * 1.02, high - 0.07, half * 2.04, 0.075, half * 0.5);
  fillRound(brush, light, brighten(pack, 0.82), across);
  brush.beginPath();
  brush.roundRect(x - half * 0.7, low + 0.02, half * 1.4, (high - low) * 0.36, half * 0.3);
  fillRound(brush, light, brighten(pack, 0.9), across);
}

/** Draws its straps over the shoulders, as one sees them from before. */
export function drawStraps(
  brush: SKRSContext2D,
  light: FigureLight,
  { accessories: { pack } }: Look,
  bones: Skeleton,
): void {
  if (pack === undefined || Math.cos(bones.bodyYaw) < 0) return;
  const { chest, bodyYaw } = bones;
  const open = Math.cos(bodyYaw);
  const shift = Math.sin(bodyYaw) * 0.05;
  brush.lineWidth = 0.017;
  brush.strokeStyle = flat(light, brighten(pack, 0.72));
  brush.beginPath();
  for (const side of [-1, 1]) {
    const x = chest.x + shift * 0.5 + side * 0.062 * Math.max(0.3, open);
    brush.moveTo(x, chest.y + 0.012);
    brush.quadraticCurveTo(x + shift * 0.6, chest.y - 0.08, x + side * 0.03 * open, chest.y - 0.17);
  }
  brush.stroke();
}

/** Draws an apron over the garment: a bib, and its skirt; from behind its bow. */
export function drawApron(
  brush: SKRSContext2D,
  light: FigureLight,
  { accessories: { apron } }: Look,
  bones: Skeleton,
): void {
  if (apron === undefined) return;
  const { chest, hips, bodyYaw } = bones;
  const facing = Math.cos(bodyYaw);
  const waist = { x: lerp(hips.x, chest.x, 0.3), y: lerp(hips.y, chest.y, 0.3) };
  if (facing < -0.1) {
    brush.lineWidth = 0.012;
    brush.strokeStyle = flat(light, apron);
    brush.beginPath();
    brush.moveTo(waist.x - 0.075, waist.y);
    brush.lineTo(waist.x + 0.075, waist.y);
    brush.moveTo(waist.x, waist.y);
    brush.lineTo(waist.x - 0.02, waist.y - 0.07);
    brush.moveTo(waist.x, waist.y);
    brush.lineTo(waist.x + 0.025, waist.y - 0.065);
    brush.stroke();
    return;
  }
  const shift = Math.sin(bodyYaw) * 0.055;
  const open = Math.max(0.45, facing);
  const knees = (bones.leftLeg.middle.x + bones.rightLeg.middle.x) / 2;
  const hem = Math.max(0.05, hips.y - 0.16);
  const edge = { from: [hips.x - 0.1, waist.y] as const, to: [hips.x + 0.1, waist.y] as const };
  brush.beginPath();
  brush.moveTo(chest.x + shift - 0.045 * open, chest.y - 0.06);
  brush.lineTo(chest.x + shift + 0.045 * open, chest.y - 0.06);
  brush.lineTo(waist.x + shift + 0.062 * open, waist.y);
  brush.lineTo(lerp(hips.x, knees, 0.6) + shift + 0.092 * open, hem);
  brush.lineTo(lerp(hips.x, knees, 0.6) + shift - 0.092 * open, hem);
  brush.lineTo(waist.x + shift - 0.062 * open, waist.y);
  brush.closePath();
  fillRound(brush, light, apron, edge);
  brush.lineWidth = 0.012;
  brush.strokeStyle = flat(light, brighten(apron, 0.8));
  brush.beginPath();
  brush.moveTo(waist.x + shift - 0.064 * open, waist.y);
  brush.lineTo(waist.x + shift + 0.064 * open, waist.y);
  brush.stroke();
}
