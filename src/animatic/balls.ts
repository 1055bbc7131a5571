import type { SKRSContext2D } from '@napi-rs/canvas';
import { css } from './color.ts';
import type { Color } from './color.ts';
import { project } from './lens.ts';
import type { View } from './lens.ts';
import type { Illumination } from './light/illumination.ts';
import { shade, throughAir } from './light/illumination.ts';
import { add, normalize, scale, subtract } from './vector.ts';
import type { Vector } from './vector.ts';

/** A round mass, such as a clump of leaves or a globe. */
export interface Ball {
  readonly center: Vector;
  readonly radius: number;
  readonly color: Color;
  readonly glow?: number;
}

/** Draws a ball in its light: bright towards the key, dark on the other side. */
export function drawBall(brush: SKRSContext2D, view: View, light: Illumination, ball: Ball): void {
  const at = project(view, ball.center);
  if (at === undefined || at.depth < ball.radius * 0.6) return;
  const radius = (ball.radius * view.focal) / at.depth;
  if (at.x + radius < 0 || at.x - radius > view.width) return;
  if (at.y + radius < 0 || at.y - radius > view.height) return;
  const towardsCamera = normalize(subtract(view.position, ball.center));
  const look = (normal: Vector): string => {
    const lit = shade(light, ball.color, normalize(normal), ball.center);
    const glow = ball.glow ?? 0;
    const color: Color = [
      lit[0] + (ball.color[0] - lit[0]) * glow,
      lit[1] + (ball.color[1] - lit[1]) * glow,
      lit[2] + (ball.color[2] - lit[2]) * glow,
    ];
    return css(throughAir(light, color, at.depth * (1 - glow)));
  };
  brush.beginPath();
  brush.arc(at.x, at.y, radius, 0, Math.PI * 2);
  if (radius < 3) {
    brush.fillStyle = look(towardsCamera);
    brush.fill();
    return;
  }
  const key = light.key.towards;
  const lit = project(view, add(ball.center, scale(key, ball.radius * 0.55))) ?? at;
  const gradient = brush.createRadialGradient(lit.x, lit.y, 0, at.x, at.y, radius * 1.25);
  gradient.addColorStop(0, look(add(key, scale(towardsCamera, 0.5))));
  gradient.addColorStop(0.45, look(add(scale(key, 0.5), towardsCamera)));
  gradient.addColorStop(1, look(add(scale(key, -0.6), scale(towardsCamera, 0.3))));
  brush.fillStyle = gradient;
  brush.fill();
}
