import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten } from '../color/color.ts';
import { drawBalaclava, drawBubble, drawCrown, drawHeadscarf } from './head-covers.ts';
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
      const [middle, half] = [side * 0.62, 0.76 * Math.max(0.5, front)];
      brush.beginPath();
      brush.moveTo(middle - half, 0.44);
      brush.bezierCurveTo(
        middle - half * 0.7 + side * 0.25,
        0.04,
        middle + half * 0.7 + side * 0.25,
        0.04,
        middle + half,
        0.44,
      );
      brush.quadraticCurveTo(middle, 0.3, middle - half, 0.44);
      brush.closePath();
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
    case 'hardhat':
      crown(0.86, 0.42, 1.32);
      fillRound(brush, light, color, span);
      brush.beginPath();
      brush.ellipse(side * 0.14, 0.42, 1.06, 0.13, -side * 0.05, 0, Math.PI * 2);
      fillRound(brush, light, brighten(color, 0.86), { from: [-1.1, 0.5], to: [1.1, 0.5] });
      // The comb over the crown, and a shield on its front.
      brush.beginPath();
      brush.roundRect(
        side * -0.1 - 0.09 - 0.3 * Math.abs(side),
        1.16,
        0.18 + 0.6 * Math.abs(side),
        0.2,
        0.08,
      );
      fillRound(brush, light, brighten(color, 0.9), span);
      if (front < 0.1) return;
      brush.beginPath();
      brush.roundRect(side * 0.62 - 0.17 * front, 0.56, 0.34 * front, 0.36, 0.1);
      fillRound(brush, light, look.band, span);
      return;
    case 'crown':
      drawCrown(brush, light, color, side);
      return;
    case 'headscarf':
      drawHeadscarf(brush, light, color, side, front);
      return;
    case 'balaclava':
      drawBalaclava(brush, light, color, side, front);
      return;
    case 'bubble':
      drawBubble(brush, light, color, side, front);
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
