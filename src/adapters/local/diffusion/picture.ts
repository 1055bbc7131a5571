import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { type Tensor, tensor } from '../runtime/tensor.ts';

/** A picture as a canvas keeps it: rows of red, green, blue and opacity, a byte each. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** The bytes of an image file at a size: scaled to cover it, and cut evenly where it reaches out. */
export async function decodePicture(
  bytes: Uint8Array,
  width: number,
  height: number,
): Promise<Picture> {
  const image = await loadImage(Buffer.from(bytes));
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  // In its own size it stays as it is, to the last bit.
  brush.imageSmoothingEnabled = image.width !== width || image.height !== height;
  const scale = Math.max(width / image.width, height / image.height);
  const [wide, high] = [image.width * scale, image.height * scale];
  brush.drawImage(image, (width - wide) / 2, (height - high) / 2, wide, high);
  return { width, height, rgba: brush.getImageData(0, 0, width, height).data };
}

/** The picture at another size: covering it, or out of shape. */
export function resized(
  picture: Picture,
  width: number,
  height: number,
  fit: 'cover' | 'stretch' = 'cover',
): Picture {
  if (picture.width === width && picture.height === height) return picture;
  const own = canvasOf(picture);
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  const scale = Math.max(width / picture.width, height / picture.height);
  const [wide, high] =
    fit === 'stretch' ? [width, height] : [picture.width * scale, picture.height * scale];
  brush.drawImage(own, (width - wide) / 2, (height - high) / 2, wide, high);
  return { width, height, rgba: brush.getImageData(0, 0, width, height).data };
}

/** The picture as an image file, without loss. */
export function toPng(picture: Picture): Uint8Array {
  return canvasOf(picture).toBuffer('image/png');
}

function canvasOf({ width, height, rgba }: Picture): Canvas {
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  const sheet = brush.createImageData(width, height);
  sheet.data.set(rgba);
  brush.putImageData(sheet, 0, 0);
  return canvas;
}

/** Three planes, −1 black to 1 full. */
export function toPlanes({ width, height, rgba }: Picture): Tensor {
  const size = width * height;
  const data = new Float32Array(3 * size);
  for (let pixel = 0; pixel < size; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      data[channel * size + pixel] = rgba[pixel * 4 + channel]! / 127.5 - 1;
    }
  }
  return tensor([1, 3, height, width], data);
}

export function fromPlanes(planes: Float32Array, width: number, height: number): Picture {
  const size = width * height;
  const rgba = new Uint8ClampedArray(4 * size);
  for (let pixel = 0; pixel < size; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      rgba[pixel * 4 + channel] = (planes[channel * size + pixel]! + 1) * 127.5;
    }
    rgba[pixel * 4 + 3] = 255;
  }
  return { width, height, rgba };
}
