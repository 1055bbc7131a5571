import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { prismFacets } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

const SKIN: Color = [0.9, 0.88, 0.82];
const BRASS: Color = [0.78, 0.62, 0.26];

/** Drums as places, radii and heights in shares of the kit: a big one, two small ones, one on the floor. */
const DRUMS = [
  { at: [0, -0.25], radius: 0.22, from: 0, to: 0.5 },
  { at: [-0.22, 0.05], radius: 0.13, from: 0.45, to: 0.68 },
  { at: [0.22, 0.05], radius: 0.13, from: 0.45, to: 0.68 },
  { at: [0.36, 0.2], radius: 0.15, from: 0.1, to: 0.52 },
  { at: [-0.36, 0.2], radius: 0.13, from: 0.35, to: 0.52 },
] as const;

/** Cymbals on poles. */
const CYMBALS = [
  [-0.42, -0.1],
  [0.42, -0.1],
] as const;

/** A drum kit, or one drum of it. */
export const buildDrumKit: PieceBuilder = ({ piece, stand, color }) => {
  const [width, depth] = piece.size;
  const { height } = piece;
  const drums = DRUMS.flatMap(({ at: [x, y], radius, from, to }): Facet[] => {
    const at = [x * width, y * depth, 0] as const;
    const shape = { at, radius: radius * Math.min(width, depth * 1.3), sides: 14 };
    const rim = to * height;
    return [
      ...prismFacets(stand, { ...shape, from: from * height, to: rim }, color),
      ...prismFacets(stand, { ...shape, from: rim, to: rim + 0.015 }, SKIN),
    ];
  });
  const cymbals = CYMBALS.flatMap(([x, y]): Facet[] => {
    const at = [x * width, y * depth, 0] as const;
    const pole = { at, radius: 0.012, from: 0, to: height, sides: 5 };
    const disc = { at, radius: 0.17 * width, top: 0.14 * width, sides: 14 };
    return [
      ...prismFacets(stand, pole, [0.6, 0.6, 0.62]),
      ...prismFacets(stand, { ...disc, from: height - 0.03, to: height }, brighten(BRASS, 1.05)),
    ];
  });
  return { facets: [...drums, ...cymbals] };
};
