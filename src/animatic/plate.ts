import type { Image, SKRSContext2D } from '@napi-rs/canvas';
import type { View } from './lens/lens.ts';
import { headingOf, signedDegrees } from './solids/vector.ts';

/** How much larger than the picture a plate is laid, so that a small pan stays on it. */
const OVERSIZE = 1.2;

/**
 * Draws a picture of the place as the backdrop. It fills the picture at the camera's first heading
 * and slides as the camera turns, as something far away does.
 */
export function drawPlate(
  brush: SKRSContext2D,
  view: View,
  plate: Image,
  firstHeading: number,
): void {
  const scale = Math.max(view.width / plate.width, view.height / plate.height) * OVERSIZE;
  const [wide, high] = [plate.width * scale, plate.height * scale];
  const perDegree = (view.focal * Math.PI) / 180;
  const turned = signedDegrees(headingOf(view.forward) - firstHeading) * perDegree;
  const slack = (wide - view.width) / 2;
  const shift = Math.max(-slack, Math.min(slack, -turned));
  brush.drawImage(plate, (view.width - wide) / 2 + shift, (view.height - high) / 2, wide, high);
}
