import { brighten, mix } from '../color.ts';
import type { Color } from '../color.ts';
import type { Facet } from '../facets.ts';
import { place, quad } from '../solid.ts';
import type { Vector } from '../vector.ts';
import type { BuiltPiece, PieceBuilder } from './piece.ts';

const TYRE: Color = [0.09, 0.09, 0.1];
const HEADLIGHT: Color = [1, 0.95, 0.8];
const TAILLIGHT: Color = [0.8, 0.12, 0.1];

/** A car with its front at the front: a body, a cabin of glass, wheels and lights. */
export const buildCar: PieceBuilder = ({ piece, stand, color, words, sky }) =>
  carBody(
    stand,
    piece.size,
    piece.height,
    color,
    /bus|van|tram|train|wagon|truck/.test(words),
    sky.horizon,
  );

/** The solid of a car of a size, for pieces and for characters that are vehicles. */
export function carBody(
  stand: { at: Vector; facing: number },
  size: readonly [number, number],
  height: number,
  color: Color,
  boxy: boolean,
  air: Color,
): BuiltPiece {
  // A car is longer than wide; a plan may give it either way round.
  const long = Math.max(size[0], size[1]) / 2;
  const wide = Math.min(size[0], size[1]) / 2;
  const turned = { at: stand.at, facing: size[0] > size[1] ? stand.facing + 90 : stand.facing };
  const belt = height * (boxy ? 0.5 : 0.56);
  const sill = height * 0.16;
  const glass = mix([0.1, 0.13, 0.17], air, 0.3);
  const [cabinFront, cabinBack] = boxy ? [-0.94, 0.96] : [-0.3, 0.72];
  const [roofFront, roofBack] = boxy ? [-0.88, 0.96] : [-0.02, 0.5];
  const facet = (
    corners: readonly [Vector, Vector, Vector, Vector],
    tint: Color,
    glow = 0,
  ): Facet => quad(turned, corners, tint, { glow });
  const y = (share: number): number => share * long;
  const top = height;
  const inset = boxy ? 0.98 : 0.82;
  const body: Facet[] = [
    facet(
      [
        [-wide, y(-1), sill],
        [wide, y(-1), sill],
        [wide, y(-1), belt * 0.86],
        [-wide, y(-1), belt * 0.86],
      ],
      color,
    ),
    facet(
      [
        [wide, y(1), sill],
        [-wide, y(1), sill],
        [-wide, y(1), belt],
        [wide, y(1), belt],
      ],
      color,
    ),
    facet(
      [
        [-wide, y(1), sill],
        [-wide, y(-1), sill],
        [-wide, y(-1), belt * 0.86],
        [-wide, y(1), belt],
      ],
      color,
    ),
    facet(
      [
        [wide, y(-1), sill],
        [wide, y(1), sill],
        [wide, y(1), belt],
        [wide, y(-1), belt * 0.86],
      ],
      color,
    ),
    facet(
      [
        [-wide, y(-1), belt * 0.86],
        [wide, y(-1), belt * 0.86],
        [wide, y(cabinFront), belt],
        [-wide, y(cabinFront), belt],
      ],
      brighten(color, 1.08),
    ),
    facet(
      [
        [-wide, y(cabinBack), belt],
        [wide, y(cabinBack), belt],
        [wide, y(1), belt],
        [-wide, y(1), belt],
      ],
      brighten(color, 1.05),
    ),
  ];
  const w = wide * inset;
  const cabin: Facet[] = [
    facet(
      [
        [-wide, y(cabinFront), belt],
        [wide, y(cabinFront), belt],
        [w, y(roofFront), top],
        [-w, y(roofFront), top],
      ],
      glass,
    ),
    facet(
      [
        [wide, y(cabinBack), belt],
        [-wide, y(cabinBack), belt],
        [-w, y(roofBack), top],
        [w, y(roofBack), top],
      ],
      glass,
    ),
    facet(
      [
        [-wide, y(cabinBack), belt],
        [-wide, y(cabinFront), belt],
        [-w, y(roofFront), top],
        [-w, y(roofBack), top],
      ],
      glass,
    ),
    facet(
      [
        [wide, y(cabinFront), belt],
        [wide, y(cabinBack), belt],
        [w, y(roofBack), top],
        [w, y(roofFront), top],
      ],
      glass,
    ),
    facet(
      [
        [-w, y(roofFront), top],
        [w, y(roofFront), top],
        [w, y(roofBack), top],
        [-w, y(roofBack), top],
      ],
      brighten(color, 1.12),
    ),
  ];
  const lights = [-1, 1].flatMap((side) => {
    const [a, b] = side < 0 ? [-0.92, -0.5] : [0.5, 0.92];
    return [
      facet(
        [
          [a * wide, y(-1.004), belt * 0.55],
          [b * wide, y(-1.004), belt * 0.55],
          [b * wide, y(-1.004), belt * 0.76],
          [a * wide, y(-1.004), belt * 0.76],
        ],
        HEADLIGHT,
        0.9,
      ),
      facet(
        [
          [b * wide, y(1.004), belt * 0.62],
          [a * wide, y(1.004), belt * 0.62],
          [a * wide, y(1.004), belt * 0.82],
          [b * wide, y(1.004), belt * 0.82],
        ],
        TAILLIGHT,
        0.7,
      ),
    ];
  });
  const radius = height * 0.23;
  const wheels: Facet[] = [-0.62, 0.62].flatMap((end) =>
    [-1, 1].map((side) => ({
      points: Array.from({ length: 12 }, (_, index) => {
        const angle = (index / 12) * Math.PI * 2 * -side;
        return place(turned, [
          side * (wide + 0.012),
          y(end) + Math.cos(angle) * radius,
          radius + Math.sin(angle) * radius,
        ]);
      }),
      color: TYRE,
    })),
  );
  return {
    facets: [...body, ...cabin, ...lights, ...wheels],
    glows: [
      {
        at: place(turned, [0, y(-1.6), belt * 0.6]),
        color: HEADLIGHT,
        intensity: 0.35,
        reach: 2.2,
      },
    ],
  };
}
