import type { ModelFacts } from '../folder/model-facts.ts';

/**
 * The size in which the model draws a picture of this shape: its own number of pixels, in the shape
 * that is asked for, in whole multiples of what it can divide.
 */
export function drawnSize(
  facts: Pick<ModelFacts, 'width' | 'height' | 'isSizeFixed' | 'multiple'>,
  aspect: number,
): { readonly width: number; readonly height: number } {
  const { width, height, isSizeFixed, multiple } = facts;
  if (isSizeFixed) return { width, height };
  const area = width * height;
  const whole = (pixels: number): number =>
    Math.max(multiple, Math.round(pixels / multiple) * multiple);
  return { width: whole(Math.sqrt(area * aspect)), height: whole(Math.sqrt(area / aspect)) };
}
