import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { drawInlays } from '../set/inlay.ts';
import type { Inlay } from '../set/inlay.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { shade, throughAir } from '../light/illumination.ts';
import { ProjectedFace } from './projected-face.ts';
import { add, cross, dot, length, normalize, scale, subtract } from './vector.ts';
import type { Vector } from './vector.ts';
import { fillOutline, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import { fade, joined, rows, solid } from '../raster/paint.ts';
import type { Paint } from '../raster/paint.ts';

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

/** What is the same on every frame: the middle of a face, and which way it looks. */
interface Lie {
  readonly center: Vector;
  readonly normal: Vector;
  /** Its corners, three numbers each. */
  readonly corners: Float64Array;
}

const lies = new WeakMap<Facet, Lie>();

function lieOf(facet: Facet): Lie {
  const known = lies.get(facet);
  if (known !== undefined) return known;
  const { points } = facet;
  const lie = {
    center: centerOf(points),
    normal: normalOf(points),
    corners: Float64Array.from(points.flat()),
  };
  lies.set(facet, lie);
  return lie;
}

/** Draws the faces that look at the camera, the farthest first, each in its light. */
export function drawFacets(
  layer: Layer,
  view: View,
  light: Illumination,
  facets: readonly Facet[],
): void {
  const seen: { facet: Facet; distance: number }[] = [];
  for (const facet of facets) {
    const { center, normal } = lieOf(facet);
    const towards = subtract(center, view.position);
    if (dot(normal, towards) < 0) seen.push({ facet, distance: length(towards) });
  }
  seen.sort((a, b) => b.distance - a.distance);
  for (const { facet, distance } of seen) drawFace(layer, view, light, facet, distance);
}

function drawFace(
  layer: Layer,
  view: View,
  light: Illumination,
  facet: Facet,
  distance: number,
): void {
  const { center, normal, corners } = lieOf(facet);
  if (!face.project(view, corners)) return;
  const lit = shade(light, facet.color, normal, center);
  const glow = facet.glow ?? 0;
  const color = mix(lit, facet.color, glow);
  const level = normal[2] > 0.99 && glow === 0 && facet.alpha === undefined;
  const paint = level
    ? recede(view, light, color, corners[2]!)
    : paintOf(facet, throughAir(light, color, distance * (1 - glow * 0.7)));
  outlineOn(layer).corners(face.x, face.y, face.count);
  fillOutline(layer, facet.joined === true ? joined(paint) : paint);
  if (facet.inlays !== undefined) drawInlays(layer, view, light, corners, normal, facet.inlays);
  if (facet.details === undefined) return;
  for (const detail of facet.details) drawFace(layer, view, light, detail, distance);
}

/** The face that is drawn: one serves for all, thousands a frame. */
const face = new ProjectedFace();

/** A level surface goes into the air with its distance, row by row of the picture. */
function recede(view: View, light: Illumination, color: Color, height: number): Paint {
  const under = view.position[2] - height;
  const horizon = view.height / 2 + Math.tan(Math.asin(view.forward[2])) * view.focal;
  const { far } = face;
  return rows(face.top, face.bottom, (y) => {
    const depth = y - horizon < 1 ? far : Math.min(far, (under * view.focal) / (y - horizon));
    return throughAir(light, color, depth);
  });
}

/** An even colour, or one that darkens towards the lower edge. */
function paintOf(facet: Facet, color: Color): Paint {
  if (facet.fade === undefined) return solid(color, facet.alpha);
  const foot = brighten(color, 1 - facet.fade);
  return fade([face.top, color], [face.bottom, foot], facet.alpha);
}
