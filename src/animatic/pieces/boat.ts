import { brighten } from '../color.ts';
import type { Facet } from '../facets.ts';
import { boxFacets, place } from '../solid.ts';
import type { Vector } from '../vector.ts';
import type { PieceBuilder } from './piece.ts';

/** A boat, its bow at the front: a hull that widens upwards, a deck, and a wheelhouse if large. */
export const buildBoat: PieceBuilder = ({ piece, stand, color, palette }) => {
  const long = Math.max(piece.size[0], piece.size[1]) / 2;
  const wide = Math.min(piece.size[0], piece.size[1]) / 2;
  const turned = {
    at: stand.at,
    facing: piece.size[0] > piece.size[1] ? stand.facing + 90 : stand.facing,
  };
  const rail = long > 2.4 ? piece.height * 0.45 : piece.height;
  const outline = (share: number, up: number): Vector[] =>
    [
      [0, -1.05],
      [0.62, -0.55],
      [0.95, 0.1],
      [0.85, 1],
      [-0.85, 1],
      [-0.95, 0.1],
      [-0.62, -0.55],
    ].map(([x = 0, y = 0]) =>
      place(turned, [x * wide * share, y * long * (0.9 + share * 0.1), up]),
    );
  const [low, high] = [outline(0.7, 0), outline(1, rail)];
  const hull: Facet[] = low.map((corner, index) => {
    const next = (index + 1) % low.length;
    return {
      points: [corner, low[next] ?? corner, high[next] ?? corner, high[index] ?? corner],
      color,
      fade: 0.3,
      joined: true,
    };
  });
  const deck: Facet = { points: outline(0.92, rail * 0.86), color: brighten(palette.wood, 1.1) };
  const house =
    long > 2.4
      ? boxFacets(
          turned,
          {
            from: [-wide * 0.5, long * 0.1, rail * 0.86],
            to: [wide * 0.5, long * 0.62, piece.height],
          },
          [0.88, 0.85, 0.78],
        )
      : [];
  return { facets: [...hull, deck, ...house] };
};
