import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { place, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

const SIDES = 14;
const GLASS: Color = [0.1, 0.16, 0.24];
const CELL: Color = [0.1, 0.16, 0.36];

/** A solar panel: cells in a frame, the same on both sides. */
export const buildSolarPanel: PieceBuilder = ({ piece, stand, color, palette }) => {
  const [w, d] = [piece.size[0] / 2, Math.max(0.02, piece.size[1] / 2)];
  const tint = color === palette.wood ? CELL : color;
  const columns = Math.max(2, Math.round(piece.size[0] / 0.6));
  const rows = Math.max(2, Math.round(piece.height / 0.6));
  const side = (turned: Stand): Facet => {
    const face = (x0: number, x1: number, z0: number, z1: number, paint: Color): Facet =>
      quad(
        turned,
        [
          [x0, -d, z0],
          [x1, -d, z0],
          [x1, -d, z1],
          [x0, -d, z1],
        ],
        paint,
      );
    const cells = Array.from({ length: columns * rows }, (_, index) => {
      const [column, row] = [index % columns, Math.floor(index / columns)];
      const [x, z] = [
        -w + ((column + 0.06) * w * 2) / columns,
        ((row + 0.06) * piece.height) / rows,
      ];
      return face(
        x,
        x + (0.88 * w * 2) / columns,
        z,
        z + (0.88 * piece.height) / rows,
        brighten(tint, 0.9 + 0.2 * ((column + row) % 2)),
      );
    });
    return { ...face(-w, w, 0, piece.height, [0.62, 0.64, 0.67]), details: cells };
  };
  return {
    facets: [side(stand), side({ ...stand, facing: stand.facing + 180 })],
    shadowless: true,
  };
};

/** A station or a ship in space: a hull of rings along its length, windows, and a cap at each end. */
export const buildSpacecraft: PieceBuilder = ({ piece, stand, color, palette }) => {
  const alongX = piece.size[0] >= piece.size[1];
  const turned: Stand = { at: stand.at, facing: alongX ? stand.facing + 90 : stand.facing };
  const long = Math.max(piece.size[0], piece.size[1]) / 2;
  const radius = Math.min(Math.min(piece.size[0], piece.size[1]), piece.height) / 2;
  const middle = piece.height / 2;
  const shell: Color = color === palette.wood ? [0.8, 0.81, 0.83] : color;
  const ring = (y: number, size: number): Vector[] =>
    Array.from({ length: SIDES }, (_, index): Vector => {
      const angle = ((index + 0.5) / SIDES) * Math.PI * 2;
      return [Math.cos(angle) * size, y, middle + Math.sin(angle) * size];
    });
  const barrel = (
    y0: number,
    y1: number,
    from: number,
    to: number,
    tint: Color,
    windows = false,
  ): Facet[] => {
    const [near, far] = [ring(y0, from), ring(y1, to)];
    return near.map((corner, index): Facet => {
      const next = (index + 1) % SIDES;
      const corners = [near[next]!, far[next]!, far[index]!, corner] as const;
      const isSide = index % 7 === 0 || index % 7 === 6;
      const at = (u: number, v: number): Vector => {
        const mixed = (axis: 0 | 1 | 2): number =>
          corners[0][axis] * (1 - u) * (1 - v) +
          corners[1][axis] * u * (1 - v) +
          corners[2][axis] * u * v +
          corners[3][axis] * (1 - u) * v;
        return place(turned, [mixed(0) * 1.004, mixed(1), middle + (mixed(2) - middle) * 1.004]);
      };
      const details =
        windows && isSide
          ? [0.3, 0.7].map((u): Facet => ({
              points: [
                at(u - 0.05, 0.3),
                at(u + 0.05, 0.3),
                at(u + 0.05, 0.75),
                at(u - 0.05, 0.75),
              ],
              color: GLASS,
            }))
          : [];
      return {
        points: corners.map((point) => place(turned, point)),
        color: tint,
        joined: true,
        details,
      };
    });
  };
  const cap = (y: number, size: number, tint: Color, isNear: boolean): Facet => {
    const points = ring(y, size).map((point) => place(turned, point));
    return { points: isNear ? points : points.reverse(), color: tint };
  };
  const modules = Math.max(1, Math.round((long * 2) / 4));
  const step = (long * 1.84) / modules;
  const hull = Array.from({ length: modules }, (_, index) => {
    const from = -long * 0.92 + index * step;
    return [
      ...barrel(
        from,
        from + step * 0.9,
        radius * 0.96,
        radius * 0.96,
        brighten(shell, index % 2 === 0 ? 1 : 0.92),
        true,
      ),
      ...barrel(from + step * 0.9, from + step, radius * 0.8, radius * 0.8, brighten(shell, 0.55)),
      cap(from + step * 0.9, radius * 0.96, brighten(shell, 0.7), false),
      cap(from, radius * 0.96, brighten(shell, 0.8), true),
    ];
  }).flat();
  return {
    facets: [
      ...hull,
      ...barrel(-long, -long * 0.92, radius * 0.5, radius * 0.95, brighten(shell, 0.85)),
      ...barrel(long * 0.92, long, radius * 0.95, radius * 0.5, brighten(shell, 0.85)),
      cap(-long, radius * 0.5, brighten(shell, 0.5), true),
      cap(long, radius * 0.5, brighten(shell, 0.5), false),
    ],
    shadowless: true,
  };
};
