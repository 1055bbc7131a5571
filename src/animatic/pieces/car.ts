import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { place, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceState } from './piece-state.ts';
import type { BuiltPiece, PieceBuilder } from './piece.ts';
import { vanBody } from './van.ts';
import { wheels } from './wheels.ts';

const HEADLIGHT: Color = [1, 0.95, 0.8];
const TAILLIGHT: Color = [0.8, 0.12, 0.1];

/** A car with its front at the front: a body, a cabin of glass, wheels and lights. */
export const buildCar: PieceBuilder = ({ piece, stand, color, words, sky, state }) =>
  carBody(stand, piece.size, piece.height, color, words, sky.horizon, state);

/** The solid of a car of a size, for pieces and for characters that are vehicles. */
export function carBody(
  stand: { at: Vector; facing: number },
  size: readonly [number, number],
  height: number,
  color: Color,
  words: string,
  air: Color,
  state: PieceState,
): BuiltPiece {
  // A car is longer than wide; a plan may give it either way round.
  const long = Math.max(size[0], size[1]) / 2;
  const wide = Math.min(size[0], size[1]) / 2;
  const turned = { at: stand.at, facing: size[0] > size[1] ? stand.facing + 90 : stand.facing };
  const glass = mix([0.1, 0.13, 0.17], air, 0.3);
  // Somebody has left its lights off, or it stands in a hall.
  const lights = state.lit !== 0 && !/parked|electric van|charging/.test(words);
  if (/\bbus\b|\bvan\b|tram|train|wagon|truck|lorry|camper|ambulance/.test(words)) {
    const seats = /\bbus\b|tram|train|wagon/.test(words);
    return vanBody(turned, { long, wide, height, color, glass, seats, open: state.open, lights });
  }
  const belt = height * 0.56;
  const sill = height * 0.16;
  const [cabinFront, cabinBack] = [-0.3, 0.72];
  const [roofFront, roofBack] = [-0.02, 0.5];
  const facet = (
    corners: readonly [Vector, Vector, Vector, Vector],
    tint: Color,
    glow = 0,
  ): Facet => quad(turned, corners, tint, { glow });
  const y = (share: number): number => share * long;
  const top = height;
  const inset = 0.82;
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
  const lamps = [-1, 1].flatMap((side) => {
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
  return {
    facets: [
      ...body,
      ...cabin,
      ...(lights ? lamps : []),
      ...wheels(turned, { wide, radius, along: [y(-0.62), y(0.62)] }),
    ],
    glows: lights
      ? [
          {
            at: place(turned, [0, y(-1.6), belt * 0.6]),
            color: HEADLIGHT,
            intensity: 0.35,
            reach: 2.2,
          },
        ]
      : [],
  };
}
