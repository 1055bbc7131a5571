import type { Color } from '../color/color.ts';
import { NEAR, toCamera, turned } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Illumination } from '../light/illumination.ts';
import { shade, throughAir } from '../light/illumination.ts';
import { add, length, scale, subtract } from '../solids/vector.ts';
import { fillOutline, outlineOn } from '../raster/fill.ts';
import type { Layer } from '../raster/layer.ts';
import type { Outline } from '../raster/outline.ts';
import { solid } from '../raster/paint.ts';
import type { Vector } from '../solids/vector.ts';

/** A rectangle in shares of its face's width and height. */
export type Span = readonly [left: number, right: number, low: number, high: number];

/**
 * Many small rectangles of one colour on a face, such as the spines of a shelf: they are projected
 * from the face's own axes and share one paint, which makes a library cheap.
 */
export interface Inlay {
  readonly color: Color;
  /** Where the face is seen from, when it is drawn. */
  readonly seen: Range | 'anywhere';
  /** Four numbers for each rectangle, as a `Span` has them. */
  readonly spans: Float64Array;
}

/** How far a face is seen from. */
export type Range = 'near' | 'far';

export function inlayOf(
  color: Color,
  spans: readonly Span[],
  seen: Inlay['seen'] = 'anywhere',
): Inlay {
  return { color, spans: Float64Array.from(spans.flat()), seen };
}

/** From so many pixels a metre on, a face is near. */
const NEARBY = 190;

/** Smaller than this, in pixels, a face shows no inlays. */
const SMALLEST = 6;

/**
 * Draws the inlays of a four-cornered face; `corners` go round from its lower left, three numbers each.
 * Thousands of rectangles are drawn for each frame, so it adds numbers up instead of making vectors.
 */
export function drawInlays(
  layer: Layer,
  view: View,
  light: Illumination,
  corners: Float64Array,
  normal: Vector,
  inlays: readonly Inlay[],
): void {
  const origin = cornerOf(corners, 0);
  const wide = subtract(cornerOf(corners, 1), origin);
  const high = subtract(cornerOf(corners, 3), origin);
  const plane = {
    origin: toCamera(view, origin),
    across: turned(view, wide),
    up: turned(view, high),
  };
  const middle = Math.max(NEAR, plane.origin[2] + (plane.across[2] + plane.up[2]) / 2);
  if ((length(high) * view.focal) / middle < SMALLEST) return;
  const range: Range = view.focal / middle > NEARBY * (view.height / 720) ? 'near' : 'far';
  for (const { color, spans, seen } of inlays) {
    if (spans.length === 0 || (seen !== 'anywhere' && seen !== range)) continue;
    if (isBeside(view, plane, spans)) continue;
    const along = (spans[0]! + spans[spans.length - 3]!) / 2;
    const at = add(origin, add(scale(wide, along), scale(high, spans[2]!)));
    const paint = solid(throughAir(light, shade(light, color, normal, at), middle));
    outlineSpans(outlineOn(layer), view, plane, spans);
    fillOutline(layer, paint);
  }
}

/** A face as the camera sees it: its lower left corner, its width and its height. */
interface Plane {
  readonly origin: Vector;
  readonly across: Vector;
  readonly up: Vector;
}

function cornerOf(corners: Float64Array, index: number): Vector {
  const at = index * 3;
  return [corners[at]!, corners[at + 1]!, corners[at + 2]!];
}

/** Whether nothing from the first rectangle to the last is between the picture's sides. */
function isBeside(view: View, plane: Plane, spans: Float64Array): boolean {
  const last = spans.length - 4;
  const x0 = acrossPicture(view, plane, spans[0]!, spans[2]!);
  const x1 = acrossPicture(view, plane, spans[last + 1]!, spans[last + 2]!);
  return Math.max(x0, x1) < 0 || Math.min(x0, x1) > view.width;
}

function acrossPicture(view: View, { origin, across, up }: Plane, s: number, t: number): number {
  const depth = Math.max(NEAR, origin[2] + across[2] * s + up[2] * t);
  return view.width / 2 + ((origin[0] + across[0] * s + up[0] * t) * view.focal) / depth;
}

function outlineSpans(outline: Outline, view: View, plane: Plane, spans: Float64Array): void {
  const { origin, across, up } = plane;
  const { focal } = view;
  const centerX = view.width / 2;
  const centerY = view.height / 2;
  for (let at = 0; at < spans.length; at += 4) {
    const left = spans[at]!;
    const right = spans[at + 1]!;
    const low = spans[at + 2]!;
    const high = spans[at + 3]!;
    const x0 = origin[0] + up[0] * low;
    const y0 = origin[1] + up[1] * low;
    const z0 = origin[2] + up[2] * low;
    const x1 = origin[0] + up[0] * high;
    const y1 = origin[1] + up[1] * high;
    const z1 = origin[2] + up[2] * high;
    const nearest = Math.min(across[2] * left, across[2] * right);
    // A rectangle that reaches behind the camera is left out: it is far off the picture's side.
    if (Math.min(z0, z1) + nearest < NEAR) continue;
    const lowerLeft = focal / (z0 + across[2] * left);
    const lowerRight = focal / (z0 + across[2] * right);
    const upperRight = focal / (z1 + across[2] * right);
    const upperLeft = focal / (z1 + across[2] * left);
    outline.quad(
      centerX + (x0 + across[0] * left) * lowerLeft,
      centerY - (y0 + across[1] * left) * lowerLeft,
      centerX + (x0 + across[0] * right) * lowerRight,
      centerY - (y0 + across[1] * right) * lowerRight,
      centerX + (x1 + across[0] * right) * upperRight,
      centerY - (y1 + across[1] * right) * upperRight,
      centerX + (x1 + across[0] * left) * upperLeft,
      centerY - (y1 + across[1] * left) * upperLeft,
    );
  }
}
