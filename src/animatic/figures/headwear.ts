import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { fillRound } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** What is worn on the head, over the hair. */
export function drawHeadwear(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const { look, yaw } = head;
  const side = Math.sin(yaw);
  const front = Math.cos(yaw);
  const color = look.headwearColor;
  const span = { from: [-0.95, 0.6] as const, to: [0.95, 0.6] as const };
  const crown = (wide: number, low: number, high: number): void => {
    brush.beginPath();
    brush.moveTo(-wide, low);
    brush.bezierCurveTo(-wide * 1.02, high * 0.92, -wide * 0.6, high, 0, high);
    brush.bezierCurveTo(wide * 0.6, high, wide * 1.02, high * 0.92, wide, low);
    brush.quadraticCurveTo(0, low - 0.1 * front, -wide, low);
    brush.closePath();
  };
  switch (look.headwear) {
    case 'none':
      return;
    case 'beanie':
    case 'helmet':
      crown(0.9, 0.3, look.headwear === 'helmet' ? 1.3 : 1.24);
      fillRound(brush, light, color, span);
      brush.beginPath();
      brush.roundRect(-0.93, 0.24, 1.86, 0.22, 0.1);
      fillRound(brush, light, brighten(color, 0.78), span);
      return;
    case 'cap': {
      crown(0.9, 0.42, 1.26);
      fillRound(brush, light, color, span);
      brush.beginPath();
      brush.roundRect(-0.92, 0.37, 1.84, 0.17, 0.06);
      fillRound(brush, light, look.band, span);
      if (front < -0.3) return;
      // The peak stands out over the brow, towards where the face looks.
      brush.beginPath();
      brush.moveTo(side * 0.3 - 0.72 * Math.max(0.35, front), 0.4);
      brush.quadraticCurveTo(
        side * 1.0,
        0.17 + Math.abs(side) * 0.1,
        side * 0.62 + 0.74 * Math.max(0.3, front),
        0.4,
      );
      brush.quadraticCurveTo(side * 1.5, 0.26, side * 0.3 - 0.72 * Math.max(0.35, front), 0.4);
      brush.ellipse(
        side * 0.55,
        0.38,
        0.7 * Math.max(0.62, front),
        0.11,
        -side * 0.08,
        0,
        Math.PI * 2,
      );
      fillRound(brush, light, brighten(color, 0.5), span);
      return;
    }
    case 'hat':
      crown(0.78, 0.5, 1.38);
      fillRound(brush, light, color, span);
      brush.beginPath();
      brush.roundRect(-0.79, 0.48, 1.58, 0.2, 0.05);
      fillRound(brush, light, look.band, span);
      brush.beginPath();
      brush.ellipse(side * 0.08, 0.5, 1.22, 0.15, -side * 0.05, 0, Math.PI * 2);
      fillRound(brush, light, brighten(color, 0.88), { from: [-1.2, 0.6], to: [1.2, 0.6] });
      return;
    case 'hood':
      drawHood(brush, light, color, side, front);
  }
}

function drawHood(
  brush: SKRSContext2D,
  light: FigureLight,
  color: Head['look']['cloth'],
  side: number,
  front: number,
): void {
  brush.beginPath();
  brush.moveTo(0, 1.32);
  brush.bezierCurveTo(0.7, 1.3, 1.1, 0.7, 1.04, -0.1);
  brush.quadraticCurveTo(1.02, -0.8, 0.62, -1.2);
  brush.lineTo(-0.62, -1.2);
  brush.quadraticCurveTo(-1.02, -0.8, -1.04, -0.1);
  brush.bezierCurveTo(-1.1, 0.7, -0.7, 1.3, 0, 1.32);
  if (front > -0.2) {
    // The opening, seen the wrong way round so that the face shows through.
    const wide = 0.66 * Math.max(0.4, front);
    brush.ellipse(side * 0.42, -0.12, wide, 0.82, 0, 0, Math.PI * 2, true);
  }
  brush.closePath();
  fillRound(brush, light, color, { from: [-1.05, 0.3], to: [1.05, 0.3] });
}
