import type { Layer } from './layer.ts';
import type { Raster } from './raster.ts';

/** Bytes of a picture of an even width and height as video. */
export function videoBytes({ width, height }: { width: number; height: number }): number {
  return (width * height * 3) / 2;
}

/**
 * Prepares what makes video of pictures of one size: 4:2:0 planes in BT.709 at studio levels, which
 * are overwritten by the next. It is done here because ffmpeg's own way from RGB takes longer, and
 * because less than half as much goes through the pipe.
 */
export function prepareVideo(
  raster: Raster,
  size: { readonly width: number; readonly height: number },
): (layer: Layer) => Uint8Array {
  const bytes = videoBytes(size);
  const place = raster.take(bytes);
  return (layer) => {
    layer.select();
    raster.kernels.toVideo(place);
    return raster.bytes(place, bytes);
  };
}
