import type { Layer } from './raster/layer.ts';
import type { Raster } from './raster/raster.ts';
import { shareOf } from './raster/pixel.ts';
import type { Grade } from './style-grade.ts';
import { toneCurves, VIGNETTE_LEVELS } from './tone-curves.ts';
import { smoothstep } from './vector.ts';

/** What turns a drawn picture into the style's: colour, tones and vignette. */
export type ApplyGrade = (layer: Layer) => void;

/** Prepares what is done to every picture of a shot. */
export function prepareGrade(
  raster: Raster,
  grade: Grade,
  size: { readonly width: number; readonly height: number },
): ApplyGrade {
  const curves = toneCurves(grade);
  const [red, green, blue] = [curves.red, curves.green, curves.blue].map((curve) =>
    raster.keep(curve),
  );
  const vignette = raster.take(size.width * size.height);
  layVignette(raster.bytes(vignette, size.width * size.height), size);
  const fade = shareOf(grade.monochrome ? 1 : grade.fade);
  return (layer) => {
    layer.select();
    if (fade > 0) raster.kernels.fadeColors(fade);
    raster.kernels.bendTones(vignette, red!, green!, blue!);
  };
}

/** Round and soft: nothing in the middle, the last level in the corners. */
function layVignette(
  levels: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const reach = Math.hypot(width, height) / 2;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const away = Math.sqrt((x + 0.5 - width / 2) ** 2 + (y + 0.5 - height * 0.48) ** 2) / reach;
      const dark = Math.min(1, smoothstep(0.4, 1.2, away) * 1.15);
      levels[y * width + x] = Math.round(dark * (VIGNETTE_LEVELS - 1));
    }
  }
}
