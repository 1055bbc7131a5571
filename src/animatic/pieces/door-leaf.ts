import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { PieceOrder } from './piece.ts';

const BRASS: Color = [0.75, 0.6, 0.32];
const IRON: Color = [0.16, 0.16, 0.18];

/** A leaf of a door, panelled on both sides; a glazed one has panes that the sky shows in. */
export function doorLeaf(
  order: PieceOrder,
  hung: Stand,
  [from, to]: readonly [number, number],
  deep: number,
): Facet[] {
  const { piece, color } = order;
  const [front, back, ...sides] = boxFacets(
    hung,
    { from: [from, -deep / 2, 0], to: [to, deep / 2, piece.height] },
    color,
  );
  return [
    { ...front, details: panels(order, hung, [from, to], -deep / 2 - 0.004, false) },
    { ...back, details: panels(order, hung, [from, to], deep / 2 + 0.004, true) },
    ...sides,
  ];
}

function panels(
  { piece: { height }, color, words, sky }: PieceOrder,
  hung: Stand,
  [from, to]: readonly [number, number],
  face: number,
  behind: boolean,
): Facet[] {
  const middle = (from + to) / 2;
  const half = (to - from) / 2;
  const flat = (x0: number, x1: number, z0: number, z1: number, tint: Color, glow = 0): Facet => {
    const [a, b] = [middle + half * x0, middle + half * x1];
    const [left, right] = behind ? [b, a] : [a, b];
    return quad(
      hung,
      [
        [left, face, height * z0],
        [right, face, height * z0],
        [right, face, height * z1],
        [left, face, height * z1],
      ],
      tint,
      { glow },
    );
  };
  const glazed = /glaz|glass/.test(words);
  const pane = brighten(sky.horizon, sky.bright * 0.9);
  const edge = brighten(color, 0.72);
  const upper = glazed ? pane : edge;
  const bands = /\biron|banded|studded/.test(words)
    ? [0.2, 0.55, 0.86].map((z) => flat(-0.98, 0.8, z, z + 0.022, IRON))
    : [];
  return [
    flat(-0.76, -0.08, 0.08, 0.42, edge),
    flat(0.08, 0.76, 0.08, 0.42, edge),
    flat(-0.7, -0.12, 0.1, 0.4, brighten(color, 1.06)),
    flat(0.12, 0.7, 0.1, 0.4, brighten(color, 1.06)),
    flat(-0.76, -0.08, 0.5, 0.93, upper, glazed ? 1 : 0),
    flat(0.08, 0.76, 0.5, 0.93, upper, glazed ? 1 : 0),
    ...bands,
    flat(0.8, 0.9, 0.44, 0.48, BRASS, 0.2),
  ];
}
