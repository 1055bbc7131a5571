import { brighten, luma, mix, saturate } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import { headingVector } from '../solids/vector.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

const LAMPLIGHT: Color = [1, 0.8, 0.5];
const NIGHT: Color = [0.05, 0.06, 0.09];

const STAINED: readonly Color[] = [
  [0.75, 0.28, 0.24],
  [0.95, 0.72, 0.3],
  [0.28, 0.45, 0.78],
  [0.35, 0.62, 0.5],
  [0.55, 0.35, 0.7],
];

/** A window in its frame: panes with the sky in them, or stained glass, and the light it lets in. */
export const buildWindow: PieceBuilder = (order) => {
  const { piece, stand, palette } = order;
  const [width, depth] = piece.size;
  const along = width >= depth;
  const [wide, deep] = along ? [width, depth] : [depth, width];
  const turned = { at: stand.at, facing: along ? stand.facing : stand.facing + 90 };
  const frame = Math.min(0.12, wide * 0.08);
  const w = wide / 2;
  const frameColor = mix(palette.trim, [0.2, 0.16, 0.13], 0.4);
  const faces = boxFacets(
    turned,
    {
      from: [-w - frame, -deep / 2 - 0.02, -frame],
      to: [w + frame, deep / 2 + 0.02, piece.height + frame],
    },
    frameColor,
  );
  const [front, back, ...sides] = faces;
  const corner = (x: number, z: number): Vector => place(turned, [x, -deep / 2 - 0.03, z]);
  const burning = order.interior ? 0 : (order.state.lit ?? 0);
  return {
    facets: [
      { ...front, details: glass(order, turned.facing, wide, deep) },
      { ...back, details: glass(order, turned.facing + 180, wide, deep) },
      ...sides,
    ],
    openings: [
      {
        corners: [corner(-w, 0), corner(w, 0), corner(w, piece.height), corner(-w, piece.height)],
        normal: headingVector(turned.facing),
        color: mix(order.sky.horizon, order.color, /stained/.test(order.words) ? 0.55 : 0.2),
      },
    ],
    ...(burning < 0.02
      ? {}
      : {
          glows: [
            {
              at: place(turned, [0, -deep / 2 - 0.4, piece.height / 2]),
              color: order.shine ?? LAMPLIGHT,
              intensity: 0.55 * burning,
              reach: 0.8 + Math.min(wide, piece.height) * 0.5,
            },
          ],
        }),
    shadowless: true,
  };
};

/** Stone in the upper corners, so that the opening ends in a pointed arch. */
function arch(order: PieceOrder, stand: Stand, face: number, wide: number): Facet[] {
  const { piece, palette } = order;
  const spring = piece.height - Math.min(piece.height * 0.4, wide * 0.75);
  const stone = mix(palette.trim, [0.2, 0.16, 0.13], 0.4);
  const steps = 6;
  return [-1, 1].map((side) => {
    const curve = Array.from({ length: steps + 1 }, (_, index): Vector => {
      const angle = (index / steps) * (Math.PI / 2);
      const x = side * (wide / 2) * Math.cos(angle) ** 0.8;
      return place(stand, [x, face - 0.004, spring + (piece.height - spring) * Math.sin(angle)]);
    });
    const corner = place(stand, [(side * wide) / 2, face - 0.004, piece.height]);
    const points = side < 0 ? [corner, ...curve] : [corner, ...curve].reverse();
    return { points, color: stone };
  });
}

/** A pane as it is: dark, lit by lamps from within, else with the sky in it. */
function inState(
  { state, shine, interior }: PieceOrder,
  sheen: Color,
  own: Color,
  uneven: number,
): Color {
  if (state.lit === undefined || interior) return sheen;
  // Coloured glass keeps its hues where a lamp stands behind it.
  const lamp = mix(shine ?? LAMPLIGHT, [1, 1, 1], 0.12);
  const hues = brighten(saturate(own, 1.25), 1.5);
  return mix(mix(sheen, NIGHT, 0.82), brighten(mix(lamp, hues, 0.34), uneven), state.lit);
}

function glass(order: PieceOrder, facing: number, wide: number, deep: number): Facet[] {
  const { piece, sky, seed, palette } = order;
  const stand = { at: order.stand.at, facing };
  const face = -deep / 2 - 0.022;
  const pane = (x0: number, x1: number, z0: number, z1: number, color: Color, glow = 1): Facet =>
    quad(
      stand,
      [
        [x0, face, z0],
        [x1, face, z0],
        [x1, face, z1],
        [x0, face, z1],
      ],
      color,
      { glow },
    );
  const stained = /stained|rose|church|coloured|colored/.test(order.words);
  const size = stained ? 0.34 : 0.7;
  const columns = Math.max(stained ? 3 : 2, Math.round(wide / size));
  const rows = Math.max(2, Math.round(piece.height / (size * 1.15)));
  const bar = stained ? 0.018 : 0.035;
  const facets: Facet[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const up = (row + 0.5) / rows;
      const air = mix(sky.horizon, sky.zenith, up);
      const own = mix(air, order.color, luma(order.color) > 0.12 ? 0.3 : 0.1);
      // Rings of one hue around a rose in the upper half, as glaziers lay out a window.
      const aside = Math.abs(column - (columns - 1) / 2);
      const ring = Math.floor(Math.hypot(aside, (row - rows * 0.62) * 0.9) * 0.9);
      const hue = STAINED[Math.floor(hash(seed, ring, 5) * STAINED.length)] ?? own;
      const color = stained ? mix(saturate(hue, 0.9), mix(air, order.color, 0.5), 0.42) : own;
      const uneven = 0.86 + 0.22 * hash(seed, row, column, 3);
      const sheen = brighten(color, sky.bright * uneven);
      facets.push(
        pane(
          -wide / 2 + (wide * column) / columns + bar / 2,
          -wide / 2 + (wide * (column + 1)) / columns - bar / 2,
          (piece.height * row) / rows + bar / 2,
          (piece.height * (row + 1)) / rows - bar / 2,
          inState(order, sheen, color, uneven),
        ),
      );
    }
  }
  if (stained || /arch|gothic|lancet|leaded|pointed|round/.test(order.words)) {
    facets.push(...arch(order, stand, face, wide));
  }
  if (!stained)
    facets.push(pane(-wide / 2 - 0.1, wide / 2 + 0.1, -0.07, 0, brighten(palette.trim, 1.2), 0));
  return facets;
}
