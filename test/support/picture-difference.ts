import { createCanvas, loadImage } from '@napi-rs/canvas';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA rows. */
  readonly data: Uint8ClampedArray;
}

/** Decodes a picture file. */
export async function readPixels(path: string): Promise<Pixels> {
  const image = await loadImage(path);
  const canvas = createCanvas(image.width, image.height);
  const brush = canvas.getContext('2d');
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data };
}

/** Peak signal to noise ratio of the colour channels, in decibels; infinite for equal pictures. */
export function psnr(left: Pixels, right: Pixels): number {
  if (left.width !== right.width || left.height !== right.height) {
    throw new RangeError('pictures of different sizes cannot be compared');
  }
  let sum = 0;
  let count = 0;
  for (let index = 0; index < left.data.length; index += 1) {
    if (index % 4 === 3) continue;
    sum += (left.data[index]! - right.data[index]!) ** 2;
    count += 1;
  }
  return 10 * Math.log10(255 ** 2 / (sum / count));
}
