import { KERNELS } from '../generated/kernels.ts';
import { Outline } from './outline.ts';
import type { EdgeRoom } from './outline.ts';
import { Sheet } from './sheet.ts';

/**
 * What fills pixels, compiled to WebAssembly: thousands of faces and a few whole pictures of light
 * are laid for each frame. See `kernels/` for what each does; places in memory are in bytes.
 */
export interface Kernels {
  drawOn(at: number, width: number, height: number): void;
  clear(): void;
  useRow(steps: number): void;
  useEdges(at: number, most: number): void;
  fillArea(edges: number, count: number, top: number, bottom: number): void;
  paintSolid(pixel: number, share: number): void;
  paintLight(pixel: number): void;
  paintFade(
    top: number,
    red: number,
    green: number,
    blue: number,
    redStep: number,
    greenStep: number,
    blueStep: number,
    share: number,
  ): void;
  paintRows(table: number, share: number): void;
  paintGradient(): void;
  paintJoined(): void;
  setScale(at: number, last: number, stops: number, count: number, isLight: boolean): void;
  gradientLine(x: number, y: number, right: number, down: number): void;
  gradientRound(x: number, y: number, ux: number, uy: number, vx: number, vy: number): void;
  gradientBall(
    x: number,
    y: number,
    radius: number,
    right: number,
    down: number,
    near: number,
  ): void;
  blur(at: number, width: number, height: number, radius: number, line: number): void;
  layEnlarged(from: number, width: number, height: number, margin: number, line: number): void;
  bendTones(vignette: number, corner: number, curves: number): void;
  fadeColors(share: number): void;
  toVideo(at: number): void;
}

/** A scale of so many pixels stands for the stops of a gradient between 0 and 1. */
export const SCALE = 256;

/** No gradient has more stops. */
export const MOST_STOPS = 16;

/** How many edges there is room for at first. */
const EDGES = 1024;

const PAGE = 65_536;

let compiled: WebAssembly.Module | undefined;

/**
 * Memory and kernels that draw the pictures of one segment, and then of the next: it is large, and
 * what is let go of is not freed at once.
 */
export class Raster {
  readonly kernels: Kernels;
  readonly width: number;
  readonly height: number;
  readonly outline: Outline;
  /** A pixel for each entry of the scale, and for each row of the picture. */
  readonly scale: number;
  readonly rows: number;
  /** The stops of a gradient, five numbers each. */
  readonly stops: number;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #sheets = new Map<string, Sheet>();
  /** The first bytes stay unused: a place is never 0. */
  #end = 1024;
  readonly #start: number;

  /** For pictures of at most this size, in pixels. */
  constructor(size: { readonly width: number; readonly height: number }) {
    this.width = size.width;
    this.height = size.height;
    compiled ??= new WebAssembly.Module(Buffer.from(KERNELS, 'base64'));
    const instance = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } });
    this.kernels = instance.exports as unknown as Kernels;
    this.scale = this.take((SCALE + 1) * 4);
    this.rows = this.take(size.height * 4);
    this.stops = this.take(MOST_STOPS * 5 * 4);
    this.kernels.useRow(this.take((size.width + 3) * 4));
    this.outline = new Outline(EDGES, (edges) => this.#roomFor(edges));
    this.#start = this.#end;
  }

  /** A raster of the same size with all its memory free: this one, unless its edges outgrew it. */
  again(): Raster {
    if (this.outline.place > this.#start) return new Raster(this);
    this.#end = this.#start;
    return this;
  }

  /** Memory of so many bytes that stays taken. What is in it is left over. */
  take(bytes: number): number {
    const place = this.#end;
    this.#end = Math.ceil((place + bytes) / 16) * 16;
    const missing = this.#end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return place;
  }

  /** A sheet of a size, to be used for a moment: the next one who asks gets the same. */
  sheet(width: number, height: number): Sheet {
    const size = `${width}x${height}`;
    const sheet = this.#sheets.get(size) ?? new Sheet(width, height);
    this.#sheets.set(size, sheet);
    return sheet;
  }

  /** Pixels, or other numbers of 32 bits, at a place. Gone when more memory is taken. */
  words(place: number, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#memory.buffer, place, length);
  }

  floats(place: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#memory.buffer, place, length);
  }

  bytes(place: number, length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#memory.buffer, place, length);
  }

  /** Keeps a table. */
  keep(table: Uint8Array): number {
    const place = this.take(table.length);
    this.bytes(place, table.length).set(table);
    return place;
  }

  #roomFor(edges: number): EdgeRoom {
    const place = this.take(edges * 40);
    this.kernels.useEdges(this.take(edges * 16), edges);
    return { place, numbers: () => new Float64Array(this.#memory.buffer, place, edges * 5) };
  }
}
