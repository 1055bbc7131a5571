import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import { lerp } from '../solids/vector.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import { drawBands, drawTieAndBadge } from './garment-trim.ts';
import type { Look } from './look.ts';
import type { Proportions, Skeleton } from './skeleton.ts';

/** How far down a garment falls: the share of the way from the hips to the floor. */
const HEM: Readonly<Record<Look['garment'], number>> = {
  shirt: 0.04,
  jacket: 0.1,
  coat: 0.5,
  dress: 0.72,
  robe: 0.93,
};

/** Half the width of the trunk as the camera sees it at this yaw. */
function halfWidth(wide: number, deep: number, yaw: number): number {
  return Math.hypot(wide * Math.cos(yaw), deep * Math.sin(yaw));
}

/** Draws the trunk in its garment, from the collar to the hem. */
export function drawGarment(
  brush: SKRSContext2D,
  light: FigureLight,
  look: Look,
  bones: Skeleton,
  body: Proportions,
  seated: number,
): void {
  const yaw = bones.bodyYaw;
  const shoulder = halfWidth(body.shoulder * 1.22, 0.07, yaw) * look.build;
  const chest = halfWidth(body.shoulder * 0.93, 0.078, yaw) * look.build;
  const waist = halfWidth(look.feminine ? 0.068 : 0.08, 0.064, yaw) * look.build;
  const hip = halfWidth(look.feminine ? 0.096 : 0.092, 0.072, yaw) * look.build;
  const { hips, chest: top } = bones;
  const fall = HEM[look.garment] * (1 - seated * 0.75);
  const loose = look.garment === 'coat' || look.garment === 'robe' || look.garment === 'dress';
  const hemY = lerp(hips.y - 0.02, 0.02, fall);
  const hem = hip * (1 + fall * (look.garment === 'dress' ? 1.15 : 0.62)) + (loose ? 0.012 : 0);
  const knees = (bones.leftLeg.middle.x + bones.rightLeg.middle.x) / 2;
  const hemX = lerp(hips.x, knees, fall * 0.7);
  const middleY = lerp(hips.y, top.y, 0.42);
  const middleX = lerp(hips.x, top.x, 0.42);
  const neck = 0.03;
  // A trunk that leans takes its shoulders along; what hangs from the hips hangs straight down.
  const tilt = Math.atan2(top.x - hips.x, Math.max(0.02, top.y - hips.y));
  const [across, along] = [
    { x: Math.cos(tilt), y: -Math.sin(tilt) },
    { x: Math.sin(tilt), y: Math.cos(tilt) },
  ];
  const from = (x: number, y: number, aside: number, up: number): [number, number] => [
    x + across.x * aside + along.x * up,
    y + across.y * aside + along.y * up,
  ];
  const atTop = (aside: number, up: number) => from(top.x, top.y, aside, up);
  const atWaist = (aside: number, up: number) => from(middleX, middleY, aside, up);
  brush.beginPath();
  brush.moveTo(...atTop(-neck, 0.032));
  brush.bezierCurveTo(
    ...atTop(-shoulder * 0.55, 0.02),
    ...atTop(-shoulder, 0.012),
    ...atTop(-shoulder, -0.035),
  );
  brush.bezierCurveTo(...atTop(-chest, -0.09), ...atWaist(-waist, 0.03), ...atWaist(-waist, 0));
  brush.bezierCurveTo(...atWaist(-waist, -0.05), hips.x - hip, hips.y + 0.04, hips.x - hip, hips.y);
  brush.quadraticCurveTo(hips.x - hip * 1.05, (hips.y + hemY) / 2, hemX - hem, hemY);
  brush.quadraticCurveTo(hemX, hemY - 0.02, hemX + hem, hemY);
  brush.quadraticCurveTo(hips.x + hip * 1.05, (hips.y + hemY) / 2, hips.x + hip, hips.y);
  brush.bezierCurveTo(hips.x + hip, hips.y + 0.04, ...atWaist(waist, -0.05), ...atWaist(waist, 0));
  brush.bezierCurveTo(...atWaist(waist, 0.03), ...atTop(chest, -0.09), ...atTop(shoulder, -0.035));
  brush.bezierCurveTo(
    ...atTop(shoulder, 0.012),
    ...atTop(shoulder * 0.55, 0.02),
    ...atTop(neck, 0.032),
  );
  brush.closePath();
  fillRound(brush, light, look.cloth, {
    from: atWaist(-shoulder * 1.05, 0),
    to: atWaist(shoulder * 1.05, 0),
  });
  drawBands(brush, light, look, bones, [hemY, chest * 1.6]);
  // What is on the front goes along with the trunk: it is drawn as if that were upright.
  const long = Math.hypot(top.x - hips.x, top.y - hips.y);
  brush.save();
  brush.translate(top.x, top.y);
  brush.rotate(-tilt);
  brush.translate(-top.x, -top.y);
  drawFront(
    brush,
    light,
    look,
    { ...bones, hips: { ...hips, x: top.x, y: top.y - long } },
    { hemX: top.x + hemX - hips.x, hemY: top.y - long - (hips.y - hemY), chest, hem },
  );
  brush.restore();
}

