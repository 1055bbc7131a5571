import type { Color } from '../color.ts';
import { brighten, expose, mix, multiply, sum } from '../color.ts';
import { dot, length, scale, subtract } from '../vector.ts';
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
  const ratio = length(subtract(glow.at, point)) / glow.reach;
  return brighten(glow.color, glow.intensity / (1 + 3 * ratio * ratio));
}

/** How a surface of a colour looks at a point in the light, its normal of length 1. */
export function shade(light: Illumination, base: Color, normal: Vector, at: Vector): Color {
  // A third of the ambient comes from above: undersides are darker, as under an open sky.
  let total = brighten(light.ambient, 0.83 + 0.17 * normal[2]);
  for (const beam of [light.key, ...light.fills]) {
    const facing = dot(normal, beam.towards);
    // Soft light wraps around an edge; hard light does not.
    const wrap = beam.hard ? 0 : 0.35;
    const received = Math.max(0, (facing + wrap) / (1 + wrap));
    if (received > 0) total = sum(total, brighten(beam.color, beam.intensity * received));
  }
  for (const glow of light.glows) {
    const away = subtract(glow.at, at);
    const distance = Math.max(length(away), 0.05);
    const facing = Math.max(0.15, dot(normal, scale(away, 1 / distance)));
    total = sum(total, brighten(glowAt(glow, at), facing));
  }
  return expose(multiply(base, total));
}

/** A colour seen through so many metres of air. */
export function throughAir(light: Illumination, color: Color, distance: number): Color {
  return mix(light.haze.color, color, Math.exp(-light.haze.density * distance));
}
