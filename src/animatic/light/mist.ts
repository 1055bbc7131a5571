import { createBlur } from '../lens/blur-layers.ts';
import type { View } from '../lens/lens.ts';
import type { Layer } from '../raster/layer.ts';
import type { Raster } from '../raster/raster.ts';
import { drawShafts } from './shafts.ts';
import type { Shaft } from './shafts.ts';

/**
 * How soft the edges of beams are, in shares of the picture's width: the sun is no point, and a beam
 * has no edge that one could point to.
 */
const PENUMBRA = 0.011;

/** Makes what lays beams over pictures of one size. */
export function createMist(
  raster: Raster,
  size: { readonly width: number; readonly height: number },
): (picture: Layer, view: View, shafts: readonly Shaft[]) => void {
  const lay = createBlur(raster, size);
  return (picture, view, shafts) => {
    lay(picture, view, PENUMBRA, (air, small) => {
      drawShafts(air, small, shafts);
      return 'drawn';
    });
  };
}
