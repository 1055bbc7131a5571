import type { PictureSize } from '../../providers/capabilities.ts';
import type { ImageCapabilities } from '../../providers/image-model.ts';

/** Whether a model makes pictures of exactly this size. */
export function makesSize(sizes: ImageCapabilities['sizes'], size: PictureSize): boolean {
  if (sizes === 'any') return true;
  const { width, height } = size;
  if (!('step' in sizes)) {
    return sizes.some((each) => each.width === width && each.height === height);
  }
  const { step, minPixels, maxPixels, maxSide = Infinity, maxAspect = Infinity } = sizes;
  const [short, long] = width < height ? [width, height] : [height, width];
  const pixels = width * height;
  return (
    width % step === 0 &&
    height % step === 0 &&
    pixels >= minPixels &&
    pixels <= maxPixels &&
    long <= maxSide &&
    long <= short * maxAspect
  );
}
