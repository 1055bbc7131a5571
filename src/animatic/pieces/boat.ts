import { WHEELHOUSE, hullOf } from '../../world/floor/boat.ts';
import type { Hull } from '../../world/floor/boat.ts';
import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, prismFacets, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';
import { buildRaft } from './raft.ts';

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

/** The thickness of a rail, in shares of half the breadth. */
const RAIL = 0.08;

/**
 * A boat, its bow at the front: an open hull with thwarts, or a deck, a wheelhouse and a mast, or
 * the logs of a raft.
 */
export const buildBoat: PieceBuilder = (order) => {
  const { name, piece, stand, color, palette } = order;
  const hull = hullOf(name, piece);
  if (hull.isRaft) return buildRaft(order, hull);
  const { long, wide, rail, isDecked } = hull;
  const turned = {
    at: stand.at,
    facing: piece.size[0] > piece.size[1] ? stand.facing + 90 : stand.facing,
  };
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
  const planks = [
    ...strake(keel, water, brighten(color, 0.62), 0.25),
    ...strake(water, gunwale, color),
  ];
  const wale = strake(gunwale, cap, PAINT);
  if (isDecked) {
    const deck = { points: ring(0.98, 0.84, 0.94), color: brighten(palette.wood, 1.15) };
    const sides = [...planks, ...wale];
    const cabin = wheelhouse(order, turned, hull);
    return {
      facets: [...sides, deck, ...cabin],
      sides,
      cabin,
      floats: true,
    };
  }
  const inner = ring(1.02, 1, 1 - RAIL);
  // The boards lie level, narrower than the rail as the hull is down there.
  const level = piece.elevation + hull.boards;
  const floor = ring(0.8, 1, 1 - RAIL).map(([x, y]): Vector => [x, y, level]);
  const rails = strake(cap, inner, PAINT);
  return {
    facets: [
      ...planks,
      ...wale,
      ...rails,
      ...strake(inner, floor, brighten(color, 0.8), 0.3),
      ...boards(floor, brighten(palette.wood, 0.85)),
      ...thwarts(order, turned, hull),
    ],
    // Of the rail only the near side is before who is within.
    sides: [
      ...planks,
      ...wale.map((facet, index) => ({ ...facet, details: rails.slice(index, index + 1) })),
    ],
    floats: true,
  };
};

/** The bottom boards of an open hull, from rib to rib of the outline of its floor. */
function boards(floor: readonly Vector[], color: Color): Facet[] {
  const half = OUTLINE.length;
  const right = floor.slice(0, half);
  const left = [floor[0]!, ...floor.slice(half).toReversed()];
  return right.slice(1).map((corner, index): Facet => {
    const [fore, port, ahead] = [right[index]!, left[index + 1]!, left[index]!];
    const points = index === 0 ? [fore, corner, port] : [fore, corner, port, ahead];
    return { points, color, joined: true };
  });
}

/** A cabin with windows all round, a roof that stands out, a mast with its boom. */
function wheelhouse({ piece, color, sky, state }: PieceOrder, turned: Stand, hull: Hull): Facet[] {
  const { long, wide, boards: deck } = hull;
  const top = piece.height * 0.78;
  const [x, y0, y1] = [wide * 0.52, long * WHEELHOUSE[0], long * WHEELHOUSE[1]];
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
function thwarts({ palette }: PieceOrder, turned: Stand, hull: Hull): Facet[] {
  const { long, wide, rail, thwart, rows } = hull;
  return rows.flatMap((row) => {
    // Before the middle a hull is narrower.
    const beam = wide * (row > 0 ? 0.86 - (0.34 * row) / long : 0.86);
    return boxFacets(
      turned,
      {
        from: [-beam, -row - 0.12, thwart - rail * 0.06],
        to: [beam, -row + 0.12, thwart],
      },
      brighten(palette.wood, 1.3),
    );
  });
}
