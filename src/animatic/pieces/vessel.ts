import type { Ball } from '../set/balls.ts';
import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import type { Facet } from '../solids/facets.ts';
import { place, prismFacets } from '../solids/solid.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

/** A ring of an outline: its radius and how far up it is, in shares of the piece's own. */
type Ring = readonly [radius: number, up: number];

interface Shape {
  readonly words: RegExp;
  readonly rings: readonly Ring[];
  /** One looks into it from above. */
  readonly isOpen: boolean;
}

/** Outlines from the foot up; the first whose words are said. */
const SHAPES: readonly Shape[] = [
  {
    words: /bottle|flask|decanter|perfume/,
    rings: [
      [0.94, 0],
      [1, 0.06],
      [1, 0.6],
      [0.36, 0.76],
      [0.36, 0.86],
      [0.5, 0.861],
      [0.46, 1],
    ],
    isOpen: false,
  },
  {
    words: /plate|dish|saucer/,
    rings: [
      [0.6, 0],
      [1, 1],
    ],
    isOpen: true,
  },
  {
    words: /bowl/,
    rings: [
      [0.45, 0],
      [0.85, 0.55],
      [1, 1],
    ],
    isOpen: true,
  },
  {
    words: /vase|urn|jar|jug|pitcher|amphora/,
    rings: [
      [0.62, 0],
      [1, 0.45],
      [0.68, 0.86],
      [0.78, 1],
    ],
    isOpen: true,
  },
  {
    words: /./,
    rings: [
      [0.9, 0],
      [0.96, 0.9],
      [1.04, 0.901],
      [1.04, 1],
    ],
    isOpen: true,
  },
];

const SIDES = 16;

/** What is round and stands on a table: a bottle, a bowl, a pot, a jar, a cup. */
export const buildVessel: PieceBuilder = (order) => {
  const { piece, stand, color, words } = order;
  const radius = (piece.size[0] + piece.size[1]) / 4;
  const { rings, isOpen } = SHAPES.find(({ words: pattern }) => pattern.test(words))!;
  const facets: Facet[] = rings.slice(1).flatMap(([top, to], index) => {
    const [bottom, from] = rings[index]!;
    const isLast = index === rings.length - 2;
    const part = prismFacets(
      stand,
      {
        radius: radius * bottom,
        top: radius * top,
        from: piece.height * from,
        to: piece.height * to,
        sides: SIDES,
      },
      isLast && !isOpen ? brighten(color, 0.55) : color,
    );
    // What one sees from above is the inside of it.
    const lid = part.at(-1);
    if (!isLast || !isOpen || lid === undefined) return part;
    return [...part.slice(0, -1), { ...lid, color: brighten(color, 0.62) }];
  });
  return { facets, ...fruitIn(order, radius) };
};

const FRUIT: readonly (readonly [RegExp, Color])[] = [
  [/orange|tangerine/, [0.93, 0.52, 0.12]],
  [/lemon/, [0.94, 0.82, 0.24]],
  [/apple|tomato|cherr|strawberr/, [0.76, 0.2, 0.16]],
  [/\begg/, [0.9, 0.83, 0.72]],
  [/fruit|peach/, [0.88, 0.6, 0.3]],
];

/** What a bowl or a plate is full of. */
function fruitIn(
  { piece, stand, words, seed }: PieceOrder,
  radius: number,
): { readonly balls?: readonly Ball[] } {
  const [, color] = FRUIT.find(([pattern]) => pattern.test(words)) ?? [];
  if (color === undefined || !/\b(?:of|with)\b/.test(words)) return {};
  const size = Math.min(0.045, radius * 0.42);
  const around = Array.from({ length: 5 }, (_, index): Ball => {
    const angle = (index / 5) * 2 * Math.PI + hash(seed, index);
    const [x, y] = [Math.cos(angle) * radius * 0.55, Math.sin(angle) * radius * 0.55];
    return {
      center: place(stand, [x, y, piece.height + size * 0.3]),
      radius: size,
      color: brighten(color, 0.9 + 0.2 * hash(seed, index, 3)),
    };
  });
  const top: Ball = {
    center: place(stand, [0, 0, piece.height + size * 1.4]),
    radius: size,
    color,
  };
  return { balls: [...around, top] };
}
