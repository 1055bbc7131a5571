import { readFile } from 'node:fs/promises';

/** A picture within a box, as a PNG and as its pixels: red, green, blue and opacity, a byte each. */
export async function smallPicture(
  file: string,
  box: { readonly width: number; readonly height: number },
): Promise<{
  readonly width: number;
  readonly height: number;
  readonly png: Uint8Array;
  readonly rgba: Uint8Array;
}> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(await readFile(file));
  const scale = Math.min(1, box.width / image.width, box.height / image.height);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(image, 0, 0, width, height);
  const { data } = brush.getImageData(0, 0, width, height);
  return { width, height, png: canvas.toBuffer('image/png'), rgba: new Uint8Array(data) };
}
