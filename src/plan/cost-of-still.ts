import type { ImageRequest } from '../providers/image-provider.ts';
import type { ImagePrice } from '../providers/image-model.ts';
import { countable } from './round.ts';

/** What one still costs by the model's price, in US dollars; undefined where nobody knows. */
export function costOfStill(
  { width, height, options }: Pick<ImageRequest, 'width' | 'height' | 'options'>,
  { cases }: ImagePrice,
): number | undefined {
  const fitting = cases.find(
    (each) =>
      width * height <= (each.maxPixels ?? Infinity) &&
      Object.entries(each.options ?? {}).every(([name, value]) => options[name] === value),
  );
  return fitting && countable(fitting.usdPerImage);
}
