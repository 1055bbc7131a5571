import { brighten } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A counter: panelled front, set-back foot, a top that stands out. */
export const buildCounter: PieceBuilder = ({ piece, stand, color, palette }) => {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const { height } = piece;
  const [front, ...others] = boxFacets(
    stand,
    { from: [-w, -d, 0.08], to: [w, d, height - 0.05] },
    color,
  );
  const panels = Math.max(1, Math.round(width / 0.7));
  const details: Facet[] = Array.from({ length: panels }, (_, index) => {
    const [x0, x1] = [
      -w + (width * index) / panels + 0.05,
      -w + (width * (index + 1)) / panels - 0.05,
    ];
    const face = -d - 0.004;
    return quad(
      stand,
      [
        [x0, face, 0.16],
        [x1, face, 0.16],
        [x1, face, height - 0.14],
        [x0, face, height - 0.14],
      ],
      brighten(color, 0.82),
    );
  });
  return {
    facets: [
      { ...front, details },
      ...others,
      ...boxFacets(
        stand,
        { from: [-w + 0.04, -d + 0.06, 0], to: [w - 0.04, d - 0.06, 0.08] },
        brighten(color, 0.5),
      ),
      ...boxFacets(
        stand,
        { from: [-w - 0.04, -d - 0.05, height - 0.05], to: [w + 0.04, d + 0.02, height] },
        brighten(palette.trim, 1.25),
      ),
    ],
  };
};
