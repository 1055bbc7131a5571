import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { place, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';
import { STRING_BODY } from './string-body.ts';

const EBONY: Color = [0.11, 0.09, 0.08];

/** A double bass, a cello, a violin or a guitar on its stand, its front at the front. */
export const buildStrings: PieceBuilder = ({ piece, stand, words, color, palette }) => {
  const { height } = piece;
  const isGuitar = /guitar|ukulele|banjo|lute/.test(words);
  const wood: Color = color === palette.wood ? [0.5, 0.24, 0.12] : color;
  const [foot, body] = [height * 0.06, height * (isGuitar ? 0.46 : 0.58)];
  const half = Math.min(piece.size[0] / 2, body * 0.31);
  const deep = Math.min(piece.size[1] / 2, body * 0.12);
  const rim = (side: number, y: number): Vector[] =>
    STRING_BODY.map(([along, out]): Vector => [side * out * half * 2, y, foot + along * body]);
  const outline = (y: number): Vector[] => [...rim(1, y), ...rim(-1, y).reverse()];
  const flat = (x0: number, x1: number, z0: number, z1: number, tint: Color, y = -deep - 0.004) =>
    quad(
      stand,
      [
        [x0, y, z0],
        [x1, y, z0],
        [x1, y, z1],
        [x0, y, z1],
      ],
      tint,
    );
  const along = (share: number): number => foot + body * share;
  const hole = (side: number): Facet => {
    const x = side * half * 0.42;
    return flat(x - half * 0.04, x + half * 0.04, along(0.34), along(0.56), EBONY);
  };
  const rose: Facet = {
    points: Array.from({ length: 12 }, (_, index) => {
      const angle = (index / 12) * Math.PI * 2;
      const [x, z] = [Math.cos(angle) * half * 0.34, along(0.6) + Math.sin(angle) * half * 0.34];
      return place(stand, [x, -deep - 0.004, z]);
    }),
    color: EBONY,
  };
  const front: Facet = {
    points: outline(-deep).map((point) => place(stand, point)),
    color: wood,
    fade: 0.2,
    details: [
      ...(isGuitar ? [rose] : [hole(-1), hole(1)]),
      flat(-half * 0.3, half * 0.3, along(0.4), along(0.425), [0.8, 0.66, 0.44]),
      flat(-half * 0.07, half * 0.07, along(isGuitar ? 0.4 : 0.1), along(1), EBONY),
    ],
  };
  const back: Facet = {
    points: outline(deep)
      .reverse()
      .map((point) => place(stand, point)),
    color: brighten(wood, 0.8),
  };
  const loop = outline(-deep);
  const ribs = loop.map((corner, index): Facet => {
    const next = loop[(index + 1) % loop.length] ?? corner;
    const deeper = ([x, , z]: Vector): Vector => [x, deep, z];
    return {
      points: [deeper(corner), deeper(next), next, corner]
        .map((point) => place(stand, point))
        .reverse(),
      color: brighten(wood, 0.7),
      joined: true,
    };
  });
  const neck = half * 0.085;
  const [from, to] = [along(0.98), height * 0.95];
  const sides: Facet[] = [
    flat(-neck, neck, from, to, EBONY, -deep * 0.7),
    flat(-neck * 1.8, neck * 1.8, to, height, brighten(wood, 0.8), -deep * 0.7),
    ...[-1, 1].map((side): Facet => {
      const x = side * neck;
      const corners: [Vector, Vector, Vector, Vector] = [
        [x, -deep * 0.7, from],
        [x, deep * 0.3, from],
        [x, deep * 0.3, height],
        [x, -deep * 0.7, height],
      ];
      return quad(
        stand,
        side > 0 ? corners : (corners.reverse() as typeof corners),
        brighten(wood, 0.7),
      );
    }),
    quad(
      stand,
      [
        [neck, deep * 0.3, from],
        [-neck, deep * 0.3, from],
        [-neck, deep * 0.3, height],
        [neck, deep * 0.3, height],
      ],
      brighten(wood, 0.7),
    ),
  ];
  const spike = flat(-half * 0.04, half * 0.04, 0, foot + body * 0.03, [0.4, 0.4, 0.42], 0);
  return { facets: [back, ...ribs, front, ...sides, spike] };
};
