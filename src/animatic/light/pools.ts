import type { SKRSContext2D } from '@napi-rs/canvas';
import { css, multiply } from '../color.ts';
import type { Color } from '../color.ts';
import { tracePath } from '../facets.ts';
import type { Facet } from '../facets.ts';
import { normalOf } from '../facets.ts';
import { project, projectPolygon } from '../lens.ts';
import type { View } from '../lens.ts';
import { add, cross, dot, normalize, scale, subtract } from '../vector.ts';
import type { Vector } from '../vector.ts';
import type { Glow } from './illumination.ts';

/** A pool fainter than this is not drawn: it costs as much as a bright one. */
const FAINTEST = 0.09;

/** Draws the pool of light that a lamp throws on a wall or on the floor. */
export function drawPool(brush: SKRSContext2D, view: View, glow: Glow, surface: Facet): void {
  const [origin] = surface.points;
  if (origin === undefined) return;
  const normal = normalOf(surface.points);
  const distance = dot(subtract(glow.at, origin), normal);
  const strength = glow.intensity / (1 + (2.2 * distance * distance) / (glow.reach * glow.reach));
  if (distance < 0 || strength < FAINTEST) return;
  if (dot(normal, subtract(origin, view.position)) >= 0) return;
  const center = subtract(glow.at, scale(normal, distance));
  const outline = projectPolygon(view, surface.points);
  const middle = project(view, center);
  if (outline === undefined || middle === undefined || middle.depth < 0.4) return;
  const radius = distance * 0.9 + glow.reach * 0.75;
  const across = normalize(Math.abs(normal[2]) > 0.5 ? [1, 0, 0] : cross([0, 0, 1], normal));
  const up = cross(normal, across);
  const axis = (direction: Vector): readonly [number, number] | undefined => {
    // Near steps on both sides of the middle: perspective is even enough over a pool of light.
    const step = Math.min(radius, middle.depth * 0.35);
    const [a, b] = [
      project(view, add(center, scale(direction, step))),
      project(view, add(center, scale(direction, -step))),
    ];
    if (a === undefined || b === undefined) return undefined;
    return [((a.x - b.x) / 2 / step) * radius, ((a.y - b.y) / 2 / step) * radius];
  };
  const [x, y] = [axis(across), axis(up)];
  if (x === undefined || y === undefined) return;
  brush.save();
  brush.globalCompositeOperation = 'lighter';
  // The surface itself is filled, its paint laid out around the pool: cheaper than to clip it.
  tracePath(brush, outline);
  brush.transform(x[0], x[1], y[0], y[1], middle.x, middle.y);
  brush.fillStyle = poolPaint(brush, multiply(glow.color, surface.color), strength);
  brush.fill();
  brush.restore();
}

function poolPaint(
  brush: SKRSContext2D,
  color: Color,
  strength: number,
): SKRSContext2D['fillStyle'] {
  const pool = brush.createRadialGradient(0, 0, 0, 0, 0, 1);
  pool.addColorStop(0, css(color, strength * 0.95));
  pool.addColorStop(0.3, css(color, strength * 0.5));
  pool.addColorStop(0.65, css(color, strength * 0.14));
  pool.addColorStop(1, css(color, 0));
  return pool;
}

/** Draws the shine in the air around a lamp. */
export function drawHalo(brush: SKRSContext2D, view: View, glow: Glow, haze: number): void {
  const at = project(view, glow.at);
  if (at === undefined) return;
  const radius = ((0.35 + 0.5 * haze) * glow.reach * view.focal) / at.depth;
  if (at.x + radius < 0 || at.x - radius > view.width || radius < 2) return;
  brush.globalCompositeOperation = 'lighter';
  const halo = brush.createRadialGradient(at.x, at.y, 0, at.x, at.y, radius);
  const strength = Math.min(1, glow.intensity);
  halo.addColorStop(0, css(glow.color, 0.5 * strength));
  halo.addColorStop(0.2, css(glow.color, 0.2 * strength));
  halo.addColorStop(1, css(glow.color, 0));
  brush.fillStyle = halo;
  brush.fillRect(at.x - radius, at.y - radius, radius * 2, radius * 2);
  brush.globalCompositeOperation = 'source-over';
}
