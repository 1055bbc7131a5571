import { readFile, writeFile } from 'node:fs/promises';
import type { TakeNote } from '../../film/take-note.ts';
import { chooseFit } from './fit.ts';

interface StillFit {
  readonly still: string;
  /** A PNG, 8 bits a channel, without tags. */
  readonly out: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Makes a picture of just this size from a still. One of another shape fills it and loses what stands
 * out: black bars would be filmed with it, in the clips that start from it.
 */
export async function fitStill({
  still,
  out,
  width,
  height,
}: StillFit): Promise<readonly TakeNote[]> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(await readFile(still));
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  brush.imageSmoothingQuality = 'high';
  const scale = Math.max(width / image.width, height / image.height);
  const [wide, high] = [image.width * scale, image.height * scale];
  brush.drawImage(image, (width - wide) / 2, (height - high) / 2, wide, high);
  await writeFile(out, canvas.toBuffer('image/png'));
  return notesOf(image, { width, height });
}

function notesOf(
  from: { readonly width: number; readonly height: number },
  to: { readonly width: number; readonly height: number },
): readonly TakeNote[] {
  const fit = chooseFit(from, to);
  if (fit === 'same') return [];
  const [was, is] = [from, to].map(({ width, height }) => `${width}x${height}`) as [string, string];
  const isScaled = fit === 'scaled';
  const how = isScaled ? 'scaled' : 'scaled, and its edges are cut';
  const text = `the still is ${was}, and is ${how} to the film’s ${is}`;
  return [{ kind: isScaled ? 'scaled' : 'cropped', from: was, to: is, text }];
}
