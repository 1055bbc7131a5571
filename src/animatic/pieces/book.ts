import { brighten } from '../color.ts';
import type { Color } from '../color.ts';
import { boxFacets } from '../solid.ts';
import type { PieceBuilder } from './piece.ts';

const PAGES: Color = [0.92, 0.87, 0.74];

/** A book lying down: two boards and the pages between them; a sheet if it is as thin as one. */
export const buildBook: PieceBuilder = ({ piece, stand, color, palette }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const { height } = piece;
  if (height < 0.02) {
    return {
      facets: boxFacets(stand, { from: [-w, -d, 0], to: [w, d, height] }, color),
      shadowless: true,
    };
  }
  const board = height * 0.14;
  const [, , , , top] = boxFacets(
    stand,
    { from: [-w * 0.5, -d * 0.55, height], to: [w * 0.5, d * 0.55, height + 0.001] },
    palette.accent,
  );
  const cover = boxFacets(stand, { from: [-w, -d, height - board], to: [w, d, height] }, color);
  return {
    facets: [
      ...boxFacets(stand, { from: [-w, -d, 0], to: [w, d, board] }, brighten(color, 0.8)),
      ...boxFacets(
        stand,
        { from: [-w + 0.012, -d + 0.012, board], to: [w - 0.012, d - 0.012, height - board] },
        PAGES,
      ),
      ...cover.map((facet, index) => (index === 4 ? { ...facet, details: [top] } : facet)),
    ],
    shadowless: true,
  };
};
