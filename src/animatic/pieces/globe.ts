import { brighten } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { place, prismFacets } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

/** A globe on its foot; a ball of mirrors, or any that hangs, on a wire. */
export const buildGlobe: PieceBuilder = (order) =>
  /mirror|disco|glitter/.test(order.words) || order.piece.elevation > 1.6
    ? buildHanging(order)
    : /\bball\b|football|basketball/.test(order.words)
      ? buildBall(order)
      : buildStanding(order);

/** A ball that lies on the floor. */
function buildBall({ piece, stand, color }: PieceOrder): BuiltPiece {
  const radius = Math.min(piece.height, piece.size[0] * 1.5, piece.size[1] * 2) / 2;
  return { facets: [], balls: [{ center: place(stand, [0, 0, radius]), radius, color }] };
}

/** Rows of small mirrors around a ball, each as bright as it happens to be turned. */
function mirrors({ piece, stand, color, seed }: PieceOrder, radius: number): Facet[] {
  const rows = 10;
  const middle = piece.height / 2;
  const at = (row: number, column: number, columns: number): Vector => {
    const latitude = ((row / rows) * 2 - 1) * (Math.PI / 2) * 0.96;
    const longitude = (column / columns) * Math.PI * 2;
    const level = Math.cos(latitude) * radius;
    return place(stand, [
      Math.cos(longitude) * level,
      Math.sin(longitude) * level,
      middle + Math.sin(latitude) * radius,
    ]);
  };
  return Array.from({ length: rows }, (_, row) => {
    const columns = Math.max(5, Math.round(18 * Math.cos(((row + 0.5) / rows - 0.5) * Math.PI)));
    return Array.from({ length: columns }, (__, column): Facet => {
      const spark = hash(seed, row, column);
      return {
        points: [
          at(row, column, columns),
          at(row, column + 1, columns),
          at(row + 1, column + 1, columns),
          at(row + 1, column, columns),
        ],
        color: brighten(color, 0.35 + 0.75 * hash(seed, row, column, 1)),
        glow: spark > 0.86 ? 0.9 : 0.1,
        joined: false,
      };
    });
  }).flat();
}

function buildHanging(order: PieceOrder): BuiltPiece {
  const { piece, stand, color, words } = order;
  const radius = Math.min(piece.size[0], piece.size[1], piece.height) / 2;
  const wire = prismFacets(
    stand,
    { radius: 0.012, from: piece.height, to: piece.height + 2, sides: 4 },
    [0.12, 0.12, 0.13],
  );
  return /mirror|disco|glitter/.test(words)
    ? { facets: [...wire, ...mirrors(order, radius)], shadowless: true }
    : {
        facets: wire,
        balls: [{ center: place(stand, [0, 0, piece.height / 2]), radius, color }],
        shadowless: true,
      };
}

function buildStanding({ piece, stand, color, palette }: PieceOrder): BuiltPiece {
  const radius = Math.min(piece.size[0], piece.size[1], piece.height) / 2;
  return {
    facets: [
      ...prismFacets(
        stand,
        {
          radius: radius * 0.5,
          top: radius * 0.12,
          from: 0,
          to: Math.max(0.02, piece.height - radius * 2),
          sides: 8,
        },
        palette.wood,
      ),
      ...prismFacets(
        stand,
        {
          radius: radius * 1.12,
          from: piece.height - radius * 1.04,
          to: piece.height - radius * 0.96,
          sides: 18,
        },
        brighten(palette.accent, 0.9),
      ),
    ],
    balls: [{ center: place(stand, [0, 0, piece.height - radius]), radius, color }],
  };
}
