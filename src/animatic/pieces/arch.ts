import { brighten } from '../color/color.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { PieceBuilder } from './piece.ts';

/** A gate that one passes through: two posts and what they carry, a line of light inside. */
export const buildArch: PieceBuilder = ({ piece, stand, color, state, shine }) => {
  const [width, depth] = piece.size;
  const along = width >= depth;
  const [wide, deep] = along ? [width, depth] : [depth, width];
  const turned = { at: stand.at, facing: along ? stand.facing : stand.facing + 90 };
  const w = wide / 2;
  const { height } = piece;
  const thick = Math.min(0.22, wide * 0.18);
  const box = (x0: number, x1: number, z0: number, z1: number, tint = color) =>
    boxFacets(turned, { from: [x0, -deep / 2, z0], to: [x1, deep / 2, z1] }, tint);
  const light = shine ?? brighten(color, 1.5);
  const strip = (x: number, out: number) =>
    quad(
      turned,
      [
        [x - 0.02, -deep / 2 - out, height * 0.2],
        [x + 0.02, -deep / 2 - out, height * 0.2],
        [x + 0.02, -deep / 2 - out, height - thick * 1.4],
        [x - 0.02, -deep / 2 - out, height - thick * 1.4],
      ],
      light,
      { glow: state.lit ?? 0.7 },
    );
  const [first, ...left] = box(-w, -w + thick, 0, height - thick);
  const [second, ...right] = box(w - thick, w, 0, height - thick);
  return {
    facets: [
      ...(first === undefined ? [] : [{ ...first, details: [strip(-w + thick / 2, 0.004)] }]),
      ...left,
      ...(second === undefined ? [] : [{ ...second, details: [strip(w - thick / 2, 0.004)] }]),
      ...right,
      ...box(-w, w, height - thick, height, brighten(color, 1.1)),
    ],
    shadowless: true,
  };
};
