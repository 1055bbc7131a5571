import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, mix, WHITE } from '../color.ts';
import type { Color } from '../color.ts';

/** Draws a glowing ball at a place on the picture, `radius` in pixels. */
export function drawOrb(
  brush: SKRSContext2D,
  at: { x: number; y: number; radius: number },
  color: Color,
  pulse: number,
): void {
  const halo = at.radius * (4 + pulse * 0.6);
  brush.globalCompositeOperation = 'lighter';
  const glow = brush.createRadialGradient(at.x, at.y, at.radius * 0.4, at.x, at.y, halo);
  glow.addColorStop(0, css(color, 0.55));
  glow.addColorStop(0.35, css(color, 0.16));
  glow.addColorStop(1, css(color, 0));
  brush.fillStyle = glow;
  brush.fillRect(at.x - halo, at.y - halo, halo * 2, halo * 2);
  brush.globalCompositeOperation = 'source-over';
  const body = brush.createRadialGradient(
    at.x - at.radius * 0.3,
    at.y - at.radius * 0.3,
    at.radius * 0.1,
    at.x,
    at.y,
    at.radius,
  );
  body.addColorStop(0, css(mix(color, WHITE, 0.85)));
  body.addColorStop(1, css(color));
  brush.fillStyle = body;
  brush.beginPath();
  brush.arc(at.x, at.y, at.radius, 0, Math.PI * 2);
  brush.fill();
}
