import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix, WHITE } from '../../color/color.ts';
import type { Color } from '../../color/color.ts';
import { hash } from '../../noise.ts';
import { fillRound, flat } from '../figure-light.ts';
import type { FigureLight } from '../figure-light.ts';
import type { Held } from '../held.ts';
import { drawBone } from '../limb.ts';
import type { Spot } from './close-hand.ts';
import { drawPage, drawScreen } from './close-pages.ts';

/** Where a thing is on the picture, in heights of it, and how large a hand is there. */
export interface Spread {
  readonly at: Spot;
  /** Radians counter-clockwise from upright. */
  readonly angle: number;
  readonly size: number;
  /** The words of the action as they are written. */
  readonly said: string;
  readonly seconds: number;
}

/** Things that are held with the thumbs before them. */
export function isBeforeFingers({ kind }: Held): boolean {
  return kind === 'phone' || kind === 'sheet' || kind === 'book' || kind === 'box';
}

/** Draws a thing in its own measures: the hand's length is 1, it stands where it is held. */
export function drawCloseThing(
  brush: SKRSContext2D,
  light: FigureLight,
  held: Held,
  spread: Spread,
): void {
  const { at, angle, size } = spread;
  brush.save();
  brush.translate(...at);
  brush.rotate(angle);
  brush.scale(size, size);
  drawUpright(brush, light, held, spread);
  brush.restore();
}

function drawUpright(
  brush: SKRSContext2D,
  light: FigureLight,
  { kind, color, lit }: Held,
  spread: Spread,
): void {
  const rod = (from: Spot, to: Spot, wide: Spot, tint: Color): void => {
    const [a, b] = [
      { x: from[0], y: from[1] },
      { x: to[0], y: to[1] },
    ];
    drawBone(brush, light, tint, a, b, wide);
  };
  const panel = (half: number, low: number, high: number, round: number, tint: Color): void => {
    brush.beginPath();
    brush.roundRect(-half, low, half * 2, high - low, round);
    fillRound(brush, light, tint, { from: [-half, low], to: [half, low] }, 0.4);
  };
  switch (kind) {
    case 'phone':
      drawScreen(brush, light, color, spread);
      return;
    case 'sheet':
    case 'book':
      drawPage(brush, light, { kind, color, lit }, spread);
      return;
    case 'box':
      panel(0.86, -0.5, 0.5, 0.02, color);
      brush.fillStyle = flat(light, brighten(color, 0.72));
      brush.fillRect(-0.09, -0.5, 0.18, 1);
      return;
    case 'key':
      brush.beginPath();
      brush.arc(0, 0.08, 0.12, 0, Math.PI * 2);
      brush.arc(0, 0.08, 0.055, 0, Math.PI * 2, true);
      fillRound(brush, light, color, { from: [-0.12, 0], to: [0.12, 0.1] });
      rod([0, 0.18], [0, 0.5], [0.03, 0.028], color);
      rod([0, 0.47], [0.075, 0.47], [0.026, 0.026], color);
      rod([0, 0.39], [0.055, 0.39], [0.022, 0.022], color);
      return;
    case 'knife':
      rod([0, -0.2], [0, 0.2], [0.06, 0.055], [0.2, 0.15, 0.12]);
      brush.beginPath();
      brush.moveTo(-0.05, 0.2);
      brush.lineTo(-0.055, 0.72);
      brush.quadraticCurveTo(-0.04, 0.92, 0.07, 0.98);
      brush.lineTo(0.06, 0.2);
      brush.closePath();
      fillRound(brush, light, [0.72, 0.74, 0.77], { from: [-0.06, 0.5], to: [0.07, 0.55] });
      return;
    case 'pen':
      rod([0.12, -0.5], [-0.04, 0.34], [0.034, 0.03], color);
      rod([-0.04, 0.34], [-0.07, 0.46], [0.026, 0.006], [0.14, 0.13, 0.14]);
      return;
    case 'gun':
      rod([0, -0.15], [0.02, 0.28], [0.085, 0.075], brighten(color, 1.5));
      panel(0.075, 0.2, 0.86, 0.03, color);
      panel(0.02, 0.84, 0.89, 0.005, brighten(color, 0.6));
      return;
    case 'torch':
    case 'lantern':
    case 'microphone':
      rod([0, -0.3], [0, 0.5], [0.075, 0.08], color);
      rod([0, 0.5], [0, 0.66], [0.1, 0.13], brighten(color, 1.3));
      if (lit) shine(brush, 0.75);
      return;
    case 'cup':
    case 'jar':
      panel(0.24, 0.02, 0.6, 0.05, color);
      brush.beginPath();
      brush.ellipse(0, 0.6, 0.24, 0.06, 0, 0, Math.PI * 2);
      fillRound(brush, light, brighten(color, 0.55), { from: [-0.24, 0.6], to: [0.24, 0.6] });
      return;
    case 'tray':
      brush.beginPath();
      brush.ellipse(-0.3, 0.5, 0.95, 0.3, 0, 0, Math.PI * 2);
      fillRound(brush, light, color, { from: [-1, 0.4], to: [0.6, 0.6] });
      return;
    case 'fruit':
      brush.beginPath();
      brush.arc(0, 0.42, 0.24, 0, Math.PI * 2);
      fillRound(brush, light, color, { from: [-0.24, 0.32], to: [0.24, 0.5] });
      return;
    case 'flower':
      rod([0, -0.4], [0, 0.75], [0.022, 0.02], [0.3, 0.46, 0.26]);
      for (let petal = 0; petal < 6; petal += 1) {
        const turn = (petal / 6) * Math.PI * 2 + 0.3 * hash(petal, 3);
        brush.beginPath();
        brush.arc(Math.cos(turn) * 0.1, 0.84 + Math.sin(turn) * 0.1, 0.095, 0, Math.PI * 2);
        fillRound(brush, light, color, { from: [-0.2, 0.7], to: [0.2, 0.95] });
      }
      return;
    case 'bag':
      rod([-0.22, 0.3], [0.22, 0.3], [0.05, 0.05], brighten(color, 0.6));
      panel(0.6, -0.9, 0.1, 0.08, color);
      return;
    default:
      // A shaft on its way out of the picture: a stick, a tool, the handle of an umbrella.
      rod([0.05, -0.7], [-0.04, 1.1], [0.055, 0.05], color);
  }
}

const FIRE: Color = [1, 0.82, 0.5];

function shine(brush: SKRSContext2D, y: number): void {
  brush.globalCompositeOperation = 'lighter';
  const halo = brush.createRadialGradient(0, y, 0, 0, y, 0.7);
  halo.addColorStop(0, css(mix(FIRE, WHITE, 0.5), 0.8));
  halo.addColorStop(0.3, css(FIRE, 0.3));
  halo.addColorStop(1, css(FIRE, 0));
  brush.fillStyle = halo;
  brush.fillRect(-0.7, y - 0.7, 1.4, 1.4);
  brush.globalCompositeOperation = 'source-over';
}
