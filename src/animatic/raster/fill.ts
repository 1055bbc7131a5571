import type { Ellipse, Mode, Stops } from './gradient.ts';
import { isRound, radial, reachOf } from './gradient.ts';
import type { Layer } from './layer.ts';
import type { Outline } from './outline.ts';
import type { Paint } from './paint.ts';

/** An outline to be drawn for this layer, empty. The one before is gone. */
export function outlineOn(layer: Layer): Outline {
  return layer.raster.outline.reset();
}

/**
 * Fills the area within the layer's outline, its edges smoothed. What is enclosed twice is covered
 * once, if both contours turn the same way round.
 */
export function fillOutline(layer: Layer, paint: Paint): void {
  const { kernels, outline } = layer.raster;
  if (outline.isBeside(layer.width) || outline.bottom <= 0 || outline.top >= layer.height) return;
  layer.select();
  paint(layer.raster, layer.height);
  kernels.fillArea(outline.place, outline.count, outline.top, outline.bottom);
}

/** Fills a polygon of points in pixels. */
export function fillPolygon(
  layer: Layer,
  points: readonly { readonly x: number; readonly y: number }[],
  paint: Paint,
): void {
  outlineOn(layer).polygon(points);
  fillOutline(layer, paint);
}

/** Fills an upright rectangle. */
export function fillBox(
  layer: Layer,
  x: number,
  y: number,
  wide: number,
  high: number,
  paint: Paint,
): void {
  outlineOn(layer).box(x, y, wide, high);
  fillOutline(layer, paint);
}

/** Fills an upright ellipse. */
export function fillEllipse(
  layer: Layer,
  x: number,
  y: number,
  wide: number,
  high: number,
  paint: Paint,
): void {
  outlineOn(layer).ellipse(x, y, wide, high);
  fillOutline(layer, paint);
}

/** Lays a soft disc, brightest or darkest in its middle, whose stops end in nothing. */
export function fillSoft(layer: Layer, ellipse: Ellipse, stops: Stops, mode: Mode): void {
  if (!isRound(ellipse)) return;
  const [wide, high] = reachOf(ellipse);
  const paint = radial(ellipse, stops, mode);
  fillBox(layer, ellipse.x - wide, ellipse.y - high, wide * 2, high * 2, paint);
}