/** The opening, collar, buttons and belt: on the side that the chest faces. */
function drawFront(
  brush: SKRSContext2D,
  light: FigureLight,
  look: Look,
  bones: Skeleton,
  edge: { hemX: number; hemY: number; chest: number; hem: number },
): void {
  const facing = Math.cos(bones.bodyYaw);
  if (facing < -0.1) return;
  const { chest: top, hips } = bones;
  const shift = Math.sin(bones.bodyYaw) * 0.062;
  const open = Math.max(0.25, facing);
  const x = top.x + shift;
  const belly = hips.x + shift * 1.1;
  const lapel = look.garment === 'coat' || look.garment === 'jacket';
  // The shirt in the V of the collar.
  brush.beginPath();
  brush.moveTo(top.x + shift * 0.4 - 0.034 * open, top.y + 0.034);
  brush.lineTo(top.x + shift * 0.4 + 0.034 * open, top.y + 0.034);
  brush.lineTo(x, top.y - (lapel ? 0.105 : 0.035));
  brush.closePath();
  brush.fillStyle = flat(light, look.garment === 'shirt' ? look.skin : look.shirt, shift * 4, 0.1);
  brush.fill();
  const dark = flat(light, brighten(look.cloth, 0.66), shift * 3);
  if (lapel) {
    for (const side of [-1, 1]) {
      const outer = x + side * 0.056 * open;
      brush.beginPath();
      brush.moveTo(top.x + shift * 0.4 + side * 0.032 * open, top.y + 0.038);
      brush.lineTo(outer, top.y - 0.012);
      brush.lineTo(outer - side * 0.01, top.y - 0.034);
      brush.lineTo(x, top.y - 0.108);
      brush.closePath();
      brush.fillStyle = flat(light, mix(look.cloth, look.trim, 0.14), side * 0.45 + shift * 3, 0.1);
      brush.fill();
    }
  }
  if (look.garment !== 'dress' && look.garment !== 'shirt') {
    brush.beginPath();
    brush.moveTo(x, top.y - (lapel ? 0.105 : 0.035));
    brush.quadraticCurveTo(belly, hips.y + 0.08, lerp(belly, edge.hemX, 0.4), edge.hemY + 0.004);
    brush.lineWidth = 0.0045;
    brush.strokeStyle = dark;
    brush.stroke();
  }
  drawTieAndBadge(brush, light, look, [x, top.y], shift, open);
  if (look.buttons) {
    brush.fillStyle = flat(light, brighten(look.trim, 1.15), 0.2, 0.3);
    for (const row of [0.13, 0.185, 0.24]) {
      brush.beginPath();
      brush.arc(x + 0.02 * open, top.y - row, 0.0075, 0, Math.PI * 2);
      brush.fill();
    }
  }
  if (look.garment === 'dress' || look.garment === 'robe') {
    brush.beginPath();
    brush.moveTo(hips.x - edge.chest * 0.8, hips.y + 0.085);
    brush.quadraticCurveTo(hips.x, hips.y + 0.07, hips.x + edge.chest * 0.8, hips.y + 0.085);
    brush.lineWidth = 0.016;
    brush.strokeStyle = flat(light, look.trim, 0.1);
    brush.stroke();
  }
}

/** A scarf around the neck, one end down the chest. */
export function drawScarf(
  brush: SKRSContext2D,
  light: FigureLight,
  look: Look,
  bones: Skeleton,
): void {
  if (look.scarf === undefined) return;
  const { neck, bodyYaw } = bones;
  const shift = Math.sin(bodyYaw) * 0.03;
  brush.beginPath();
  brush.ellipse(neck.x + shift * 0.4, neck.y - 0.012, 0.056, 0.03, 0, 0, Math.PI * 2);
  fillRound(brush, light, look.scarf, {
    from: [neck.x - 0.056, neck.y - 0.02],
    to: [neck.x + 0.056, neck.y + 0.01],
  });
  if (Math.cos(bodyYaw) < -0.2) return;
  brush.beginPath();
  brush.moveTo(neck.x + shift - 0.01, neck.y - 0.02);
  brush.lineTo(neck.x + shift + 0.034, neck.y - 0.022);
  brush.lineTo(neck.x + shift + 0.042, neck.y - 0.15);
  brush.lineTo(neck.x + shift + 0.002, neck.y - 0.155);
  brush.closePath();
  fillRound(
    brush,
    light,
    brighten(look.scarf, 0.92),
    {
      from: [neck.x + shift - 0.01, neck.y - 0.1],
      to: [neck.x + shift + 0.045, neck.y - 0.1],
    },
    0.6,
  );
}

/** A cape behind the body. */
export function drawCape(
  brush: SKRSContext2D,
  light: FigureLight,
  look: Look,
  bones: Skeleton,
): void {
  if (look.cape === undefined) return;
  const { chest, hips } = bones;
  const back = -Math.sin(bones.bodyYaw) * 0.08;
  brush.beginPath();
  brush.moveTo(chest.x - 0.06, chest.y + 0.03);
  brush.bezierCurveTo(
    chest.x - 0.15 + back,
    chest.y - 0.1,
    hips.x - 0.17 + back,
    hips.y,
    hips.x - 0.19 + back * 1.6,
    0.05,
  );
  brush.quadraticCurveTo(hips.x + back, 0.02, hips.x + 0.19 + back * 1.6, 0.05);
  brush.bezierCurveTo(
    hips.x + 0.17 + back,
    hips.y,
    chest.x + 0.15 + back,
    chest.y - 0.1,
    chest.x + 0.06,
    chest.y + 0.03,
  );
  brush.closePath();
  fillRound(brush, light, look.cape, { from: [hips.x - 0.17, 0.4], to: [hips.x + 0.17, 0.4] });
}
