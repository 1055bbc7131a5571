import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { fillRound, flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Held } from './held.ts';
import { drawBone } from './limb.ts';
import type { Joint, Limb } from './skeleton.ts';

const FIRE: Color = [1, 0.78, 0.42];

/** From the wrist to where fingers hold something, in shares of the height. */
const FINGERS = 0.04;

/** Draws what is in a hand, before the hand itself; what both hold is drawn by `drawHeldByBoth`. */
export function drawHeld(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color, lit }: Held,
  arm: Limb,
  facing: number,
): void {
  const { x, y } = arm.end;
  // On the side to which the figure looks, so that what is held out is held out.
  const out = facing;
  const panel = (
    wide: number,
    high: number,
    up: number,
    tint: Color,
    lean = 0.12,
    aside = 0,
  ): void => {
    const middle = x + aside + out * 0.02;
    brush.beginPath();
    brush.moveTo(middle - wide / 2, y + up);
    brush.lineTo(middle + wide / 2, y + up);
    brush.lineTo(middle + wide / 2 + lean * out * high, y + up + high);
    brush.lineTo(middle - wide / 2 + lean * out * high, y + up + high);
    brush.closePath();
    fillRound(brush, light, tint, { from: [x - wide, y], to: [x + wide, y] }, 0.5);
  };
  switch (kind) {
    case 'box':
      return;
    case 'bag':
    case 'lantern':
      drawHanging(brush, light, { kind, color, lit }, arm.end);
      return;
    case 'torch':
      drawBone(
        brush,
        light,
        color,
        { x: x - out * 0.03, y },
        { x: x + out * 0.06, y },
        [0.014, 0.02],
      );
      if (lit) shine(brush, x + out * 0.075, y, 0.09);
      return;
    case 'sheet':
      panel(0.085, 0.11, -0.01, color);
      return;
    case 'book':
      panel(0.09, 0.12, -0.02, color);
      panel(0.014, 0.12, -0.02, [0.92, 0.88, 0.78]);
      return;
    case 'phone': {
      // In the fingers, so that it is at the ear where the hand is.
      const [dx, dy] = [x - arm.middle.x, y - arm.middle.y];
      const reach = FINGERS / Math.max(0.01, Math.hypot(dx, dy));
      panel(0.036, 0.075, dy * reach - 0.03, color, 0.12, dx * reach);
      return;
    }
    case 'tray':
      // On the palm: the tray itself, and what stands on it.
      panel(0.05, 0.045, 0.028, [0.9, 0.88, 0.83], 0, -0.03);
      panel(0.03, 0.06, 0.028, [0.8, 0.84, 0.86], 0, 0.04);
      brush.beginPath();
      brush.ellipse(x + out * 0.03, y + 0.024, 0.12, 0.016, 0, 0, Math.PI * 2);
      fillRound(brush, light, color, { from: [x - 0.1, y], to: [x + 0.12, y + 0.02] });
      return;
    case 'cup':
      panel(0.045, 0.055, -0.005, color, 0);
      return;
    case 'jar':
      panel(0.075, 0.085, -0.02, color, 0);
      panel(0.06, 0.016, 0.065, brighten(color, 0.6), 0);
      return;
    case 'fruit':
      brush.beginPath();
      brush.arc(x + out * 0.015, y + 0.018, 0.026, 0, Math.PI * 2);
      fillRound(brush, light, color, { from: [x - 0.03, y], to: [x + 0.05, y] });
      return;
    case 'microphone':
      drawBone(brush, light, color, { x, y: y - 0.02 }, { x, y: y + 0.05 }, [0.011, 0.014]);
      brush.beginPath();
      brush.arc(x, y + 0.066, 0.022, 0, Math.PI * 2);
      fillRound(brush, light, [0.5, 0.5, 0.54], { from: [x - 0.02, y], to: [x + 0.02, y] });
      return;
    case 'stick':
      drawBone(
        brush,
        light,
        color,
        { x: x - out * 0.02, y: y - 0.3 },
        { x: x + out * 0.05, y: y + 0.34 },
        [0.011, 0.011],
      );
      return;
    case 'tool': {
      drawBone(
        brush,
        light,
        color,
        { x: x - out * 0.01, y: y - 0.03 },
        { x: x + out * 0.05, y: y + 0.11 },
        [0.009, 0.009],
      );
      drawBone(
        brush,
        light,
        brighten(color, 0.8),
        { x: x + out * 0.02, y: y + 0.115 },
        { x: x + out * 0.085, y: y + 0.09 },
        [0.016, 0.016],
      );
      return;
    }
    case 'knife':
    case 'pen':
    case 'key':
      drawSlender(brush, light, { kind, color }, arm.end, out);
      return;
    case 'bass':
    case 'cello':
    case 'guitar':
    case 'violin':
      // Before the body, see `drawInstrument`.
      return;
    case 'gun':
      drawGun(brush, light, color, arm, out);
      return;
    case 'umbrella':
      drawUmbrella(brush, light, color, arm.end);
      return;
    case 'flower':
      drawBone(
        brush,
        light,
        [0.3, 0.46, 0.26],
        { x, y: y - 0.06 },
        { x, y: y + 0.07 },
        [0.006, 0.006],
      );
      for (const [dx, dy] of [
        [0, 0.085],
        [-0.022, 0.075],
        [0.022, 0.075],
      ] as const) {
        brush.beginPath();
        brush.arc(x + dx, y + dy, 0.019, 0, Math.PI * 2);
        fillRound(brush, light, color, { from: [x - 0.04, y], to: [x + 0.04, y] });
      }
  }
}

