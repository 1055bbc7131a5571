import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { place, prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const WAX: Color = [0.92, 0.86, 0.72];
const FLAME: Color = [1, 0.72, 0.34];

/** A candle on its dish, or a torch in its bracket, with a flame where it burns. */
export const buildCandle: PieceBuilder = ({ piece, stand, color, words, state, shine }) => {
  const { height } = piece;
  const torch = /torch/.test(words);
  const burning = state.lit ?? 1;
  const radius = Math.max(0.012, Math.min(piece.size[0], piece.size[1]) * (torch ? 0.2 : 0.16));
  const stick = prismFacets(
    stand,
    { radius, top: torch ? radius * 1.9 : radius * 0.94, from: 0, to: height * 0.82, sides: 8 },
    torch ? brighten(color, 0.7) : WAX,
    { glow: torch ? 0 : 0.25 * burning },
  );
  const dish = prismFacets(
    stand,
    {
      radius: radius * 2.6,
      top: radius * 3,
      from: 0,
      to: Math.max(0.01, height * 0.06),
      sides: 10,
    },
    mix(color, [0.6, 0.48, 0.26], 0.5),
  );
  const top = place(stand, [0, 0, height * 0.82]);
  const size = Math.max(0.06, height * (torch ? 0.5 : 0.24)) * burning;
  return {
    facets: torch ? stick : [...dish, ...stick],
    ...(burning < 0.05
      ? {}
      : {
          flames: [{ at: top, height: size, width: size * (torch ? 0.7 : 0.42) }],
          glows: [
            {
              at: [top[0], top[1], top[2] + size * 0.5] as const,
              color: shine ?? FLAME,
              intensity: (torch ? 0.9 : 0.5) * burning,
              reach: torch ? 2.4 : 1.2,
            },
          ],
        }),
    shadowless: true,
  };
};
