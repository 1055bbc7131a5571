import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Raster } from './raster.ts';

/**
 * A picture that two hands draw on in turns: areas are filled in memory of our own, which is many
 * times faster for the thousands of faces of a set; what has strokes or letters is drawn by the
 * canvas library. Each hand sees what the other has done.
 */
export class Layer {
  readonly width: number;
  readonly height: number;
  readonly raster: Raster;
  readonly #place: number;
  readonly #canvas: Canvas;
  readonly #context: SKRSContext2D;
  #pixels: Int32Array<ArrayBuffer>;
  #atCanvas = false;

  constructor(raster: Raster, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.raster = raster;
    this.#place = raster.take(width * height * 4);
    this.#pixels = raster.words(this.#place, width * height);
    this.#canvas = createCanvas(width, height);
    this.#context = this.#canvas.getContext('2d');
  }

  /** The pixels, row by row, as `pixel.ts` says. Good until the brush is taken. */
  get pixels(): Int32Array<ArrayBuffer> {
    // When memory grows, what looked at it is cut off.
    if (this.#pixels.length === 0) {
      this.#pixels = this.raster.words(this.#place, this.width * this.height);
    }
    if (this.#atCanvas) {
      this.#context.restore();
      this.#pixels.set(pixelsOf(this.#canvas));
      this.#atCanvas = false;
    }
    return this.#pixels;
  }

  /** Where the pixels lie in the memory of the kernels. */
  get place(): number {
    return this.#place;
  }

  /** Hands the pixels to the kernels, which draw on them from now on. */
  select(): void {
    if (this.#atCanvas) void this.pixels;
    this.raster.kernels.drawOn(this.#place, this.width, this.height);
  }

  /** The canvas library's hand. Good until the pixels are taken. */
  get brush(): SKRSContext2D {
    if (!this.#atCanvas) {
      // Saved, not reset: a reset would wipe the pixels out when the next stroke is drawn.
      pixelsOf(this.#canvas).set(this.pixels);
      this.#context.save();
      this.#atCanvas = true;
    }
    return this.#context;
  }

  /** Makes everything transparent. */
  clear(): void {
    this.pixels.fill(0);
  }
}

/**
 * The pixels of a canvas, in its own memory; taking them draws what is still to be drawn. They are
 * gone with the next stroke, so nobody keeps them.
 */
export function pixelsOf(canvas: Canvas): Int32Array {
  const rgba = canvas.data();
  return new Int32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
}
