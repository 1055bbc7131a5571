import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, prismFacets, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

const PAINT: Color = [0.9, 0.87, 0.8];

/** A boat's outline from bow to stern, on its right side, in shares of its half width and length. */
const OUTLINE = [
  [0, -1.06],
  [0.4, -0.78],
  [0.72, -0.42],
  [0.95, 0.05],
  [0.96, 0.5],
  [0.82, 1],
] as const;

/** How much higher the rail is at the bow than amidships, and at the stern. */
const SHEER = [0.34, 0.08] as const;

/** A boat, its bow at the front: a hull with a rail, a deck, and a wheelhouse and a mast if large. */
export const buildBoat: PieceBuilder = (order) => {
  const { piece, stand, color, palette } = order;
  const long = Math.max(piece.size[0], piece.size[1]) / 2;
  const wide = Math.min(piece.size[0], piece.size[1]) / 2;
  const turned = {
    at: stand.at,
    facing: piece.size[0] > piece.size[1] ? stand.facing + 90 : stand.facing,
  };
  const large = long > 2.2;
  const rail = large ? piece.height * 0.36 : piece.height * 0.8;
  const ring = (share: number, level: number, inset = 1): Vector[] => {
    const side = OUTLINE.map(([x, y]): Vector => {
      const bow = Math.max(0, -y - 0.1) ** 2;
      const sheer = 1 + SHEER[0] * bow + SHEER[1] * Math.max(0, y) ** 2;
      // The stem leans out ahead, the stern stands.
      return [x * wide * share * inset, y * long * (0.86 + 0.14 * share), rail * level * sheer];
    });
    return [
      ...side,
      ...side
        .slice(1)
        .reverse()
        .map(([x, y, z]): Vector => [-x, y, z]),
    ].map((corner) => place(turned, corner));
  };
  const strake = (low: Vector[], high: Vector[], tint: Color, fade?: number): Facet[] =>
    low.map((corner, index) => {
      const next = (index + 1) % low.length;
      return {
        points: [corner, low[next] ?? corner, high[next] ?? corner, high[index] ?? corner],
        color: tint,
        joined: true,
        ...(fade === undefined ? {} : { fade }),
      };
    });
  const [keel, water, gunwale, cap] = [
    ring(0.62, 0),
    ring(0.86, 0.42),
    ring(1, 0.92),
    ring(1.02, 1),
  ];
  return {
    facets: [
      ...strake(keel, water, brighten(color, 0.62), 0.25),
      ...strake(water, gunwale, color),
      ...strake(gunwale, cap, PAINT),
      { points: ring(0.98, 0.84, 0.94), color: brighten(palette.wood, 1.15) },
      ...(large
        ? wheelhouse(order, turned, { long, wide, rail })
        : thwarts(order, turned, { long, wide, rail })),
    ],
    floats: true,
  };
};

interface Hull {
  readonly long: number;
  readonly wide: number;
  readonly rail: number;
}

/** A cabin with windows all round, a roof that stands out, a mast with its boom. */
function wheelhouse({ piece, color, sky, state }: PieceOrder, turned: Stand, hull: Hull): Facet[] {
  const { long, wide, rail } = hull;
  const deck = rail * 0.84;
  const top = piece.height * 0.78;
  const [x, y0, y1] = [wide * 0.52, long * 0.12, long * 0.62];
  const pane =
    state.lit === 1 ? ([1, 0.82, 0.52] as const) : mix([0.12, 0.16, 0.2], sky.horizon, 0.35);
  const glow = state.lit === 1 ? 0.95 : 0.2;
  const [front, back, left, right, ...ends] = boxFacets(
    turned,
    { from: [-x, y0, deck], to: [x, y1, top] },
    PAINT,
  );
  const [low, high] = [deck + (top - deck) * 0.5, deck + (top - deck) * 0.86];
  const window = (corners: readonly [Vector, Vector, Vector, Vector]): Facet =>
    quad(turned, corners, pane, { glow });
  const ahead = [-1, 0, 1].map((column) => {
    const [a, b] = [x * (column * 0.62 - 0.26), x * (column * 0.62 + 0.26)];
    return window([
      [a, y0 - 0.01, low],
      [b, y0 - 0.01, low],
      [b, y0 - 0.01, high],
      [a, y0 - 0.01, high],
    ]);
  });
  const beside = (edge: number): Facet[] =>
    [0.1, 0.56].map((share) => {
      const [a, b] = [y0 + (y1 - y0) * share, y0 + (y1 - y0) * (share + 0.34)];
      const [from, to] = edge < 0 ? [b, a] : [a, b];
      return window([
        [edge, from, low],
        [edge, to, low],
        [edge, to, high],
        [edge, from, high],
      ]);
    });
  const mast = prismFacets(
    turned,
    {
      radius: 0.06,
      top: 0.035,
      from: deck,
      to: piece.height * 1.25,
      sides: 6,
      at: [0, -long * 0.22, 0],
    },
    brighten(color, 0.5),
  );
  const boom = boxFacets(
    turned,
    { from: [-0.03, -long * 0.22, top * 0.9], to: [0.03, long * 0.1, top * 0.9 + 0.06] },
    brighten(color, 0.5),
  );
  return [
    { ...front, details: ahead },
    back,
    { ...left, details: beside(-x - 0.01) },
    { ...right, details: beside(x + 0.01) },
    ...ends,
    ...boxFacets(
      turned,
      { from: [-x * 1.14, y0 - 0.16, top], to: [x * 1.14, y1 + 0.1, top + 0.09] },
      brighten(color, 0.85),
    ),
    ...mast,
    ...boom,
  ];
}

/** The seats of a rowing boat. */
function thwarts({ palette }: PieceOrder, turned: Stand, { long, wide, rail }: Hull): Facet[] {
  return [-0.2, 0.35].flatMap((share) =>
    boxFacets(
      turned,
      {
        from: [-wide * 0.86, long * share - 0.12, rail * 0.86],
        to: [wide * 0.86, long * share + 0.12, rail * 0.92],
      },
      brighten(palette.wood, 1.3),
    ),
  );
}
