import { scaleView } from './lens.ts';
import type { View } from './lens.ts';
import { Layer } from '../raster/layer.ts';
import type { Raster } from '../raster/raster.ts';

/** Lays something out of focus over the picture: `share` of the picture's width is its blur. */
export type LayBlurred = (
  picture: Layer,
  view: View,
  share: number,
  paint: (layer: Layer, small: View) => 'drawn' | 'nothing',
) => void;

/**
 * Blurred layers are so much smaller than the picture: blur is cheap there, and hides it. It is what
 * the kernel `layEnlarged` enlarges by.
 */
const FACTOR = 4;

/** Their margin in pixels of their own, for what reaches into the picture from beyond its edge. */
const MARGIN = 10;

/** The widest blur: no lens of a film blurs more than a hundredth of the picture's width. */
const WIDEST = 64;

/** Makes what lays blurred layers over pictures of one size; it keeps its layer. */
export function createBlur(
  raster: Raster,
  size: { readonly width: number; readonly height: number },
): LayBlurred {
  const [width, height] = [size.width, size.height].map(
    (length) => Math.ceil(length / FACTOR) + 2 * MARGIN,
  );
  const layer = new Layer(raster, width!, height!);
  const line = raster.take((Math.max(layer.width, layer.height) + 2 * WIDEST) * 16);
  return (picture, view, share, paint) => {
    const small = scaleView(view, 1 / FACTOR, {
      width: layer.width,
      height: layer.height,
      margin: MARGIN,
    });
    layer.clear();
    if (paint(layer, small) === 'nothing') return;
    blurLayer(layer, Math.max(0.6, (share * size.width) / FACTOR), line);
    picture.select();
    const { kernels } = raster;
    kernels.layEnlarged(layer.place, layer.width, layer.height, MARGIN, line);
  };
}

/** About as a Gaussian of so many pixels does. */
function blurLayer(layer: Layer, sigma: number, line: number): void {
  // Two boxes of 2r + 1 pixels have a variance of ((2r + 1)² - 1) / 6.
  const radius = Math.round((Math.sqrt(6 * sigma * sigma + 1) - 1) / 2);
  layer.select();
  const { kernels } = layer.raster;
  kernels.blur(layer.place, layer.width, layer.height, Math.min(Math.max(1, radius), WIDEST), line);
}
