import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { inlayOf } from '../set/inlay.ts';
import type { Inlay, Range, Span } from '../set/inlay.ts';
import { boxFacets } from '../solids/solid.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

/** Metres from board to board. */
const BOARD = 0.4;

const BINDINGS: readonly Color[] = [
  [0.42, 0.16, 0.13],
  [0.18, 0.25, 0.36],
  [0.22, 0.33, 0.25],
  [0.5, 0.36, 0.18],
  [0.3, 0.18, 0.26],
  [0.55, 0.47, 0.34],
  [0.2, 0.2, 0.23],
];

const CARDBOARD: readonly Color[] = [
  [0.62, 0.47, 0.31],
  [0.55, 0.41, 0.27],
  [0.68, 0.54, 0.37],
  [0.78, 0.72, 0.62],
  [0.5, 0.37, 0.25],
];

/** What stands on a shelf: how wide one thing is, in books, and its colours. */
interface Stock {
  readonly block: number;
  readonly colors: readonly Color[];
}

const JARS: readonly Color[] = [
  [0.72, 0.42, 0.2],
  [0.82, 0.78, 0.66],
  [0.5, 0.24, 0.16],
  [0.42, 0.46, 0.24],
  [0.66, 0.68, 0.7],
  [0.84, 0.66, 0.3],
];

function stockOf(words: string): Stock {
  if (
    /\bjars?\b|\bpots?\b|\bpans?\b|\bbottles?\b|spices?|\btins?\b|\bcans?\b|dishes|plates|\bcups\b|glasses|medicine|potion/.test(
      words,
    )
  ) {
    return { block: 1.7, colors: JARS };
  }
  return /parcel|\bbox|crate|package|carton|storage/.test(words)
    ? { block: 2.8, colors: CARDBOARD }
    : { block: 1, colors: BINDINGS };
}

/** Parts of a row that are lit each for themselves, so that a lamp's light falls off along it. */
const CHUNK = 1.1;

/** Shelves with rows of spines on both of their long sides. */
export const buildShelf: PieceBuilder = (order) => {
  const { piece, stand, color } = order;
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const [front, back, left, right, top, bottom] = boxFacets(
    stand,
    { from: [-w, -d, 0], to: [w, d, piece.height] },
    color,
  );
  const along = width >= depth;
  // The long sides are open; the short ones are boards.
  const open = (facet: Facet, turn: number): Facet => ({
    ...facet,
    color: brighten(color, 0.42),
    inlays: spines(order, along ? width : depth, turn),
  });
  return {
    facets: along
      ? [open(front, 0), open(back, 1), left, right, top, bottom]
      : [front, back, open(left, 2), open(right, 3), top, bottom],
  };
};

/** The spines and boards of one side. */
function spines(
  { piece, seed, color, palette, words }: PieceOrder,
  wide: number,
  side: number,
): Inlay[] {
  const stock = stockOf(words);
  const rows = Math.max(1, Math.round(piece.height / BOARD));
  const inlays: Inlay[] = [];
  const edge = 0.045 / wide;
  for (let row = 0; row < rows; row += 1) {
    const [low, step] = [row / rows, 1 / rows];
    const chunks = Math.max(1, Math.round(wide / CHUNK));
    for (let chunk = 0; chunk < chunks; chunk += 1) {
      const [from, to] = [
        edge + ((1 - 2 * edge) * chunk) / chunks,
        edge + ((1 - 2 * edge) * (chunk + 1)) / chunks,
      ];
      const part = { from, to, low, step, wide };
      const key = [seed, side, row, chunk] as const;
      inlays.push(
        ...booksOf(key, part, palette.accent, stock, 'near'),
        ...booksOf(key, part, palette.accent, stock, 'far'),
      );
    }
    inlays.push(inlayOf(brighten(color, 1.12), [[0, 1, low, low + 0.035 / piece.height]]));
  }
  const post = 0.05 / wide;
  inlays.push(
    inlayOf(brighten(color, 1.08), [
      [0, post, 0, 1],
      [1 - post, 1, 0, 1],
      [0, 1, 1 - 0.05 / piece.height, 1],
    ]),
  );
  return inlays;
}

/** Seen from far, single spines would be thinner than a pixel: so many books are one block. */
const FAR_BLOCK = 2.6;

/** The spines of a part of a row, by their colours. */
function booksOf(
  key: readonly [seed: number, side: number, row: number, chunk: number],
  row: { from: number; to: number; low: number; step: number; wide: number },
  accent: Color,
  { block: wide, colors }: Stock,
  seen: Range,
): Inlay[] {
  const block = Math.max(wide, seen === 'near' ? 1 : FAR_BLOCK);
  const spans = colors.map((): Span[] => []);
  const bands: Span[] = [];
  let x = row.from;
  for (let book = 0; x < row.to - 0.03 / row.wide; book += 1) {
    const chance = (salt: number): number => hash(...key, book, salt);
    const end = Math.min(x + ((0.05 + chance(1) * 0.14) * block) / row.wide, row.to);
    const low = row.low + row.step * 0.08;
    const high = low + row.step * (0.6 + chance(3) * 0.26);
    spans[Math.floor(chance(4) * colors.length)]?.push([x, end, low, high]);
    if (block === 1 && chance(7) > 0.65)
      bands.push([x, end, low + (high - low) * 0.74, low + (high - low) * 0.8]);
    x = end + (chance(2) < 0.08 ? 0.13 : 0.006) / row.wide;
  }
  return [
    ...spans.map((of, index) => {
      const binding = mix(colors[index] ?? accent, accent, 0.08);
      return inlayOf(brighten(binding, 0.85 + 0.4 * hash(...key, index, 9)), of, seen);
    }),
    inlayOf(accent, bands, seen),
  ];
}
