import type { Ball } from '../set/balls.ts';
import { brighten, luma, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import { place, prismFacets } from '../solids/solid.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

const BARK: Color = [0.27, 0.2, 0.16];
const LEAF: Color = [0.24, 0.38, 0.22];

/** A tree: layered cones for a conifer, a slim flame for a cypress, else a crown of round masses. */
export const buildTree: PieceBuilder = (order) => {
  const { words, stand, piece } = order;
  const trunk = prismFacets(
    stand,
    {
      radius: Math.max(0.06, piece.height * 0.028),
      top: Math.max(0.04, piece.height * 0.016),
      from: 0,
      to: piece.height * 0.55,
      sides: 8,
    },
    BARK,
  );
  const leaf =
    order.color === order.palette.wood ? LEAF : luma(order.color) < 0.02 ? LEAF : order.color;
  if (/pine|fir|spruce|conifer/.test(words)) return { facets: [...trunk, ...conifer(order, leaf)] };
  if (/cypress|poplar/.test(words)) return { facets: trunk, balls: cypress(order, leaf) };
  if (/bare|dead|winter/.test(words)) return { facets: trunk };
  return { facets: trunk, balls: crown(order, leaf) };
};

function conifer({ piece, stand }: PieceOrder, leaf: Color) {
  const radius = Math.max(piece.size[0], piece.height * 0.32) / 2;
  return [0.16, 0.34, 0.52, 0.68].flatMap((low, layer) =>
    prismFacets(
      stand,
      {
        radius: radius * (1 - layer * 0.2),
        top: 0.001,
        from: piece.height * low,
        to: piece.height * Math.min(1, low + 0.38),
        sides: 9,
      },
      brighten(leaf, 0.8 + layer * 0.12),
    ),
  );
}

function cypress({ piece, stand, seed }: PieceOrder, leaf: Color): Ball[] {
  const radius = Math.min(piece.size[0], piece.size[1]) / 2;
  const count = 18;
  return Array.from({ length: count }, (_, index) => {
    // From top to bottom: each mass hides the upper edge of the one beneath it.
    const up = 1 - index / (count - 1);
    const wide = Math.sin(Math.PI * (0.14 + 0.8 * up ** 0.8)) ** 0.8 * radius;
    return {
      center: place(stand, [
        (hash(seed, index) - 0.5) * wide * 0.34,
        (hash(seed, index, 2) - 0.5) * wide * 0.34,
        piece.height * (0.1 + up * 0.86),
      ]),
      radius: Math.max(0.07, wide),
      color: brighten(leaf, 0.88 + 0.2 * up + 0.1 * hash(seed, index, 3)),
    };
  });
}

function crown({ piece, stand, seed }: PieceOrder, leaf: Color): Ball[] {
  const radius = Math.max(piece.size[0], piece.size[1], piece.height * 0.45) / 2;
  return Array.from({ length: 14 }, (_, index) => {
    const around = (index / 14) * Math.PI * 2 + hash(seed, index);
    const out = index < 4 ? 0.15 : 0.45 + 0.25 * hash(seed, index, 2);
    const up = 0.52 + 0.42 * hash(seed, index, 3);
    return {
      center: place(stand, [
        Math.cos(around) * radius * out,
        Math.sin(around) * radius * out,
        piece.height * up,
      ]),
      radius: radius * (0.36 + 0.16 * hash(seed, index, 4)),
      color: mix(
        brighten(leaf, 0.72 + (up - 0.5) * 1.1),
        [0.5, 0.5, 0.24],
        hash(seed, index, 5) * 0.16,
      ),
    };
  });
}
