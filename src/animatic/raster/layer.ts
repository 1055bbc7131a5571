import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import type { Raster } from './raster.ts';

/**
 * A picture of which areas are filled in memory of our own, which is many times faster for the
 * thousands of faces of a set. What has strokes or letters is drawn by the canvas library, on a
 * band of the picture that is lent to it.
 */
export class Layer {
  readonly width: number;
  readonly height: number;
  readonly raster: Raster;
  /** Where the pixels lie in the memory of the kernels. */
  readonly place: number;
  #pixels: Int32Array<ArrayBuffer>;

  constructor(raster: Raster, width: number, height: number) {
    this.width = width;
    this.height = height;
    this.raster = raster;
    this.place = raster.take(width * height * 4);
    this.#pixels = raster.words(this.place, width * height);
    this.clear();
  }

  /** The pixels, row by row, as `pixel.ts` says. */
  get pixels(): Int32Array<ArrayBuffer> {
    // When memory grows, what looked at it is cut off.
    if (this.#pixels.length === 0) {
      this.#pixels = this.raster.words(this.place, this.width * this.height);
    }
    return this.#pixels;
  }

  /** The kernels draw on this layer from now on. */
  select(): void {
    this.raster.kernels.drawOn(this.place, this.width, this.height);
  }

  /** Lets the canvas library draw on the rows from `top` to `bottom`; beyond them it is cut off. */
  ink(top: number, bottom: number, draw: (brush: SKRSContext2D) => void): void {
    const needed = Math.min(this.height, Math.ceil(bottom)) - Math.max(0, Math.floor(top));
    if (needed <= 0) return;
    const rows = Math.min(this.height, Math.ceil(needed / BAND) * BAND);
    const first = Math.min(Math.max(0, Math.floor(top)), this.height - rows);
    const band = this.pixels.subarray(first * this.width, (first + rows) * this.width);
    const canvas = this.raster.canvas(this.width, rows);
    pixelsOf(canvas).set(band);
    const brush = canvas.getContext('2d');
    // Saved, not reset: a reset would wipe the pixels out when the next stroke is drawn.
    brush.save();
    brush.translate(0, -first);
    draw(brush);
    brush.restore();
    band.set(pixelsOf(canvas));
  }

  /** Makes everything transparent. */
  clear(): void {
    this.pixels.fill(0);
  }
}

/** Bands are so many rows high, or a multiple: a few canvases serve for all. */
const BAND = 48;

/**
 * The pixels of a canvas, in its own memory; taking them draws what is still to be drawn. They are
 * gone with the next stroke, so nobody keeps them.
 */
export function pixelsOf(canvas: Canvas): Int32Array {
  const rgba = canvas.data();
  return new Int32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
}
