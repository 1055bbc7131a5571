import { brighten, mix } from '../color.ts';
import type { Color } from '../color.ts';
import type { Facet } from '../facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, quad } from '../solid.ts';
import type { Stand } from '../solid.ts';
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
    details: rows(order, turn),
  });
  return {
    facets: along
      ? [open(front, 0), open(back, 180), left, right, top, bottom]
      : [front, back, open(left, 90), open(right, 270), top, bottom],
  };
};

function rows(order: PieceOrder, turn: number): Facet[] {
  const { piece, seed, color, palette } = order;
  const along = turn % 180 === 0;
  const [wide, deep] = along ? piece.size : [piece.size[1], piece.size[0]];
  const stand: Stand = { at: order.stand.at, facing: order.stand.facing + turn };
  const face = -deep / 2 - 0.002;
  const count = Math.max(1, Math.round(piece.height / BOARD));
  const step = piece.height / count;
  const flat = (x0: number, x1: number, z0: number, z1: number, tint: Color): Facet =>
    quad(
      stand,
      [
        [x0, face, z0],
        [x1, face, z0],
        [x1, face, z1],
        [x0, face, z1],
      ],
      tint,
    );
  const facets: Facet[] = [];
  for (let row = 0; row < count; row += 1) {
    const floor = row * step;
    let x = -wide / 2 + 0.04;
    let book = 0;
    // Blocks of a few books each: single spines would be thinner than a pixel in most shots.
    while (x < wide / 2 - 0.08) {
      const key = [seed, turn, row, book] as const;
      const length = Math.min(0.05 + hash(...key, 1) * 0.15, wide / 2 - 0.04 - x);
      const gap = hash(...key, 2) < 0.09 ? 0.14 : 0.006;
      const height = step * (0.62 + hash(...key, 3) * 0.26);
      const binding = BINDINGS[Math.floor(hash(...key, 4) * BINDINGS.length)] ?? palette.accent;
      const tint = brighten(
        mix(binding, palette.accent, hash(...key, 5) * 0.3),
        0.8 + hash(...key, 6) * 0.5,
      );
      facets.push(flat(x, x + length, floor + 0.03, floor + 0.03 + height, tint));
      if (hash(...key, 7) > 0.6) {
        facets.push(
          flat(x, x + length, floor + height * 0.72, floor + height * 0.72 + 0.02, palette.accent),
        );
      }
      x += length + gap;
      book += 1;
    }
    facets.push(flat(-wide / 2, wide / 2, floor, floor + 0.035, brighten(color, 1.12)));
  }
  facets.push(flat(-wide / 2, -wide / 2 + 0.05, 0, piece.height, brighten(color, 1.05)));
  facets.push(flat(wide / 2 - 0.05, wide / 2, 0, piece.height, brighten(color, 1.05)));
  facets.push(flat(-wide / 2, wide / 2, piece.height - 0.05, piece.height, brighten(color, 1.15)));
  return facets;
}
