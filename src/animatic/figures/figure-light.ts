import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, css, expose, mix, multiply, sum } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { View } from '../lens/lens.ts';
import { glowAt, throughAir } from '../light/illumination.ts';
import type { Beam, Illumination } from '../light/illumination.ts';
import { dot, length, normalize, smoothstep, subtract } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** A direction on the picture: right, up, and towards the camera; of length 1. */
type Seen = readonly [right: number, up: number, near: number];

interface SeenBeam {
  readonly towards: Seen;
  readonly color: Color;
  readonly hard: boolean;
}

/** The light on one figure as the camera sees it. */
export interface FigureLight {
  readonly ambient: Color;
  readonly beams: readonly SeenBeam[];
  readonly rim: SeenBeam;
  /** What the air between does to a colour. */
  readonly air: (color: Color) => Color;
}

function seenFrom(view: View, direction: Vector): Seen {
  return [dot(direction, view.right), dot(direction, view.up), -dot(direction, view.forward)];
}

/** The light that reaches a figure's chest. */
export function lightFigure(light: Illumination, view: View, chest: Vector): FigureLight {
  const beam = (source: Beam): SeenBeam => ({
    towards: seenFrom(view, source.towards),
    color: brighten(source.color, source.intensity),
    hard: source.hard,
  });
  const glows = light.glows.map((glow) => ({
    towards: seenFrom(view, normalize(subtract(glow.at, chest))),
    color: glowAt(glow, chest),
    hard: false,
  }));
  const depth = length(subtract(chest, view.position));
  return {
    ambient: light.ambient,
    beams: [beam(light.key), ...light.fills.map(beam), ...glows],
    rim: beam(light.rim),
    air: (color) => throughAir(light, color, depth),
  };
}

/** How a colour looks where the figure's surface faces so far right, up and near. */
export function tone(light: FigureLight, base: Color, right: number, up: number): Color {
  const near = Math.sqrt(Math.max(0, 1 - right * right - up * up));
  let total = brighten(light.ambient, 0.9 + 0.1 * up);
  for (const beam of light.beams) {
    const [x, y, z] = beam.towards;
    const facing = x * right + y * up + z * near;
    // A drawn terminator: light and shadow are two areas with a short way between them.
    const received = beam.hard
      ? smoothstep(0, 0.25, facing)
      : smoothstep(-0.25, 0.6, facing) * 0.85 + Math.max(0, facing) * 0.15;
    total = sum(total, brighten(beam.color, received));
  }
  const [rimX, rimY] = light.rim.towards;
  const edge = smoothstep(0.72, 1, rimX * right + rimY * up) * 0.75;
  const lit = expose(multiply(base, total));
  return light.air(
    sum(lit, brighten(mix(light.rim.color, multiply(light.rim.color, base), 0.5), edge)),
  );
}

const STOPS = [-1, -0.72, -0.4, -0.1, 0.2, 0.5, 0.78, 1] as const;

/** Fills the path as a round form whose light changes across it, from one point to another. */
export function fillRound(
  brush: SKRSContext2D,
  light: FigureLight,
  base: Color,
  across: { from: readonly [number, number]; to: readonly [number, number] },
  flatness = 0.96,
): void {
  const [dx, dy] = [across.to[0] - across.from[0], across.to[1] - across.from[1]];
  const size = Math.hypot(dx, dy) || 1;
  const gradient = brush.createLinearGradient(...across.from, ...across.to);
  for (const stop of STOPS) {
    const along = stop * flatness;
    const color = tone(light, base, (dx / size) * along, (dy / size) * along);
    gradient.addColorStop((stop + 1) / 2, css(color));
  }
  brush.fillStyle = gradient;
  brush.fill();
}

/** One flat tone, as on a surface that looks at the camera. */
export function flat(light: FigureLight, base: Color, right = 0, up = 0): string {
  return css(tone(light, base, right, up));
}
