import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { boxFacets, place, prismFacets, quad } from '../solids/solid.ts';
import { buildCooker, isCooker } from './cooker.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

const EMBER: Color = [1, 0.5, 0.2];

/** A fire in the open on logs, or behind the mouth of a stove or a hearth. */
export const buildFire: PieceBuilder = (order) => {
  const { words, place: around } = order;
  if (/\bstove/.test(words) && isCooker(words, around)) return buildCooker(order);
  return /stove|hearth|fireplace|furnace/.test(words) ? buildHearth(order) : buildOpenFire(order);
};

function buildOpenFire({ piece, stand, seed, state }: PieceOrder): BuiltPiece {
  const burning = state.lit ?? 1;
  const radius = Math.min(piece.size[0], piece.size[1]) / 2;
  const wood: Color = [0.24, 0.16, 0.11];
  return {
    facets: [0, 60, 120].flatMap((turn) =>
      boxFacets(
        { at: stand.at, facing: stand.facing + turn + (seed % 20) },
        { from: [-radius, -radius * 0.15, 0], to: [radius, radius * 0.15, radius * 0.3] },
        wood,
      ),
    ),
    ...(burning < 0.05
      ? {}
      : {
          flames: [
            {
              at: place(stand, [0, 0, radius * 0.2]),
              height: Math.max(piece.height, 0.4) * burning,
              width: radius * 1.5 * burning,
            },
          ],
          glows: [
            {
              at: place(stand, [0, 0, piece.height * 0.7 + 0.2]),
              color: EMBER,
              intensity: 1.1 * burning,
              reach: 2.6,
            },
          ],
        }),
    shadowless: true,
  };
}

function buildHearth({ piece, stand, color, state }: PieceOrder): BuiltPiece {
  const burning = state.lit ?? 1;
  const ash: Color = [0.12, 0.11, 0.11];
  const [width, depth] = piece.size;
  const w = width / 2;
  const [front, ...others] = boxFacets(
    stand,
    { from: [-w, -depth / 2, 0], to: [w, depth / 2, piece.height] },
    color,
  );
  const face = -depth / 2 - 0.004;
  const [low, high] = [piece.height * 0.18, piece.height * 0.5];
  const mouth = (inset: number, tint: Color, glow: number) =>
    quad(
      stand,
      [
        [-w * 0.62 + inset, face, low + inset],
        [w * 0.62 - inset, face, low + inset],
        [w * 0.62 - inset, face, high - inset],
        [-w * 0.62 + inset, face, high - inset],
      ],
      tint,
      { glow },
    );
  return {
    facets: [
      {
        ...front,
        details: [
          mouth(0, brighten(color, 0.5), 0),
          mouth(width * 0.05, mix(ash, [0.85, 0.32, 0.12], burning), burning),
          mouth(width * 0.14, mix(ash, [1, 0.66, 0.3], burning), burning),
        ],
      },
      ...others,
      ...prismFacets(
        stand,
        { radius: Math.min(0.09, w * 0.3), from: piece.height, to: piece.height + 2.2, sides: 8 },
        brighten(color, 0.9),
      ),
    ],
    glows:
      burning < 0.02
        ? []
        : [
            {
              at: place(stand, [0, -depth / 2 - 0.3, (low + high) / 2]),
              color: EMBER,
              intensity: 0.7 * burning,
              reach: 1.7,
            },
          ],
  };
}
