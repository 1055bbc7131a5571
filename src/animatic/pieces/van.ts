import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { BuiltPiece } from './piece.ts';
import { wheels } from './wheels.ts';

const HEADLIGHT: Color = [1, 0.95, 0.8];
const TAILLIGHT: Color = [0.8, 0.12, 0.1];
const HOLD: Color = [0.1, 0.1, 0.11];

/** What a van, a bus or a truck is like. */
export interface VanOrder {
  /** Half its length and half its width. */
  readonly long: number;
  readonly wide: number;
  readonly height: number;
  readonly color: Color;
  readonly glass: Color;
  /** A bus or a tram has windows all along. */
  readonly seats: boolean;
  /** 0 to 1: how far its rear doors stand open. */
  readonly open: number;
  readonly lights: boolean;
}

/** A box on wheels with its front at the front: a windscreen, a cab, doors at its rear. */
export function vanBody(stand: Stand, order: VanOrder): BuiltPiece {
  const { long, wide, height, color, glass } = order;
  const sill = height * 0.14;
  const [front, back, left, right, top, bottom] = boxFacets(
    stand,
    { from: [-wide, -long, sill], to: [wide, long, height] },
    color,
  );
  const flat = (corners: readonly [Vector, Vector, Vector, Vector], tint: Color, glow = 0): Facet =>
    quad(stand, corners, tint, { glow });
  const across = (y: number, x0: number, x1: number, z0: number, z1: number): typeof corners => {
    const corners: [Vector, Vector, Vector, Vector] = [
      [wide * x0, y, height * z0],
      [wide * x1, y, height * z0],
      [wide * x1, y, height * z1],
      [wide * x0, y, height * z1],
    ];
    return y > 0 ? (corners.reverse() as typeof corners) : corners;
  };
  const beside = (x: number, y0: number, y1: number, z0: number, z1: number): Facet => {
    const corners: [Vector, Vector, Vector, Vector] = [
      [x, long * y1, height * z0],
      [x, long * y0, height * z0],
      [x, long * y0, height * z1],
      [x, long * y1, height * z1],
    ];
    return flat(x > 0 ? (corners.reverse() as typeof corners) : corners, glass);
  };
  const sides = (x: number): Facet[] =>
    order.seats
      ? Array.from({ length: 6 }, (_, index) =>
          beside(x, -0.92 + index * 0.31, -0.68 + index * 0.31, 0.5, 0.86),
        )
      : [beside(x, -0.9, -0.55, 0.54, 0.88)];
  const nose = -long - 0.006;
  const tail = long + 0.006;
  const lamp = order.lights ? 0.9 : 0.2;
  const rear: Facet[] =
    order.open > 0.02
      ? [flat(across(tail, -0.9, 0.9, 0.18, 0.94), HOLD)]
      : [
          flat(across(tail, -0.012, 0.012, 0.18, 0.94), brighten(color, 0.6)),
          flat(across(tail, -0.78, -0.12, 0.58, 0.86), glass),
          flat(across(tail, 0.12, 0.78, 0.58, 0.86), glass),
        ];
  return {
    facets: [
      {
        ...front,
        details: [
          flat(across(nose, -0.88, 0.88, 0.54, 0.92), glass),
          flat(across(nose, -0.7, 0.7, 0.2, 0.3), brighten(color, 0.5)),
          flat(across(nose, -0.94, -0.62, 0.32, 0.44), HEADLIGHT, lamp),
          flat(across(nose, 0.62, 0.94, 0.32, 0.44), HEADLIGHT, lamp),
        ],
      },
      {
        ...back,
        details: [
          ...rear,
          flat(across(tail, -0.98, -0.86, 0.3, 0.46), TAILLIGHT, 0.6),
          flat(across(tail, 0.86, 0.98, 0.3, 0.46), TAILLIGHT, 0.6),
        ],
      },
      { ...left, details: sides(-wide - 0.006) },
      { ...right, details: sides(wide + 0.006) },
      top,
      bottom,
      ...doors(stand, order),
      ...wheels(stand, { wide, radius: height * 0.17, along: [-long * 0.62, long * 0.62] }),
    ],
    glows: order.lights
      ? [
          {
            at: place(stand, [0, -long * 1.5, height * 0.4]),
            color: HEADLIGHT,
            intensity: 0.35,
            reach: 2.2,
          },
        ]
      : [],
  };
}

/** The rear doors, swung out on their hinges. */
function doors(stand: Stand, { long, wide, height, color, open }: VanOrder): Facet[] {
  if (open <= 0.02) return [];
  const angle = open * 1.9;
  return [-1, 1].flatMap((side) => {
    const at = (out: number, z: number): Vector => [
      side * (wide - Math.cos(angle) * out),
      long + Math.sin(angle) * out,
      z,
    ];
    const corners: [Vector, Vector, Vector, Vector] = [
      at(0, height * 0.16),
      at(wide * 0.92, height * 0.16),
      at(wide * 0.92, height * 0.95),
      at(0, height * 0.95),
    ];
    const tint = mix(color, [0.3, 0.3, 0.3], 0.15);
    return [
      quad(stand, corners, tint),
      quad(stand, [...corners].reverse() as typeof corners, tint),
    ];
  });
}