/** What is long and thin in a hand: a blade, a pen, a key. */
function drawSlender(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color }: Pick<Held, 'kind' | 'color'>,
  { x, y }: Joint,
  out: number,
): void {
  const long = kind === 'knife' ? 0.13 : kind === 'pen' ? 0.075 : 0.05;
  const wide = kind === 'knife' ? 0.011 : 0.006;
  const tip = { x: x + out * long * 0.7 + (1 - Math.abs(out)) * 0.015, y: y + long * 0.72 };
  if (kind === 'knife') {
    drawBone(
      brush,
      light,
      [0.2, 0.15, 0.12],
      { x: x - out * 0.02, y: y - 0.03 },
      { x, y },
      [0.01, 0.01],
    );
  }
  drawBone(brush, light, color, { x, y }, tip, [wide, wide * 0.6]);
}

/** A handgun: its barrel goes on from the forearm, its grip hangs from the hand. */
function drawGun(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  { middle, end }: Limb,
  out: number,
): void {
  const [dx, dy] = [end.x - middle.x, end.y - middle.y];
  const length = Math.max(0.02, Math.hypot(dx, dy));
  const [ux, uy] = [dx / length, dy / length];
  const reach = 0.105 * Math.min(1, length / 0.1);
  const from = { x: end.x + ux * FINGERS, y: end.y + uy * FINGERS };
  const muzzle = { x: from.x + ux * reach, y: from.y + uy * reach };
  drawBone(brush, light, color, from, muzzle, [0.014, 0.01]);
  const grip = { x: from.x + uy * 0.035 * (out || 1), y: from.y - Math.abs(ux) * 0.045 };
  drawBone(brush, light, brighten(color, 1.6), from, grip, [0.012, 0.014]);
}

function drawHanging(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color, lit }: Held,
  { x, y }: Joint,
): void {
  const [wide, high] = kind === 'bag' ? [0.1, 0.13] : [0.04, 0.085];
  const top = y - 0.055;
  brush.beginPath();
  brush.moveTo(x - wide * 0.5, top);
  brush.quadraticCurveTo(x, top + 0.075, x + wide * 0.5, top);
  brush.lineWidth = 0.009;
  brush.strokeStyle = flat(light, brighten(color, 0.6));
  brush.stroke();
  brush.beginPath();
  brush.roundRect(x - wide, top - high, wide * 2, high, 0.014);
  fillRound(brush, light, color, { from: [x - wide, top], to: [x + wide, top] }, 0.7);
  if (kind === 'bag') {
    brush.fillStyle = flat(light, brighten(color, 0.62));
    brush.fillRect(x - wide, top - high * 0.42, wide * 2, 0.01);
    return;
  }
  brush.fillStyle = lit ? css(mix(FIRE, WHITE, 0.3)) : flat(light, [0.5, 0.5, 0.46]);
  brush.fillRect(x - wide * 0.66, top - high * 0.86, wide * 1.32, high * 0.66);
  if (lit) shine(brush, x, top - high * 0.5, 0.2);
}

/** The shine in the air around a light in the hand. */
function shine(brush: SKRSContext2D, x: number, y: number, reach: number): void {
  brush.globalCompositeOperation = 'lighter';
  const halo = brush.createRadialGradient(x, y, 0, x, y, reach);
  halo.addColorStop(0, css(mix(FIRE, WHITE, 0.5), 0.9));
  halo.addColorStop(0.25, css(FIRE, 0.4));
  halo.addColorStop(1, css(FIRE, 0));
  brush.fillStyle = halo;
  brush.fillRect(x - reach, y - reach, reach * 2, reach * 2);
  brush.globalCompositeOperation = 'source-over';
}

function drawUmbrella(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Color,
  { x, y }: Joint,
): void {
  drawBone(brush, light, [0.2, 0.18, 0.17], { x, y: y - 0.06 }, { x, y: y + 0.5 }, [0.008, 0.006]);
  brush.beginPath();
  brush.moveTo(x - 0.36, y + 0.3);
  brush.bezierCurveTo(x - 0.3, y + 0.54, x + 0.3, y + 0.54, x + 0.36, y + 0.3);
  for (const end of [0.18, 0, -0.18, -0.36]) {
    brush.quadraticCurveTo(x + end + 0.09, y + 0.345, x + end, y + 0.3);
  }
  brush.closePath();
  fillRound(brush, light, color, { from: [x - 0.36, y + 0.4], to: [x + 0.36, y + 0.45] });
}
