import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** Where nobody says a colour. */
const WATER: Color = [0.22, 0.36, 0.43];

/** Open water: a sheet that holds the sky, with streaks of light along it. */
export const buildWater: PieceBuilder = ({ piece, stand, color, sky, seed, palette }) => {
  const [width, depth] = piece.size;
  const z = piece.height;
  const own = color === palette.wood ? WATER : color;
  const body = mix(own, brighten(sky.horizon, 0.9), 0.25);
  const streaks: Facet[] = Array.from({ length: 46 }, (_, index) => {
    const x = (hash(seed, index, 1) - 0.5) * width * 0.9;
    const y = (hash(seed, index, 2) - 0.5) * depth * 0.98;
    const long = 0.6 + hash(seed, index, 3) * Math.min(3, width * 0.12);
    const thin = 0.03 + hash(seed, index, 4) * 0.07;
    const tint = hash(seed, index, 5) > 0.4 ? mix(body, sky.horizon, 0.55) : brighten(body, 0.8);
    return quad(
      stand,
      [
        [x, y, z],
        [x + long, y, z],
        [x + long, y + thin, z],
        [x, y + thin, z],
      ],
      tint,
      { alpha: 0.65 },
    );
  });
  const [w, d] = [width / 2, depth / 2];
  return {
    facets: [
      quad(
        stand,
        [
          [-w, -d, z],
          [w, -d, z],
          [w, d, z],
          [-w, d, z],
        ],
        body,
        { details: streaks },
      ),
    ],
    flat: true,
    shadowless: true,
  };
};
