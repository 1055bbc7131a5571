import { brighten, luma, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { projectPolygon } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { shade, throughAir } from '../light/illumination.ts';
import { hash } from '../noise.ts';
import { ProjectedFace } from '../solids/projected-face.ts';
import { fillBox, fillOutline, fillPolygon, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { fade, rows, solid } from '../raster/paint.ts';
import { ringsOf } from './rings.ts';
import type { LandKind, Ring } from './rings.ts';
import { clamp, headingOf, headingVector, radians } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

export interface Land {
  readonly kind: LandKind;
  readonly ground: Color;
  readonly center: Vector;
  readonly night: boolean;
  readonly seed: number;
}

/** Degrees from corner to corner of a silhouette's foot, of which little is seen. */
const FOOT = 6;

/** How far the ground reaches, metres. */
const REACH = 5000;

/** Draws the ground to the horizon and the silhouettes around. */
export function drawLand(layer: Layer, view: View, light: Illumination, land: Land): void {
  drawGround(layer, view, light, land);
  const heading = headingOf(view.forward);
  // Half of what is seen, and a little more for a tilted or rolled camera.
  const half = (Math.atan(view.width / 2 / view.focal) * 180) / Math.PI + 8;
  for (const ring of ringsOf(land)) drawRing(layer, view, light, land, ring, heading, half);
}

function drawRing(
  layer: Layer,
  view: View,
  light: Illumination,
  land: Land,
  ring: Ring,
  heading: number,
  half: number,
): void {
  const wide = half + (40 / ring.distance) * 60;
  const step = land.kind === 'city' ? 0.45 : (ring.step ?? Math.max(0.5, wide / 60));
  const from = Math.floor((heading - wide) / step) * step;
  const top: Vector[] = [];
  const at = (angle: number, z: number): Vector => {
    const away = headingVector(angle);
    return [land.center[0] + away[0] * ring.distance, land.center[1] + away[1] * ring.distance, z];
  };
  for (let angle = from; angle <= heading + wide; angle += step) {
    const height = ring.height(angle);
    if (land.kind === 'city') top.push(at(angle, height), at(angle + step * 0.98, height));
    else top.push(at(angle, height));
  }
  const last = heading + wide + step;
  // The foot follows the ring as well: a straight line between its ends would cut across the place.
  const foot: Vector[] = [];
  for (let angle = last; angle > from; angle -= FOOT) foot.push(at(angle, -0.5));
  const points = projectPolygon(view, [...top, ...foot, at(from, -0.5)]);
  if (points === undefined) return;
  const facing: Vector = [-view.forward[0], -view.forward[1], 0.5];
  const lit = shade(light, ring.tint, facing, land.center);
  const air = throughAir(light, lit, Math.min(ring.distance, 60 + ring.distance * 0.12));
  const distant = mix(air, light.haze.color, Math.min(0.5, Math.log10(ring.distance / 40) * 0.3));
  const heights = points.map(({ y }) => y);
  const [summit, base] = [Math.min(...heights), Math.max(...heights)];
  const mist = mix(distant, light.haze.color, 0.45);
  fillPolygon(layer, points, fade([summit, distant], [base, mist]));
  if (land.kind === 'city' && land.night) drawCityLights(layer, view, land, ring, from, last);
}

const COLD_LAMP = solid([0.59, 0.82, 1], 0.8);
const WARM_LAMP = solid([1, 0.8, 0.51], 0.7);

function drawCityLights(
  layer: Layer,
  view: View,
  land: Land,
  ring: Ring,
  from: number,
  to: number,
): void {
  const size = Math.max(1, (view.focal * 2.2) / ring.distance);
  for (let angle = from; angle < to; angle += 0.45) {
    const height = ring.height(angle);
    for (let z = 4; z < height - 4; z += 8) {
      const key = hash(land.seed, Math.round(angle * 100), z, ring.distance);
      if (key < 0.8) continue;
      const away = headingVector(angle);
      const points = projectPolygon(view, [
        [land.center[0] + away[0] * ring.distance, land.center[1] + away[1] * ring.distance, z],
        [land.center[0] + away[0] * ring.distance, land.center[1] + away[1] * ring.distance, z + 1],
        [
          land.center[0] + away[0] * ring.distance,
          land.center[1] + away[1] * ring.distance + 0.1,
          z,
        ],
      ]);
      const spot = points?.[0];
      if (spot === undefined) continue;
      fillBox(layer, spot.x, spot.y, size, size * 1.2, key > 0.95 ? COLD_LAMP : WARM_LAMP);
    }
  }
}

function drawGround(layer: Layer, view: View, light: Illumination, land: Land): void {
  const { center } = land;
  const points = projectPolygon(view, [
    [center[0] - REACH, center[1] - REACH, -0.01],
    [center[0] + REACH, center[1] - REACH, -0.01],
    [center[0] + REACH, center[1] + REACH, -0.01],
    [center[0] - REACH, center[1] + REACH, -0.01],
  ]);
  if (points === undefined) return;
  const lit = shade(light, land.ground, [0, 0, 1], center);
  const tilt = Math.asin(view.forward[2]);
  const horizon = view.height / 2 + Math.tan(tilt) * view.focal;
  const near = horizon + (view.focal * Math.max(1.2, view.position[2])) / 3;
  const far = mix(throughAir(light, lit, 90), light.haze.color, 0.3);
  const middle = mix(far, lit, 0.6);
  const close = brighten(lit, luma(lit) > 0.5 ? 0.92 : 0.86);
  const reach = Math.max(near, horizon + 8) - horizon;
  const colorAt = (y: number): Color => {
    const down = clamp((y - horizon) / reach, 0, 1);
    return down < 0.25 ? mix(far, middle, down * 4) : mix(middle, close, (down - 0.25) / 0.75);
  };
  fillPolygon(layer, points, rows(horizon - 1, view.height, colorAt));
  drawTufts(layer, view, light, land, lit);
}

/** Small strokes on the ground that pass by as the camera moves: without them a dolly has no speed. */
function drawTufts(layer: Layer, view: View, light: Illumination, land: Land, lit: Color): void {
  const cell = 2.4;
  const across = 9;
  const cx = Math.round(view.position[0] / cell);
  const cy = Math.round(view.position[1] / cell);
  const heading = radians(headingOf(view.forward));
  const dark = solid(throughAir(light, brighten(lit, 0.82), 6), 0.55);
  const tuft = new Float64Array(9);
  const seen = new ProjectedFace();
  for (let row = -across; row <= across; row += 1) {
    for (let column = -across; column <= across; column += 1) {
      const i = cx + column + Math.round(Math.sin(heading) * 8);
      const j = cy + row + Math.round(Math.cos(heading) * 8);
      if (hash(land.seed, i, j) > 0.55) continue;
      const x = (i + hash(land.seed, i, j, 1)) * cell;
      const y = (j + hash(land.seed, i, j, 2)) * cell;
      const long = 0.2 + 0.5 * hash(land.seed, i, j, 3);
      tuft.set([x, y, 0, x + long, y + 0.05, 0, x + long * 0.6, y + 0.09, 0]);
      if (!seen.project(view, tuft)) continue;
      outlineOn(layer).corners(seen.x, seen.y, seen.count);
      fillOutline(layer, dark);
    }
  }
}
