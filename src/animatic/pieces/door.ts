import { brighten } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import { doorLeaf } from './door-leaf.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

/** How far a door that is wide open has turned, degrees. */
const WIDE_OPEN = 100;

/** A door in its frame, shut or as far open as it is said to be; a doorway is the dark behind it. */
export const buildDoor: PieceBuilder = (order) => {
  const { piece, stand, state, words, palette } = order;
  const [width, depth] = piece.size;
  const along = width >= depth;
  const [wide, deep] = along ? [width, depth] : [depth, width];
  const turned = { at: stand.at, facing: along ? stand.facing : stand.facing + 90 };
  const w = wide / 2;
  const { height } = piece;
  const frame = Math.min(0.1, wide * 0.08);
  const post = (from: number, to: number, low: number, high: number): Facet[] =>
    boxFacets(
      turned,
      { from: [from, -deep / 2 - 0.03, low], to: [to, deep / 2 + 0.03, high] },
      brighten(palette.trim, 0.9),
    );
  const posts = [
    ...post(-w - frame, -w, 0, height + frame),
    ...post(w, w + frame, 0, height + frame),
    ...post(-w, w, height, height + frame),
  ];
  const passage = /doorway|archway|opening/.test(words);
  // A door that the film has turned by hand stands where it was put: it has left its frame.
  if (order.loose) return { facets: leaves(order, turned, wide, deep, 0), shadowless: true };
  const open = passage ? 1 : state.open;
  return {
    facets: [
      ...posts,
      ...(open > 0 ? beyond(order, turned, wide) : []),
      ...(passage ? [] : leaves(order, turned, wide, deep, open)),
    ],
    shadowless: true,
  };
};

/** What one sees through the opening, from both sides: the dark, or the light that is said to be there. */
function beyond(order: PieceOrder, turned: Stand, wide: number): Facet[] {
  const { piece, palette, words, color, sky, interior } = order;
  const passage = /doorway|archway|opening/.test(words);
  const lit = /\blight\b|lamplight|\blit\b|glow|bright|\bwarm\b/.test(words);
  const outside = interior && /platform|street|garden|outside|outdoors|balcony|terrace/.test(words);
  const tint = lit
    ? ([1, 0.84, 0.56] as const)
    : outside
      ? brighten(sky.horizon, sky.bright * 0.9)
      : passage
        ? brighten(color, 0.5)
        : brighten(palette.wall, 0.16);
  const at = (y: number, from: number, to: number): Facet =>
    quad(
      turned,
      [
        [from, y, 0],
        [to, y, 0],
        [to, y, piece.height],
        [from, y, piece.height],
      ],
      tint,
      { glow: lit || outside ? 1 : 0.35 },
    );
  return [at(0.01, -wide / 2, wide / 2), at(-0.01, wide / 2, -wide / 2)];
}

/** One leaf on its hinges, two of a double door or a gate, or two that slide apart as a lift's do. */
function leaves(
  order: PieceOrder,
  turned: Stand,
  wide: number,
  deep: number,
  open: number,
): BuiltPiece['facets'] {
  const w = wide / 2;
  if (/\blift\b|elevator|sliding/.test(order.words)) {
    const gap = open * w * 0.92;
    return [
      ...doorLeaf(order, turned, [-w, -gap], deep),
      ...doorLeaf(order, turned, [gap, w], deep),
    ];
  }
  const hung = (hinge: number, from: number, to: number, sign: number): Facet[] =>
    doorLeaf(
      order,
      {
        at: place(turned, [hinge, 0, 0]),
        facing: turned.facing + sign * open * WIDE_OPEN,
      },
      [from, to],
      deep,
    );
  return /\bdouble\b|\bdoors\b|\bgates?\b/.test(order.words)
    ? [...hung(-w, 0, w, 1), ...hung(w, -w, 0, -1)]
    : hung(-w, 0, wide, 1);
}
