import type { Color } from '../color.ts';
import { brighten, expose, mix } from '../color.ts';
import { dot, length, subtract } from '../vector.ts';
import type { Vector } from '../vector.ts';

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
  // A third of the ambient comes from above: undersides are darker, as under an open sky.
  const ambient = 0.83 + 0.17 * normal[2];
  let red = light.ambient[0] * ambient;
  let green = light.ambient[1] * ambient;
  let blue = light.ambient[2] * ambient;
  for (let index = -1; index < light.fills.length; index += 1) {
    const beam = index < 0 ? light.key : light.fills[index]!;
    // Soft light wraps around an edge; hard light does not.
    const wrap = beam.hard ? 0 : 0.35;
    const received = beam.intensity * ((dot(normal, beam.towards) + wrap) / (1 + wrap));
    if (received <= 0) continue;
    red += beam.color[0] * received;
    green += beam.color[1] * received;
    blue += beam.color[2] * received;
  }
  for (const { at: lamp, color, intensity, reach } of light.glows) {
    const x = lamp[0] - at[0];
    const y = lamp[1] - at[1];
    const z = lamp[2] - at[2];
    const distance = Math.sqrt(x * x + y * y + z * z);
    const towards = normal[0] * x + normal[1] * y + normal[2] * z;
    const facing = Math.max(0.15, towards / Math.max(distance, 0.05));
    const received = glowStrength(intensity, distance / reach) * facing;
    red += color[0] * received;
    green += color[1] * received;
    blue += color[2] * received;
  }
  return expose([base[0] * red, base[1] * green, base[2] * blue]);
}

/** A colour seen through so many metres of air. */
export function throughAir(light: Illumination, color: Color, distance: number): Color {
  return mix(light.haze.color, color, Math.exp(-light.haze.density * distance));
}
