import { createHash } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import { prepareSegment } from '../../src/animatic/draw-segment.ts';
import type { SegmentPicture } from '../../src/animatic/draw-segment.ts';
import type { Staging } from '../../src/world/stage/staging.ts';

export const SMALL = { width: 160, height: 90, rate: { num: 24, den: 1 } } as const;

/** The frames of a segment, as RGBA; small, and only the first unless said otherwise. */
export async function drawFrames(
  staging: Staging,
  picture: Partial<SegmentPicture> = {},
): Promise<Buffer[]> {
  const asked = { ...SMALL, frames: 1, seed: 7, references: [], ...picture };
  const segment = await prepareSegment(staging, asked);
  return Array.from({ length: asked.frames }, (_, frame) => Buffer.from(segment.draw(frame)));
}

export async function drawOne(
  staging: Staging,
  picture: Partial<SegmentPicture> = {},
): Promise<Buffer> {
  const [frame] = await drawFrames(staging, { ...picture, frames: 1 });
  if (frame === undefined) throw new Error('no frame was drawn');
  return frame;
}

export function digestOf(frames: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const frame of frames) hash.update(frame);
  return hash.digest('hex');
}

/** The mean difference of two pictures of one size, 0 to 255. */
export function difference(a: Uint8Array, b: Uint8Array): number {
  let total = 0;
  a.forEach((value, index) => {
    total += Math.abs(value - (b[index] ?? 0));
  });
  return total / a.length;
}

/** A PNG of a picture with a different colour in each corner. */
export function cornersPng(width: number, height: number): { png: Buffer; rgba: Buffer } {
  const canvas = createCanvas(width, height);
  const brush = canvas.getContext('2d');
  ['#d03020', '#20c060', '#3040e0', '#e0d020'].forEach((color, index) => {
    brush.fillStyle = color;
    brush.fillRect(
      ((index % 2) * width) / 2,
      (Math.floor(index / 2) * height) / 2,
      width / 2,
      height / 2,
    );
  });
  return { png: canvas.toBuffer('image/png'), rgba: Buffer.from(canvas.data()) };
}
