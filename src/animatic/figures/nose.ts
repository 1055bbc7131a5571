import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, mix } from '../color/color.ts';
import { flat, tone } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** Draws the nose: its outline where it stands out, else the shadow that it throws. */
export function drawNose(brush: SKRSContext2D, light: FigureLight, head: Head): void {
  const side = Math.sin(head.yaw);
  const profile = Math.abs(side);
  const size = head.child ? 0.72 : 1;
  const bridge = Math.sin(head.yaw) * 0.7;
  const tip = Math.sin(head.yaw) * (0.86 + 0.14 * size);
  const shadow = flat(light, mix(brighten(head.look.skin, 0.74), [0.6, 0.25, 0.2], 0.1));
  const [keyX = 0.4] = light.beams[0]?.towards ?? [];
  if (profile > 0.3) {
    const toward = Math.sign(side);
    brush.beginPath();
    brush.moveTo(bridge - toward * 0.16, 0.1);
    brush.quadraticCurveTo(bridge + toward * 0.02, -0.06, tip, -0.235 * size - 0.04);
    brush.quadraticCurveTo(tip + toward * 0.03, -0.34 * size, tip - toward * 0.18, -0.36 * size);
    brush.quadraticCurveTo(bridge - toward * 0.2, -0.34 * size, bridge - toward * 0.3, -0.24);
    brush.closePath();
    // It stands out towards its tip and is one with the cheek at its root.
    const ridge = tone(light, brighten(head.look.skin, 0.97), toward * 0.55, 0.15);
    const paint = brush.createLinearGradient(bridge - toward * 0.26, 0, tip, 0);
    paint.addColorStop(0, css(ridge, 0));
    paint.addColorStop(0.6, css(ridge, 0.9));
    paint.addColorStop(1, css(ridge));
    brush.fillStyle = paint;
    brush.fill();
    brush.beginPath();
    brush.moveTo(tip - toward * 0.02, -0.33 * size);
    brush.quadraticCurveTo(tip - toward * 0.12, -0.39 * size, tip - toward * 0.22, -0.33 * size);
    brush.lineWidth = 0.026;
    brush.strokeStyle = shadow;
    brush.stroke();
    return;
  }
  // From the front a nose is the shadow beside its bridge and beneath its tip.
  const away = -Math.sign(keyX || 1);
  brush.beginPath();
  brush.moveTo(bridge + away * 0.045, 0.03);
  brush.quadraticCurveTo(tip + away * 0.05, -0.12, tip + away * 0.1 * size, -0.29 * size);
  brush.quadraticCurveTo(tip + away * 0.05, -0.345 * size, tip - away * 0.06 * size, -0.335 * size);
  brush.quadraticCurveTo(tip + away * 0.015, -0.29 * size, bridge + away * 0.045, 0.03);
  brush.fillStyle = shadow;
  brush.fill();
}
