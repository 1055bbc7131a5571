import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import { wheels } from './wheels.ts';

const IRON: Color = [0.11, 0.11, 0.12];
const BRASS: Color = [0.72, 0.56, 0.26];
const RED: Color = [0.6, 0.16, 0.12];
const LAMP: Color = [1, 0.95, 0.8];

/** Faces around a boiler. */
const SIDES = 12;

/** A steam engine from its buffers to the back of its tender. */
export function locomotive(
  stand: Stand,
  order: {
    readonly from: number;
    readonly long: number;
    readonly wide: number;
    readonly height: number;
    readonly color: Color;
    readonly lights: boolean;
  },
): Facet[] {
  const { from, long, wide, height, color, lights } = order;
  const y = (share: number): number => from + long * share;
  const radius = Math.min(wide * 0.72, height * 0.25);
  const axle = height * 0.52;
  const ring = (at: number, size: number): Vector[] =>
    Array.from({ length: SIDES }, (_, index): Vector => {
      const angle = (index / SIDES) * Math.PI * 2;
      return [Math.cos(angle) * size, at, axle + Math.sin(angle) * size];
    });
  const barrel = (y0: number, y1: number, size: number, tint: Color): Facet[] => {
    const [near, far] = [ring(y0, size), ring(y1, size)];
    return near.map((corner, index): Facet => {
      const next = (index + 1) % SIDES;
      return {
        points: [corner, far[index]!, far[next]!, near[next]!]
          .map((point) => place(stand, point))
          .reverse(),
        color: tint,
        joined: true,
      };
    });
  };
  const disc = (at: number, size: number, tint: Color, details: Facet[] = [], glow = 0): Facet => ({
    points: ring(at, size).map((point) => place(stand, point)),
    color: tint,
    details,
    glow,
  });
  const box = (x: number, y0: number, y1: number, z0: number, z1: number, tint: Color): Facet[] =>
    boxFacets(stand, { from: [-x, y0, height * z0], to: [x, y1, height * z1] }, tint).slice(0, 5);
  const smoke = y(0.06);
  const face = disc(smoke - 0.01, radius * 1.06, IRON, [
    disc(smoke - 0.02, radius * 0.72, brighten(IRON, 1.6)),
    disc(smoke - 0.03, radius * 0.16, LAMP, [], lights ? 0.95 : 0.1),
  ]);
  return [
    ...box(wide * 0.82, y(0), y(1), 0.17, 0.24, IRON),
    ...box(wide * 0.9, y(0) - 0.08, y(0.02), 0.18, 0.27, RED),
    ...barrel(smoke, y(0.2), radius * 1.06, IRON),
    ...barrel(y(0.17), y(0.54), radius, color),
    ...barrel(y(0.28), y(0.29), radius * 1.03, BRASS),
    ...barrel(y(0.4), y(0.41), radius * 1.03, BRASS),
    face,
    ...box(radius * 0.3, y(0.1), y(0.1) + radius * 0.6, 0.7, 1.05, IRON),
    ...box(radius * 0.34, y(0.3), y(0.3) + radius * 0.7, 0.7, 0.84, BRASS),
    // The cab, open at its sides, and the tender with its coal.
    ...box(wide * 0.94, y(0.52), y(0.68), 0.24, 0.92, color),
    ...boxFacets(
      stand,
      { from: [-wide, y(0.5), height * 0.915], to: [wide, y(0.71), height * 0.97] },
      brighten(color, 0.5),
    ),
    ...box(wide * 0.9, y(0.74), y(0.99), 0.24, 0.62, color),
    ...box(wide * 0.74, y(0.76), y(0.97), 0.62, 0.7, [0.07, 0.07, 0.08]),
    ...wheels(stand, {
      wide: wide * 0.84,
      radius: height * 0.17,
      along: [y(0.26), y(0.38), y(0.5)],
    }),
    ...wheels(stand, { wide: wide * 0.84, radius: height * 0.1, along: [y(0.1), y(0.8), y(0.93)] }),
  ];
}
