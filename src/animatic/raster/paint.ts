import type { Color } from '../color/color.ts';
import { lightOf, opaque, shareOf } from './pixel.ts';
import type { Raster } from './raster.ts';

/** What an area is filled with: told to the kernels before it is. */
export type Paint = (raster: Raster, height: number) => void;

/** One colour, of which `alpha` (0 to 1) covers. */
export function solid(color: Color, alpha = 1): Paint {
  return ({ kernels }) => {
    kernels.paintSolid(opaque(color), shareOf(alpha));
  };
}

/** Light of one colour, added to what is there. */
export function glare(color: Color, strength: number): Paint {
  return ({ kernels }) => {
    kernels.paintLight(lightOf(color, strength));
  };
}

/** A colour at one height of the picture that turns evenly into another at a lower height. */
export function fade(
  [top, from]: readonly [y: number, color: Color],
  [bottom, to]: readonly [y: number, color: Color],
  alpha = 1,
): Paint {
  return ({ kernels }) => {
    const step = 255 / Math.max(1, bottom - top);
    kernels.paintFade(
      top,
      from[0] * 255,
      from[1] * 255,
      from[2] * 255,
      (to[0] - from[0]) * step,
      (to[1] - from[1]) * step,
      (to[2] - from[2]) * step,
      shareOf(alpha),
    );
  };
}

/** A colour for each row of the picture from `top` to `bottom`, asked at the row's middle. */
export function rows(top: number, bottom: number, colorAt: (y: number) => Color): Paint {
  return (raster, height) => {
    const table = raster.words(raster.rows, height);
    const end = Math.min(height, Math.ceil(bottom));
    for (let y = Math.max(0, Math.floor(top)); y < end; y += 1) table[y] = opaque(colorAt(y + 0.5));
    raster.kernels.paintRows(raster.rows, shareOf(1));
  };
}

/** Closes the seam between areas that share an edge: together they cover each pixel of it whole. */
export function joined(paint: Paint): Paint {
  return (raster, height) => {
    paint(raster, height);
    raster.kernels.paintJoined();
  };
}
