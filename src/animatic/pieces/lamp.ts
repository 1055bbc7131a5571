import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { place, prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const WARM: Color = [1, 0.82, 0.55];

/** A lamp that shines: on a foot if it stands on the floor, on a cord if it hangs, else its shade. */
export const buildLamp: PieceBuilder = ({ piece, stand, color, words, state, shine }) => {
  const { height } = piece;
  const wide = Math.max(piece.size[0], piece.size[1]) / 2;
  const hanging = piece.elevation > 1.6 && height < 1.2;
  const tall = height > 1.2;
  const neon = /neon/.test(words);
  const burning = state.lit ?? 1;
  const light = shine ?? (neon ? brighten(color, 1.3) : mix(WARM, color, 0.25));
  const shade = {
    radius: Math.max(wide, tall ? 0.16 : 0.1),
    from: tall ? height - Math.min(0.36, height * 0.2) : height * 0.35,
    to: height,
  };
  const body = brighten(color, 0.6);
  const facets = [
    ...(hanging
      ? prismFacets(stand, { radius: 0.012, from: height, to: height + 2.4, sides: 4 }, body)
      : []),
    ...(hanging
      ? []
      : prismFacets(
          stand,
          { radius: Math.max(0.03, wide * 0.2), from: 0, to: shade.from, sides: 6 },
          body,
        )),
    ...(hanging
      ? []
      : prismFacets(
          stand,
          {
            radius: Math.max(wide * 0.9, 0.1),
            top: wide * 0.5,
            from: 0,
            to: Math.min(0.06, height * 0.1),
            sides: 10,
          },
          body,
        )),
    ...prismFacets(
      stand,
      { radius: shade.radius, top: shade.radius * 0.62, from: shade.from, to: shade.to, sides: 10 },
      mix(color, light, burning),
      { glow: 0.92 * burning },
    ),
  ];
  return {
    facets,
    glows:
      burning < 0.02
        ? []
        : [
            {
              at: place(stand, [0, 0, (shade.from + shade.to) / 2]),
              color: light,
              intensity: 0.75 * burning,
              reach: tall ? 2.4 : 1.6,
            },
          ],
    shadowless: hanging,
  };
};
