import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { hash } from './noise.ts';
import type { Grade } from './style-grade.ts';

/** Different grains that take turns; more would cost memory and nobody sees them repeat. */
const GRAINS = 4;

/** What is laid over every picture of a shot, made once. */
export interface GradeLayers {
  readonly grade: Grade;
  readonly vignette: Canvas;
  readonly grains: readonly Canvas[];
}

export function prepareGrade(
  grade: Grade,
  size: { width: number; height: number; seed: number },
): GradeLayers {
  return {
    grade,
    vignette: makeVignette(grade.vignette, size),
    grains: makeGrains(size, grade.grain),
  };
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

/** The side of the square of grain that is repeated, in specks. */
const TILE = 192;

/** Film grain: light and dark specks, one square of them laid out differently for each grain. */
function makeGrains(
  size: { width: number; height: number; seed: number },
  strength: number,
): readonly Canvas[] {
  const tile = createCanvas(TILE, TILE);
  const brush = tile.getContext('2d');
  const picture = brush.createImageData(TILE, TILE);
  // Read once: every access to `data` goes through the native module.
  const pixels = picture.data;
  for (let index = 0; index < TILE * TILE; index += 1) {
    const value = hash(size.seed, index) - 0.5;
    const level = value > 0 ? 255 : 0;
    const at = index * 4;
    pixels[at] = level;
    pixels[at + 1] = level;
    pixels[at + 2] = level;
    pixels[at + 3] = Math.round(Math.abs(value) * 1.3 * strength * 255);
  }
  brush.putImageData(picture, 0, 0);
  return Array.from({ length: GRAINS }, (_, grain) => layGrain(size, tile, grain));
}

function layGrain(
  size: { width: number; height: number; seed: number },
  tile: Canvas,
  grain: number,
): Canvas {
  // A speck is two pixels of a picture of 1080 lines.
  const side = TILE * Math.max(1, Math.round(size.height / 540));
  const canvas = createCanvas(size.width, size.height);
  const brush = canvas.getContext('2d');
  brush.imageSmoothingEnabled = false;
  const offset = (salt: number): number => -Math.floor(hash(size.seed, grain, salt) * side);
  for (let y = offset(1); y < size.height; y += side) {
    for (let x = offset(2); x < size.width; x += side) brush.drawImage(tile, x, y, side, side);
  }
  return canvas;
}

/** Turns the drawn picture into the style's. */
export function applyGrade(
  brush: SKRSContext2D,
  size: { width: number; height: number },
  layers: GradeLayers,
  frame: number,
): void {
  const { grade } = layers;
  const lay = (mode: typeof brush.globalCompositeOperation, style: string): void => {
    brush.globalCompositeOperation = mode;
    brush.fillStyle = style;
    brush.fillRect(0, 0, size.width, size.height);
  };
  if (grade.blacks !== undefined) lay('screen', grade.blacks);
  if (grade.wash !== undefined) lay('soft-light', grade.wash);
  if (grade.monochrome) lay('saturation', '#000');
  else if (grade.fade > 0) lay('saturation', `rgba(128,128,128,${grade.fade})`);
  if (grade.contrast > 0) {
    // The picture laid on itself in soft light bends its tones into an S.
    brush.globalCompositeOperation = 'soft-light';
    brush.globalAlpha = grade.contrast;
    brush.drawImage(brush.canvas, 0, 0);
    brush.globalAlpha = 1;
  }
  brush.globalCompositeOperation = 'source-over';
  brush.drawImage(layers.vignette, 0, 0);
  // Grain runs at twelve a second, as animation on twos: it stays alive and costs less to encode.
  const grain = layers.grains[Math.floor(frame / 2) % layers.grains.length];
  if (grain !== undefined) brush.drawImage(grain, 0, 0);
}
