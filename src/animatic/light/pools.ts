import { multiply } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { normalOf } from '../solids/facets.ts';
import { project, projectPolygon } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import { fillPolygon, fillSoft } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { disc, isRound, radial } from '../raster/gradient.ts';
import { add, cross, dot, normalize, scale, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { Glow } from './illumination.ts';

/** A pool fainter than this is not drawn: it costs as much as a bright one. */
const FAINTEST = 0.09;

/** Draws the pool of light that a lamp throws on a wall or on the floor. */
export function drawPool(layer: Layer, view: View, glow: Glow, surface: Facet): void {
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
  const light = multiply(glow.color, surface.color);
  const spot = { x: middle.x, y: middle.y, across: x, up: y };
  if (!isRound(spot)) return;
  const pool = radial(
    spot,
    [
      [0, light, strength * 0.95],
      [0.3, light, strength * 0.5],
      [0.65, light, strength * 0.14],
      [1, light, 0],
    ],
    'light',
  );
  fillPolygon(layer, outline, pool);
}

/** Draws the shine in the air around a lamp. */
export function drawHalo(layer: Layer, view: View, glow: Glow, haze: number): void {
  const at = project(view, glow.at);
  if (at === undefined) return;
  const radius = ((0.35 + 0.5 * haze) * glow.reach * view.focal) / at.depth;
  if (at.x + radius < 0 || at.x - radius > view.width || radius < 2) return;
  const strength = Math.min(1, glow.intensity);
  fillSoft(
    layer,
    disc(at.x, at.y, radius),
    [
      [0, glow.color, 0.5 * strength],
      [0.2, glow.color, 0.2 * strength],
      [1, glow.color, 0],
    ],
    'light',
  );
}
