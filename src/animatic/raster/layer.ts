import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Raster } from './raster.ts';

/** A part of a picture, in pixels; as wide as the picture where its sides are not said. */
export interface Part {
  readonly top: number;
  readonly bottom: number;
  readonly left?: number;
  readonly right?: number;
}

/** The square part around a point. */
export function around({ x, y }: { readonly x: number; readonly y: number }, reach: number): Part {
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
}

/**
 * A picture of which areas are filled in memory of our own, which is many times faster for the
 * thousands of faces of a set. What has strokes or letters is drawn by the canvas library, on a
 * part of the picture that is lent to it.
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

  /** Lets the canvas library draw on a part of the picture; what it draws beyond is not seen. */
  ink(part: Part, draw: (brush: SKRSContext2D) => void): void {
    const left = Math.max(0, Math.floor(part.left ?? 0));
    const right = Math.min(this.width, Math.ceil(part.right ?? this.width));
    const top = Math.max(0, Math.floor(part.top));
    const bottom = Math.min(this.height, Math.ceil(part.bottom));
    if (left >= right || top >= bottom) return;
    const wide = lentLength(right - left, this.width);
    const high = lentLength(bottom - top, this.height);
    const x = Math.min(left, this.width - wide);
    const y = Math.min(top, this.height - high);
    const sheet = this.raster.sheet(wide, high);
    const [lent, own] = [sheet.pixels, this.pixels];
    for (let row = 0; row < high; row += 1) {
      const start = (y + row) * this.width + x;
      lent.set(own.subarray(start, start + wide), row * wide);
    }
    const drawn = sheet.draw((brush) => {
      brush.translate(-x, -y);
      draw(brush);
    });
    for (let row = 0; row < high; row += 1) {
      own.set(drawn.subarray(row * wide, (row + 1) * wide), (y + row) * this.width + x);
    }
  }

  /** Makes everything transparent. */
  clear(): void {
    this.select();
    this.raster.kernels.clear();
  }
}

/**
 * The length of the canvas that is lent for so many pixels: the picture's own or one of a few shares
 * of it. A canvas takes longer the larger it is, however little is drawn on it, and a few of them
 * serve for all.
 */
function lentLength(needed: number, whole: number): number {
  const share = LENT_SHARES.find((each) => Math.ceil(whole * each) >= needed) ?? 1;
  return Math.ceil(whole * share);
}

const LENT_SHARES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1] as const;
