import { createCanvas } from '@napi-rs/canvas';
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';

/** A canvas whose pixels are read and written in its own memory. */
export class Sheet {
  readonly #canvas: Canvas;
  #pixels: Int32Array;

  constructor(width: number, height: number) {
    this.#canvas = createCanvas(width, height);
    this.#pixels = pixelsOf(this.#canvas);
  }

  /** The pixels before the next stroke. */
  get pixels(): Int32Array {
    return this.#pixels;
  }

  /** Draws, and gives the pixels then. */
  draw(strokes: (brush: SKRSContext2D) => void): Int32Array {
    const brush = this.#canvas.getContext('2d');
    // Saved, not reset: a reset would wipe the pixels out when the next stroke is drawn.
    brush.save();
    strokes(brush);
    brush.restore();
    // Asked for once only: each time counts as so many bytes that the engine has to collect.
    this.#pixels = pixelsOf(this.#canvas);
    return this.#pixels;
  }
}

/**
 * The pixels of a canvas, in its own memory; taking them draws what is still to be drawn. They move
 * with the next stroke, so whoever draws takes them anew.
 */
export function pixelsOf(canvas: Canvas): Int32Array {
  const rgba = canvas.data();
  return new Int32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
}
