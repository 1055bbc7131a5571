import type { Color } from '../color/color.ts';
import { brighten, expose, mix } from '../color/color.ts';
import { length, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** Light that falls on everything from one direction. */
export interface Beam {
  /** Towards the light, of length 1. */
  readonly towards: Vector;
  readonly color: Color;
  readonly intensity: number;
  readonly hard: boolean;
  /** Comes from a lamp in the picture, so that what is far away gets little of it. */
  readonly local?: boolean;
}

/** Light that spreads from a point and fades with the square of the distance over `reach`. */
export interface Glow {
  readonly at: Vector;
  readonly color: Color;
  readonly intensity: number;
  /** Metres at which it has fallen to a quarter. */
  readonly reach: number;
}

export interface Haze {
  readonly color: Color;
  /** The share of a thing's own colour that is lost with each metre. */
  readonly density: number;
  /** How visible beams are in the air, 0 to 1. */
  readonly shafts: number;
}

/** All the light of a moment. */
export interface Illumination {
  readonly ambient: Color;
  readonly key: Beam;
  readonly fills: readonly Beam[];
  readonly rim: Beam;
  /** Lights that are set for the background alone. */
  readonly background: readonly Beam[];
  readonly glows: readonly Glow[];
  readonly haze: Haze;
}

/** The light of a glow that reaches a point, without its direction. */
export function glowAt(glow: Glow, point: Vector): Color {
  const distance = length(subtract(glow.at, point));
  return brighten(glow.color, glowStrength(glow.intensity, distance / glow.reach));
}

/** What is left of a glow at a share of its reach. */
function glowStrength(intensity: number, ratio: number): number {
  return intensity / (1 + 3 * ratio * ratio);
}

/**
 * How a surface of a colour looks at a point in the light, its normal of length 1. Asked for each
 * face of each frame, so it adds numbers up instead of making colours.
 */
export function shade(light: Illumination, base: Color, normal: Vector, at: Vector): Color {
  const { ambient, beams, glows } = lampsOf(light);
  const nx = normal[0];
  const ny = normal[1];
  const nz = normal[2];
  // A third of the ambient comes from above: undersides are darker, as under an open sky.
  const above = 0.83 + 0.17 * nz;
  let red = ambient[0]! * above;
  let green = ambient[1]! * above;
  let blue = ambient[2]! * above;
  for (let beam = 0; beam < beams.length; beam += BEAM) {
    const facing = nx * beams[beam]! + ny * beams[beam + 1]! + nz * beams[beam + 2]!;
    const wrap = beams[beam + 7]!;
    const received = beams[beam + 6]! * ((facing + wrap) / (1 + wrap));
    if (received <= 0) continue;
    red += beams[beam + 3]! * received;
    green += beams[beam + 4]! * received;
    blue += beams[beam + 5]! * received;
  }
  for (let glow = 0; glow < glows.length; glow += GLOW) {
    const x = glows[glow]! - at[0];
    const y = glows[glow + 1]! - at[1];
    const z = glows[glow + 2]! - at[2];
    const distance = Math.sqrt(x * x + y * y + z * z);
    const towards = nx * x + ny * y + nz * z;
    const facing = Math.max(0.15, towards / Math.max(distance, 0.05));
    const received = glowStrength(glows[glow + 6]!, distance / glows[glow + 7]!) * facing;
    red += glows[glow + 3]! * received;
    green += glows[glow + 4]! * received;
    blue += glows[glow + 5]! * received;
  }
  return expose([base[0] * red, base[1] * green, base[2] * blue]);
}

/** All the lamps of a light as nothing but numbers, which are read thousands of times. */
interface Lamps {
  readonly ambient: Float64Array;
  /** For each: towards it, its colour, its intensity, and how far it wraps around an edge. */
  readonly beams: Float64Array;
  /** For each: where it is, its colour, its intensity and its reach. */
  readonly glows: Float64Array;
}

/** Numbers of a beam and of a glow. */
const BEAM = 8;
const GLOW = 8;

const lamps = new WeakMap<Illumination, Lamps>();

function lampsOf(light: Illumination): Lamps {
  const known = lamps.get(light);
  if (known !== undefined) return known;
  const made = {
    ambient: Float64Array.from(light.ambient),
    beams: Float64Array.from(
      // Soft light wraps around an edge; hard light does not.
      [light.key, ...light.fills].flatMap(({ towards, color, intensity, hard }) => [
        ...towards,
        ...color,
        intensity,
        hard ? 0 : 0.35,
      ]),
    ),
    glows: Float64Array.from(
      light.glows.flatMap(({ at, color, intensity, reach }) => [...at, ...color, intensity, reach]),
    ),
  };
  lamps.set(light, made);
  return made;
}

/** A colour seen through so many metres of air. */
export function throughAir(light: Illumination, color: Color, distance: number): Color {
  return mix(light.haze.color, color, Math.exp(-light.haze.density * distance));
}
