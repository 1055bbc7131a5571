import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

const WHITE: Color = [0.93, 0.93, 0.92];

/** How thick a post is, and how wide the meshes are drawn, metres. */
const POST = 0.12;
const MESH = 0.4;
const CORD = 0.025;

/** A goal of a pitch: posts, a bar, and a net that one sees through. */
export const buildGoal: PieceBuilder = ({ piece, stand, color, palette }) => {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const { height } = piece;
  const own = color === palette.wood ? WHITE : color;
  const box = (from: Vector, to: Vector) => boxFacets(stand, { from, to }, own);
  const net = brighten(own, 0.86);
  const cord = (corners: readonly [Vector, Vector, Vector, Vector]): Facet =>
    quad(stand, corners, net, { alpha: 0.7 });
  const upright: Facet[] = [];
  for (let x = -w; x <= w; x += MESH) {
    upright.push(
      cord([
        [x, d, 0],
        [x + CORD, d, 0],
        [x + CORD, d, height],
        [x, d, height],
      ]),
    );
  }
  const across: Facet[] = [];
  for (let z = 0; z <= height; z += MESH) {
    across.push(
      cord([
        [-w, d, z],
        [w, d, z],
        [w, d, z + CORD],
        [-w, d, z + CORD],
      ]),
      ...[-w, w].map((x) =>
        cord([
          [x, -d, z],
          [x, d, z],
          [x, d, z + CORD],
          [x, -d, z + CORD],
        ]),
      ),
    );
  }
  return {
    facets: [
      ...upright,
      ...across,
      ...box([-w - POST, -d, 0], [-w, -d + POST, height]),
      ...box([w, -d, 0], [w + POST, -d + POST, height]),
      ...box([-w - POST, -d, height], [w + POST, -d + POST, height + POST]),
    ],
  };
};
