import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix } from '../color/color.ts';
import { clamp } from '../solids/vector.ts';
import { EYE, spot } from './face-spot.ts';
import { flat } from './figure-light.ts';
import type { FigureLight } from './figure-light.ts';
import type { Head } from './head.ts';

/** Draws an eye with its lids; `side` is -1 for the one on the picture's left. */
export function drawEye(brush: SKRSContext2D, light: FigureLight, head: Head, side: -1 | 1): void {
  const { x, wide } = spot(head, side * EYE);
  // At the edge of the face an eye is hidden by the bridge of the nose.
  if (wide < 0.3) return;
  const { look, expression } = head;
  const big = head.child ? 1.24 : look.feminine ? 1.08 : 1;
  const width = 0.158 * wide * big;
  const open = clamp(head.lids * (1 + expression.wide * 0.45), 0.02, 1.6);
  const height = 0.082 * big * open;
  const y = head.child ? -0.04 : 0.03;
  const dark = flat(light, mix(look.skin, [0.12, 0.06, 0.06], 0.82));
  brush.beginPath();
  brush.moveTo(x - width, y - height * 0.1);
  brush.bezierCurveTo(
    x - width * 0.55,
    y + height * 1.2,
    x + width * 0.5,
    y + height * 1.2,
    x + width,
    y,
  );
  brush.bezierCurveTo(
    x + width * 0.5,
    y - height * 0.85,
    x - width * 0.5,
    y - height * 0.85,
    x - width,
    y - height * 0.1,
  );
  brush.closePath();
  if (head.lids > 0.25) {
    brush.fillStyle = flat(light, [0.95, 0.93, 0.9], Math.sin(head.yaw) * 0.3);
    brush.fill();
    brush.save();
    brush.clip();
    drawIris(brush, light, head, { x, y, wide, big });
    brush.restore();
  }
  // The upper lid's line carries the look even where the eye itself is too small to see.
  brush.beginPath();
  const lid = head.lids > 0.25 ? 1.2 : -0.7;
  brush.moveTo(x - width * 1.06, y - height * 0.1);
  brush.bezierCurveTo(
    x - width * 0.55,
    y + height * lid,
    x + width * 0.5,
    y + height * lid,
    x + width * 1.06,
    y,
  );
  brush.lineWidth = look.feminine ? 0.046 : 0.036;
  brush.strokeStyle = dark;
  brush.stroke();
  if (head.pixels < 26) return;
  brush.beginPath();
  brush.moveTo(x - width * 0.9, y + height * 1.05 + 0.045);
  brush.quadraticCurveTo(x, y + height * 1.2 + 0.075, x + width * 0.95, y + height * 0.95 + 0.04);
  brush.lineWidth = 0.016;
  brush.strokeStyle = flat(light, brighten(look.skin, 0.66));
  brush.stroke();
  if (look.feminine && head.lids > 0.25) {
    brush.beginPath();
    brush.moveTo(x + side * width, y);
    brush.lineTo(x + side * width * 1.36, y + 0.055);
    brush.lineWidth = 0.028;
    brush.strokeStyle = dark;
    brush.stroke();
  }
}

function drawIris(
  brush: SKRSContext2D,
  light: FigureLight,
  head: Head,
  eye: { x: number; y: number; wide: number; big: number },
): void {
  const radius = 0.079 * eye.big;
  const x = eye.x + head.gaze[0] * 0.055 * eye.wide;
  const y = eye.y + 0.008 + head.gaze[1] * 0.03;
  brush.beginPath();
  brush.ellipse(x, y, radius * Math.max(0.5, eye.wide), radius, 0, 0, Math.PI * 2);
  brush.fillStyle = flat(light, brighten(head.look.iris, 1.25));
  brush.fill();
  brush.lineWidth = 0.016;
  brush.strokeStyle = flat(light, brighten(head.look.iris, 0.45));
  brush.stroke();
  brush.beginPath();
  brush.arc(x, y, radius * 0.5, 0, Math.PI * 2);
  brush.fillStyle = '#0d0a0b';
  brush.fill();
  // Light catches the eye on the side of the key.
  const [keyX = 0.4] = light.beams[0]?.towards ?? [];
  brush.beginPath();
  brush.arc(
    x + Math.sign(keyX || 1) * radius * 0.38,
    y + radius * 0.4,
    radius * 0.26,
    0,
    Math.PI * 2,
  );
  brush.fillStyle = 'rgba(255,252,244,0.95)';
  brush.fill();
  // The lid's shadow on the ball.
  brush.fillStyle = 'rgba(30,14,18,0.26)';
  brush.fillRect(eye.x - 0.3, eye.y + 0.038 * eye.big, 0.6, 0.2);
}
