import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { place } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const INK: Color = [0.12, 0.11, 0.1];

/** A round clock with its hands at ten to four, as clocks in films like to stand. */
export const buildClock: PieceBuilder = ({ piece, stand, color }) => {
  const radius = Math.min(Math.max(piece.size[0], piece.size[1]), piece.height) / 2;
  const along = piece.size[0] >= piece.size[1];
  const turned = { at: stand.at, facing: along ? stand.facing : stand.facing + 90 };
  const deep = Math.min(piece.size[0], piece.size[1]) / 2;
  const middle = piece.height / 2;
  const disc = (size: number, out: number, tint: Color, details: readonly Facet[] = []): Facet => ({
    points: Array.from({ length: 24 }, (_, index) => {
      const angle = (index / 24) * Math.PI * 2;
      return place(turned, [Math.cos(angle) * size, -deep - out, middle + Math.sin(angle) * size]);
    }),
    color: tint,
    glow: 0.25,
    details,
  });
  const needle = (turns: number, long: number): Facet => {
    const [x, z] = [Math.sin(turns * Math.PI * 2), Math.cos(turns * Math.PI * 2)];
    const thick = radius * 0.045;
    const at = (along: number, aside: number) =>
      place(turned, [x * along + z * aside, -deep - 0.012, middle + z * along - x * aside]);
    return {
      points: [
        at(-radius * 0.1, -thick),
        at(-radius * 0.1, thick),
        at(long, thick),
        at(long, -thick),
      ].reverse(),
      color: INK,
    };
  };
  return {
    facets: [
      disc(radius, 0.004, brighten(INK, 1.4), [
        disc(radius * 0.88, 0.008, color),
        needle(50 / 60, radius * 0.7),
        needle(3.83 / 12, radius * 0.48),
      ]),
    ],
    shadowless: true,
  };
};
