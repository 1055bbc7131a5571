import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css } from './color.ts';
import type { Color } from './color.ts';
import { drawInlays } from './inlay.ts';
import type { Inlay } from './inlay.ts';
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
  /** Its edges are closed against its neighbours of the same stuff, so that no line shows. */
  readonly joined?: boolean;
  /** Small things on a four-cornered face, drawn before its details. */
  readonly inlays?: readonly Inlay[];
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
  const level = normal[2] > 0.99 && glow === 0 && facet.alpha === undefined;
  brush.fillStyle = level
    ? recede(brush, view, light, color, facet.points[0]?.[2] ?? 0, points)
    : facet.fade === undefined
      ? css(seen, facet.alpha)
      : fadeDown(brush, view, facet, seen, facet.fade, points);
  brush.fill();
  if (facet.joined === true) {
    brush.lineWidth = 1;
    brush.strokeStyle = brush.fillStyle;
    brush.stroke();
  }
  if (facet.inlays !== undefined) {
    drawInlays(brush, view, light, facet.points, normal, facet.inlays);
  }
  facet.details?.forEach((detail) => {
    drawFace(brush, view, light, detail, normalOf(detail.points), distance);
  });
}

/** A level surface goes into the air with its distance, row by row of the picture. */
function recede(
  brush: SKRSContext2D,
  view: View,
  light: Illumination,
  color: Color,
  height: number,
  points: readonly Projected[],
): SKRSContext2D['fillStyle'] {
  const rows = points.map(({ y }) => Math.min(view.height, Math.max(0, y)));
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const under = view.position[2] - height;
  const tilt = Math.asin(view.forward[2]);
  const horizon = view.height / 2 + Math.tan(tilt) * view.focal;
  const far = Math.max(...points.map(({ depth }) => depth));
  const airAt = (y: number): string => {
    const depth = y - horizon < 1 ? far : Math.min(far, (under * view.focal) / (y - horizon));
    return css(throughAir(light, color, depth));
  };
  if (bottom - top < view.height / 30) return airAt((top + bottom) / 2);
  const gradient = brush.createLinearGradient(0, top, 0, bottom);
  // Most of the distance lies in the first rows below the horizon.
  for (const stop of [0, 0.06, 0.16, 0.34, 0.62, 1]) {
    gradient.addColorStop(stop, airAt(top + (bottom - top) * stop));
  }
  return gradient;
}

function fadeDown(
  brush: SKRSContext2D,
  view: View,
  facet: Facet,
  color: Color,
  fade: number,
  points: readonly Projected[],
): SKRSContext2D['fillStyle'] {
  const heights = points.map(({ y }) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  // A face of a few pixels shows no gradient; making one costs more than filling it.
  if (bottom - top < view.height / 40) return css(brighten(color, 1 - fade / 2), facet.alpha);
  const gradient = brush.createLinearGradient(0, top, 0, bottom);
  gradient.addColorStop(0, css(color, facet.alpha));
  gradient.addColorStop(1, css(brighten(color, 1 - fade), facet.alpha));
  return gradient;
}
