import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import type { Ball } from '../set/balls.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

const CLOTHES: readonly Color[] = [
  [0.56, 0.2, 0.18],
  [0.2, 0.3, 0.48],
  [0.24, 0.38, 0.28],
  [0.7, 0.6, 0.36],
  [0.2, 0.2, 0.23],
  [0.62, 0.62, 0.62],
  [0.46, 0.3, 0.46],
];
const SKINS: readonly Color[] = [
  [0.88, 0.7, 0.58],
  [0.72, 0.52, 0.4],
  [0.46, 0.31, 0.22],
];

/** No more are drawn than this, however large a crowd is. */
const MOST = 90;

/** Metres from one to the next, and from row to row. */
const APART = 0.72;

/** Somebody among many: where their feet are, in the piece's own measures, and how tall they are. */
interface Somebody {
  readonly foot: Vector;
  readonly tall: number;
  readonly key: number;
  readonly raises: boolean;
}

function draw(order: PieceOrder, people: readonly Somebody[]): { facets: Facet[]; balls: Ball[] } {
  const { stand, seed } = order;
  const facets: Facet[] = [];
  const balls: Ball[] = [];
  for (const { foot, tall, key, raises } of people) {
    const pick = <T>(from: readonly T[], salt: number): T =>
      from[Math.floor(hash(seed, key, salt) * from.length) % from.length]!;
    const cloth = pick(CLOTHES, 1);
    const skin = pick(SKINS, 2);
    const [x, y, z] = foot;
    const half = tall * 0.13;
    const box = (from: Vector, to: Vector, tint: Color): Facet[] => {
      const [front, back, left, right, top] = boxFacets(stand, { from, to }, tint);
      return [front, back, left, right, top];
    };
    facets.push(
      ...box([x - half, y - half * 0.55, z], [x + half, y + half * 0.55, z + tall * 0.82], cloth),
    );
    if (raises) {
      const side = hash(seed, key, 3) < 0.5 ? -1 : 1;
      const arm = x + side * half * 1.05;
      facets.push(
        ...box(
          [arm - half * 0.26, y - half * 0.26, z + tall * 0.78],
          [arm + half * 0.26, y + half * 0.26, z + tall * 1.16],
          mix(skin, cloth, 0.25),
        ),
      );
    }
    const hair = brighten(
      pick(
        [
          [0.12, 0.09, 0.08],
          [0.32, 0.2, 0.12],
          [0.66, 0.5, 0.3],
        ] as const,
        4,
      ),
      1,
    );
    const at = (up: number, back: number): Vector => place(stand, [x, y + back, z + tall * up]);
    balls.push({ center: at(0.925, half * 0.18), radius: tall * 0.072, color: hair });
    balls.push({ center: at(0.9, -half * 0.12), radius: tall * 0.066, color: skin });
  }
  return { facets, balls };
}

/** So many rows and columns of people as fit a footprint, thinned to what is drawn at most. */
function rowsIn(
  order: PieceOrder,
  raises: number,
  footOf: (row: number) => number,
  tall: number,
): Somebody[] {
  const { piece, seed } = order;
  const columns = Math.max(1, Math.floor(piece.size[0] / APART));
  const rows = Math.max(1, Math.floor(piece.size[1] / APART));
  const step = Math.max(1, Math.sqrt((columns * rows) / MOST));
  const [wide, deep] = [
    Math.max(1, Math.floor(columns / step)),
    Math.max(1, Math.floor(rows / step)),
  ];
  return Array.from({ length: wide * deep }, (_, index): Somebody => {
    const [column, row] = [index % wide, Math.floor(index / wide)];
    const stray = (salt: number): number => (hash(seed, index, salt) - 0.5) * 0.3;
    return {
      foot: [
        ((column + 0.5) / wide - 0.5) * piece.size[0] + stray(7) + (row % 2) * 0.2,
        ((row + 0.5) / deep - 0.5) * piece.size[1] + stray(8),
        footOf((row + 0.5) / deep),
      ],
      tall: tall * (0.9 + 0.16 * hash(seed, index, 9)),
      key: index,
      raises: hash(seed, index, 10) < raises,
    };
  });
}

/** How many of a crowd have an arm up, by what is said of it. */
function raised(words: string): number {
  return /cheer|rais|danc|wav|arms|clap|wild|concert|fans/.test(words) ? 0.45 : 0.04;
}

/** Many people who stand close together and look where the piece faces. */
export const buildCrowd: PieceBuilder = (order) => {
  const { piece, words } = order;
  const tall = Math.min(1.85, Math.max(0.9, piece.height));
  return draw(
    order,
    rowsIn(order, raised(words), () => 0, tall),
  );
};

/** Tiers of seats that rise to the back, and whoever sits there. */
export const buildGrandstand: PieceBuilder = (order) => {
  const { piece, stand, color, words } = order;
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const tiers = Math.max(2, Math.min(9, Math.round(piece.size[1] / 0.9)));
  const { height } = piece;
  const low = height * 0.12;
  const top = (share: number): number => low + (height * 0.78 - low) * share;
  const steps = Array.from({ length: tiers }, (_, tier): Facet[] => {
    const [y0, y1] = [-d + (tier * 2 * d) / tiers, -d + ((tier + 1) * 2 * d) / tiers];
    const [front, , left, right, up] = boxFacets(
      stand,
      { from: [-w, y0, 0], to: [w, y1, top(tier / tiers)] },
      brighten(color, 0.9 + 0.1 * (tier % 2)),
    );
    return [front, left, right, up];
  }).flat();
  const back = quad(
    stand,
    [
      [w, d, 0],
      [-w, d, 0],
      [-w, d, height],
      [w, d, height],
    ],
    brighten(color, 0.7),
  );
  if (/\bempty\b|deserted/.test(words)) return { facets: [...steps, back] };
  const people = rowsIn(
    order,
    raised(words),
    (share) => top(Math.floor(share * tiers) / tiers),
    1.25,
  );
  const seated = draw(order, people);
  return { facets: [...steps, back, ...seated.facets], balls: seated.balls };
};
