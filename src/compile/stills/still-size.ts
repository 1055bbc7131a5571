import type { Format } from '../../film/film.ts';
import type { PictureSize } from '../../providers/capabilities.ts';
import type { ImageCapabilities, SizeRange } from '../../providers/image-model.ts';
import { makesSize } from './makes-size.ts';
import { nearestSize } from '../picture.ts';

/** The size nearest to the film's that a model makes stills of; the film's own where it can. */
export function stillSize(format: Format, sizes: ImageCapabilities['sizes']): PictureSize {
  const { width, height } = format;
  if (makesSize(sizes, format)) return { width, height };
  const made = sizes === 'any' ? [] : 'step' in sizes ? sizesWithin(sizes, format) : sizes;
  const size = nearestSize(made, width / height, width * height) ?? format;
  return { width: size.width, height: size.height };
}

/** For every height within limits the width that comes nearest to the film's shape. */
function sizesWithin(range: SizeRange, format: Format): readonly PictureSize[] {
  const { step, maxPixels } = range;
  const highest = Math.sqrt((maxPixels * format.height) / format.width) + step;
  const found: PictureSize[] = [];
  for (let height = step; height <= highest; height += step) {
    const width = Math.round((height * format.width) / format.height / step) * step;
    if (makesSize(range, { width, height })) found.push({ width, height });
  }
  return found;
}
