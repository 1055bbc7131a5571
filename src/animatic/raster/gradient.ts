import type { Color } from '../color/color.ts';
import type { Paint } from './paint.ts';
import { MOST_STOPS, SCALE } from './raster.ts';
import type { Raster } from './raster.ts';

/** Covers what is under it, or adds its light to it. */
export type Mode = 'over' | 'light';

/** Colours with strengths at rising places from 0 to 1. */
export type Stops = readonly (readonly [place: number, color: Color, strength: number])[];

/** Writes the stops as pixels into the scale. */
function setScale(raster: Raster, stops: Stops, mode: Mode): void {
  if (stops.length > MOST_STOPS) throw new RangeError(`${stops.length} stops of a gradient`);
  const numbers = raster.floats(raster.stops, stops.length * 5);
  for (const [at, [place, color, strength]] of stops.entries()) {
    numbers[at * 5] = place;
    numbers.set(color, at * 5 + 1);
    numbers[at * 5 + 4] = strength;
  }
  raster.kernels.setScale(raster.scale, SCALE, raster.stops, stops.length, mode === 'light');
  raster.kernels.paintGradient();
}

/** Colours that change evenly along a line between two points of the picture, and stay beyond them. */
export function linear(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  stops: Stops,
  mode: Mode = 'over',
): Paint {
  return (raster) => {
    setScale(raster, stops, mode);
    const square = Math.max(1e-9, (x1 - x0) ** 2 + (y1 - y0) ** 2);
    const [right, down] = [((x1 - x0) / square) * SCALE, ((y1 - y0) / square) * SCALE];
    raster.kernels.gradientLine(x0, y0, right, down);
  };
}

/** An ellipse on the picture: its middle, and what one half axis and the other come to. */
export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly across: readonly [x: number, y: number];
  readonly up: readonly [x: number, y: number];
}

export function disc(x: number, y: number, radius: number): Ellipse {
  return { x, y, across: [radius, 0], up: [0, radius] };
}

/** Whether it has an area at all. */
export function isRound({ across, up }: Ellipse): boolean {
  return Math.abs(across[0] * up[1] - across[1] * up[0]) > 1e-6;
}

/** How far an ellipse reaches to the sides, and up and down. */
export function reachOf({ across, up }: Ellipse): readonly [wide: number, high: number] {
  return [Math.hypot(across[0], up[0]), Math.hypot(across[1], up[1])];
}

/** Colours from the middle of an ellipse to its rim; nothing outside. */
export function radial({ x, y, across, up }: Ellipse, stops: Stops, mode: Mode = 'over'): Paint {
  return (raster) => {
    setScale(raster, stops, mode);
    const area = across[0] * up[1] - across[1] * up[0];
    raster.kernels.gradientRound(
      x,
      y,
      up[1] / area,
      -up[0] / area,
      -across[1] / area,
      across[0] / area,
    );
  };
}

/**
 * The near half of a ball: a point's shade goes by how far it faces the light, whose direction is
 * given on the picture (right, down, towards the camera). Shades are evenly apart, from those that
 * face the light to those that face away.
 */
export function sphere(
  { x, y }: { readonly x: number; readonly y: number },
  radius: number,
  [right, down, near]: readonly [number, number, number],
  shades: readonly Color[],
): Paint {
  const stops = shades.map((color, index) => [index / (shades.length - 1), color, 1] as const);
  return (raster) => {
    setScale(raster, stops, 'over');
    raster.kernels.gradientBall(x, y, radius, right, down, near);
  };
}
