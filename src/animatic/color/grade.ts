import type { Color } from './color.ts';
import type { Layer } from '../raster/layer.ts';
import type { Raster } from '../raster/raster.ts';
import { opaque, shareOf } from '../raster/pixel.ts';
import type { Grade } from './style-grade.ts';
import { toneCurves } from './tone-curves.ts';
import { smoothstep } from '../solids/vector.ts';

/** What turns a drawn picture into the style's: colour, tones and vignette. */
export type ApplyGrade = (layer: Layer) => void;

/** What the vignette darkens to. */
const CORNER: Color = [0.016, 0.012, 0.03];

/** Prepares what is done to every picture of a shot. */
export function prepareGrade(raster: Raster, grade: Grade, size: PictureSize): ApplyGrade {
  const curves = raster.keep(toneCurves(grade));
  const vignette = raster.keep(vignetteOf(size, grade.vignette));
  const fade = shareOf(grade.monochrome ? 1 : grade.fade);
  return (layer) => {
    layer.select();
    if (fade > 0) raster.kernels.fadeColors(fade);
    raster.kernels.bendTones(vignette, opaque(CORNER), curves);
  };
}

interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a row that are darkened alike: the vignette is softer than anyone could see. */
const STEP = 4;

/**
 * How far the picture is darkened, as shares of 256, one for every four pixels of a row: round and
 * soft, nothing in the middle and about `amount`, 0 to 1, in the corners.
 */
function vignetteOf({ width, height }: PictureSize, amount: number): Uint8Array {
  const columns = Math.ceil(width / STEP);
  const reach = Math.hypot(width, height) / 2;
  const shares = new Uint8Array(columns * height);
  for (let row = 0; row < height; row += 1) {
    const down = row + 0.5 - height * 0.48;
    for (let column = 0; column < columns; column += 1) {
      const across = (column + 0.5) * STEP - width / 2;
      const away = Math.sqrt(across * across + down * down) / reach;
      const dark = Math.min(1, smoothstep(0.4, 1.2, away) * 1.15);
      shares[row * columns + column] = Math.round(amount * dark * 255);
    }
  }
  return shares;
}
