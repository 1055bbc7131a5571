import type { Color } from '../color/color.ts';
import { mix } from '../color/color.ts';
import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { shade, throughAir } from '../light/illumination.ts';
import { fillEllipse } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { sphere } from '../raster/gradient.ts';
import { solid } from '../raster/paint.ts';
import { add, dot, normalize, scale, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** A round mass, such as a clump of leaves or a globe. */
export interface Ball {
  readonly center: Vector;
  readonly radius: number;
  readonly color: Color;
  readonly glow?: number;
}

/** From towards the key to away from it; the shades between are mixed. */
const SHADES = [1, 0.6, 0.2, -0.2, -0.6, -1] as const;

/** Draws a ball in its light: bright towards the key, dark on the other side. */
export function drawBall(layer: Layer, view: View, light: Illumination, ball: Ball): void {
  const at = project(view, ball.center);
  if (at === undefined || at.depth < ball.radius * 0.6) return;
  const radius = (ball.radius * view.focal) / at.depth;
  if (at.x + radius < 0 || at.x - radius > view.width) return;
  if (at.y + radius < 0 || at.y - radius > view.height) return;
  const glow = ball.glow ?? 0;
  const look = (normal: Vector): Color => {
    const lit = mix(shade(light, ball.color, normal, ball.center), ball.color, glow);
    return throughAir(light, lit, at.depth * (1 - glow));
  };
  const towardsCamera = normalize(subtract(view.position, ball.center));
  if (radius < 3) {
    fillEllipse(layer, at.x, at.y, radius, radius, solid(look(towardsCamera)));
    return;
  }
  const key = light.key.towards;
  const side = normalize(subtract(towardsCamera, scale(key, dot(towardsCamera, key))));
  const shades = SHADES.map((facing) =>
    look(add(scale(key, facing), scale(side, Math.sqrt(1 - facing * facing)))),
  );
  const keySeen = [dot(key, view.right), -dot(key, view.up), -dot(key, view.forward)] as const;
  fillEllipse(layer, at.x, at.y, radius, radius, sphere(at, radius, keySeen, shades));
}
