import { brighten } from '../color/color.ts';
import { boxFacets, place } from '../solids/solid.ts';
import { lerp } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

/** How far a lever leans to either side of upright, radians. */
const THROW = 0.7;

/** A lever on its plate, with a knob: up, or as far down as it is pulled. */
export const buildLever: PieceBuilder = ({ piece, stand, color, words, state }) => {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const { height } = piece;
  const down = /\bdown\b|pulled|thrown|lowered/.test(words) ? 1 : state.open;
  const lean = THROW * lerp(-0.5, 1.9, down);
  const long = height * 0.78;
  const foot = height * 0.2;
  const [dy, dz] = [-Math.sin(lean), Math.cos(lean)];
  const thick = Math.max(0.012, w * 0.24);
  const at = (along: number, x: number, across: number): Vector => [
    x,
    dy * along + dz * across,
    foot + dz * along - dy * across,
  ];
  const side = (x: number, turn: 1 | -1) => {
    const corners = [at(0, x, -thick), at(0, x, thick), at(long, x, thick), at(long, x, -thick)];
    return {
      points: (turn > 0 ? corners : corners.reverse()).map((corner) => place(stand, corner)),
      color: brighten(color, 1.05),
    };
  };
  const face = (across: number, turn: 1 | -1) => {
    const corners = [
      at(0, -thick, across),
      at(0, thick, across),
      at(long, thick, across),
      at(long, -thick, across),
    ];
    return {
      points: (turn > 0 ? corners : corners.reverse()).map((corner) => place(stand, corner)),
      color,
    };
  };
  return {
    facets: [
      ...boxFacets(stand, { from: [-w, -d, 0], to: [w, d, foot] }, brighten(color, 0.45)),
      side(thick, 1),
      side(-thick, -1),
      face(-thick, 1),
      face(thick, -1),
    ],
    balls: [
      {
        center: place(stand, at(long, 0, 0)),
        radius: Math.max(0.03, w * 0.62),
        color: brighten(color, 1.15),
      },
    ],
    shadowless: true,
  };
};
