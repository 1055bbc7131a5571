import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css } from './color.ts';
import type { Color } from './color.ts';
import { isOnPicture, projectPolygon } from './lens.ts';
import type { Projected, View } from './lens.ts';
import type { Illumination } from './light/illumination.ts';
import { shade, throughAir } from './light/illumination.ts';
import { add, cross, dot, length, normalize, scale, subtract } from './vector.ts';
import type { Vector } from './vector.ts';

/** A flat face of a solid, its corners counter-clockwise as seen from outside. */
export interface Facet {
  readonly points: readonly Vector[];
  readonly color: Color;
  /** 0 to 1: how much it shines by itself. */
  readonly glow?: number;
  readonly alpha?: number;
  /** Lies on this face and is drawn right after it. */
  readonly details?: readonly Facet[];
  /** How much darker its lower edge is, 0 to 1, as where little light reaches the floor. */
  readonly fade?: number;
}

export function centerOf(points: readonly Vector[]): Vector {
  return scale(
    points.reduce<Vector>((total, point) => add(total, point), [0, 0, 0]),
    1 / points.length,
  );
}

export function normalOf(points: readonly Vector[]): Vector {
  const [a = [0, 0, 0], b = [0, 0, 0], c = [0, 0, 0]] = points;
  return normalize(cross(subtract(b, a), subtract(c, a)));
}

/** Begins a path through points of the picture and closes it. */
export function tracePath(brush: SKRSContext2D, points: readonly { x: number; y: number }[]): void {
  brush.beginPath();
  points.forEach(({ x, y }, index) => {
    if (index === 0) brush.moveTo(x, y);
    else brush.lineTo(x, y);
  });
  brush.closePath();
}

/** Draws the faces that look at the camera, the farthest first, each in its light. */
export function drawFacets(
  brush: SKRSContext2D,
  view: View,
  light: Illumination,
  facets: readonly Facet[],
): void {
  facets
    .map((facet) => ({ facet, center: centerOf(facet.points), normal: normalOf(facet.points) }))
    .filter(({ center, normal }) => dot(normal, subtract(center, view.position)) < 0)
    .map((face) => ({ ...face, distance: length(subtract(face.center, view.position)) }))
    .sort((a, b) => b.distance - a.distance)
    .forEach((face) => {
      drawFace(brush, view, light, face.facet, face.normal, face.distance);
    });
}

function drawFace(
  brush: SKRSContext2D,
  view: View,
  light: Illumination,
  facet: Facet,
  normal: Vector,
  distance: number,
): void {
  const points = projectPolygon(view, facet.points);
  if (points === undefined || !isOnPicture(view, points)) return;
  const lit = shade(light, facet.color, normal, centerOf(facet.points));
  const glow = facet.glow ?? 0;
  const color: Color = [
    lit[0] + (facet.color[0] - lit[0]) * glow,
    lit[1] + (facet.color[1] - lit[1]) * glow,
    lit[2] + (facet.color[2] - lit[2]) * glow,
  ];
  const seen = throughAir(light, color, distance * (1 - glow * 0.7));
  tracePath(brush, points);
  brush.fillStyle =
    facet.fade === undefined
      ? css(seen, facet.alpha)
      : fadeDown(brush, view, facet, seen, facet.fade, points);
  brush.fill();
  facet.details?.forEach((detail) => {
    drawFace(brush, view, light, detail, normalOf(detail.points), distance);
  });
}

function fadeDown(
  brush: SKRSContext2D,
  view: View,
  facet: Facet,
  color: Color,
  fade: number,
  points: readonly Projected[],
): SKRSContext2D["fillStyle"] {
  const heights = points.map(({ y }) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  // A face of a few pixels shows no gradient; making one costs more than filling it.
  if (bottom - top < view.height / 40) return css(brighten(color, 1 - fade / 2), facet.alpha);
  const gradient = brush.createLinearGradient(0, top, 0, bottom);
  gradient.addColorStop(0, css(color, facet.alpha));
  gradient.addColorStop(1, css(brighten(color, 1 - fade), facet.alpha));
  return gradient;
}
