import type { SKRSContext2D } from '@napi-rs/canvas';
import { sans } from './fonts.ts';

/** Draws a character's name above its head, small, at an opacity from 0 to 1. */
export function drawNameTag(
  brush: SKRSContext2D,
  at: { x: number; y: number },
  name: string,
  letter: number,
  alpha: number,
): void {
  brush.font = sans(letter, 500);
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const width = brush.measureText(name).width + letter * 1.3;
  const height = letter * 1.75;
  brush.globalAlpha = alpha;
  brush.beginPath();
  brush.roundRect(at.x - width / 2, at.y - height, width, height, height / 2);
  brush.fillStyle = 'rgba(10,11,15,0.55)';
  brush.fill();
  brush.fillStyle = '#f6f1e6';
  brush.fillText(name, at.x, at.y - height * 0.48);
  brush.globalAlpha = 1;
}
