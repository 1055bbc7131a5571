import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { scaleView } from './lens.ts';
import type { View } from './lens.ts';

type LayerPainter = (layer: SKRSContext2D, small: View) => void;

/** Lays something out of focus over the picture: `share` of the picture's width is its blur. */
export type LayBlurred = (
  brush: SKRSContext2D,
  view: View,
  share: number,
  paint: LayerPainter,
) => void;

/** Blurred layers are a quarter of the size: blur is cheap there, and hides that they are small. */
const SCALE = 0.25;

/** Their margin in shares of the width, so that the blur draws no dark from beyond the edge. */
const MARGIN = 0.03;

/** Makes what lays blurred layers over pictures of one size; it keeps its canvases. */
export function createBlur(size: { readonly width: number; readonly height: number }): LayBlurred {
  const edge = Math.ceil(size.width * SCALE * MARGIN);
  let canvases: readonly [Canvas, Canvas] | undefined;
  return (brush, view, share, paint) => {
    const inner = scaleView(view, SCALE);
    const small = { ...inner, width: inner.width + 2 * edge, height: inner.height + 2 * edge };
    canvases ??= [createCanvas(small.width, small.height), createCanvas(small.width, small.height)];
    const [sharp, soft] = canvases;
    const layer = sharp.getContext('2d');
    layer.reset();
    paint(layer, small);
    const blurring = soft.getContext('2d');
    blurring.reset();
    blurring.filter = `blur(${Math.max(0.6, share * size.width * SCALE).toFixed(2)}px)`;
    blurring.drawImage(sharp, 0, 0);
    brush.imageSmoothingQuality = 'low';
    brush.drawImage(soft, edge, edge, inner.width, inner.height, 0, 0, size.width, size.height);
  };
}
