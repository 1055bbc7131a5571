/** East, north, up in metres. */
export type Vector = readonly [x: number, y: number, z: number];

export function add(a: Vector, b: Vector): Vector {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function scale(a: Vector, factor: number): Vector {
  return [a[0] * factor, a[1] * factor, a[2] * factor];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function length(a: Vector): number {
  // Several times faster than Math.hypot(), which minds numbers that would overflow.
  return Math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2]);
}

/** A vector of length 1; the zero vector stays as it is. */
export function normalize(a: Vector): Vector {
  const size = length(a);
  return size === 0 ? a : scale(a, 1 / size);
}

export function lerp(a: number, b: number, amount: number): number {
  return a + (b - a) * amount;
}

/** The point so far of the way from `a` to `b`. */
export function between(a: Vector, b: Vector, amount: number): Vector {
  return [lerp(a[0], b[0], amount), lerp(a[1], b[1], amount), lerp(a[2], b[2], amount)];
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** Rises from 0 to 1 between two edges without a corner at either. */
export function smoothstep(low: number, high: number, value: number): number {
  const amount = clamp((value - low) / (high - low), 0, 1);
  return amount * amount * (3 - 2 * amount);
}

export function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** The level direction of a compass heading. */
export function headingVector(heading: number): Vector {
  return [Math.sin(radians(heading)), Math.cos(radians(heading)), 0];
}

/** The compass heading of a direction, degrees clockwise from north. */
export function headingOf(direction: readonly [number, number, number?]): number {
  return (Math.atan2(direction[0], direction[1]) * 180) / Math.PI;
}

/** The same angle in degrees between -180 (exclusive) and 180. */
export function signedDegrees(angle: number): number {
  const turned = ((angle % 360) + 360) % 360;
  return turned > 180 ? turned - 360 : turned;
}
