import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Grade } from './style-grade.ts';
import { type ToneCurves, toneCurves } from './tone-curves.ts';

/** What is done to every picture of a shot, prepared once. */
export interface GradeLayers {
  readonly grade: Grade;
  readonly vignette: Canvas;
  readonly curves: ToneCurves;
}

export function prepareGrade(grade: Grade, size: { width: number; height: number }): GradeLayers {
  return { grade, vignette: makeVignette(grade.vignette, size), curves: toneCurves(grade) };
}

function makeVignette(strength: number, size: { width: number; height: number }): Canvas {
  const canvas = createCanvas(size.width, size.height);
  const brush = canvas.getContext('2d');
  const reach = Math.hypot(size.width, size.height) / 2;
  const dark = brush.createRadialGradient(
    size.width / 2,
    size.height * 0.48,
    reach * 0.45,
    size.width / 2,
    size.height * 0.48,
    reach * 1.05,
  );
  dark.addColorStop(0, 'rgba(0,0,0,0)');
  dark.addColorStop(0.6, `rgba(4,3,8,${strength * 0.4})`);
  dark.addColorStop(1, `rgba(4,3,8,${strength})`);
  brush.fillStyle = dark;
  brush.fillRect(0, 0, size.width, size.height);
  return canvas;
}

/**
 * Turns the drawn picture into the style's. Tones are bent by table in the canvas's own memory: one
 * pass over the pixels costs a third of the blend modes that it stands for.
 */
export function applyGrade(
  brush: SKRSContext2D,
  size: { width: number; height: number },
  { grade, vignette, curves }: GradeLayers,
): void {
  if (grade.monochrome || grade.fade > 0) {
    brush.globalCompositeOperation = 'saturation';
    brush.fillStyle = grade.monochrome ? '#000' : `rgba(128,128,128,${grade.fade})`;
    brush.fillRect(0, 0, size.width, size.height);
  }
  brush.globalCompositeOperation = 'source-over';
  brush.drawImage(vignette, 0, 0);
  bendTones(brush.canvas.data(), curves);
}

function bendTones(rgba: Buffer, { red, green, blue }: ToneCurves): void {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
  for (let index = 0; index < pixels.length; index += 1) {
    const pixel = pixels[index]!;
    pixels[index] =
      red[pixel & 0xff]! | green[(pixel >>> 8) & 0xff]! | blue[(pixel >>> 16) & 0xff]!;
  }
}
