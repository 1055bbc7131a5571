import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { PieceBuilder, PieceOrder } from './piece.ts';

/** A letter is a few sheets in an envelope, whatever the plan says of it, in metres. */
const THICKEST = 0.004;

const INK: Color = [0.22, 0.2, 0.22];

/** A rectangle on the sheet: left, right, near and far in shares of its half sizes. */
type Mark = (
  left: number,
  right: number,
  near: number,
  far: number,
  tint: Color,
  details?: readonly Facet[],
) => Facet;

/** A sheet that lies flat, with what such a sheet has on it: a ticket, an envelope, a letter, a map. */
export const buildPaper: PieceBuilder = (order) => {
  const { piece, stand, color, words } = order;
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const thick = Math.min(piece.height, THICKEST);
  const [front, back, left, right, top] = boxFacets(
    stand,
    { from: [-w, -d, 0], to: [w, d, thick] },
    color,
  );
  const mark: Mark = (x0, x1, y0, y1, tint, details = []) =>
    quad(
      stand,
      [
        [w * x0, d * y0, thick],
        [w * x1, d * y0, thick],
        [w * x1, d * y1, thick],
        [w * x0, d * y1, thick],
      ],
      tint,
      { details },
    );
  const details = /ticket/.test(words)
    ? ticket(order, mark)
    : /map\b|chart/.test(words)
      ? map(order, mark)
      : /photograph|postcard|picture/.test(words)
        ? photograph(order, mark)
        : /envelope|unopened|sealed/.test(words) && order.state.open < 0.5
          ? envelope(order, mark)
          : writing(order, mark);
  return { facets: [front, back, left, right, { ...top, details }], shadowless: true };
};

/** Lines of writing across the shorter side, as one reads a page. */
function writing({ piece, seed, color }: PieceOrder, mark: Mark): Facet[] {
  const upright = piece.size[1] >= piece.size[0];
  const ink = mix(INK, color, 0.25);
  const rows = 11;
  return Array.from({ length: rows }, (_, row) => {
    const at = 0.78 - (row * 1.56) / rows;
    const last = row % 5 === 4;
    const end = last ? -0.1 : 0.66 + 0.16 * hash(seed, row);
    const start = row % 5 === 0 ? -0.62 : -0.78;
    return upright
      ? mark(start, end, at - 0.045, at, ink)
      : mark(-at, -at + 0.045, start, end, ink);
  });
}

/** The address side of an envelope would be blank: one sees its flap and, where it is sealed, the seal. */
function envelope({ piece, stand, color, palette }: PieceOrder, mark: Mark): Facet[] {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const z = Math.min(piece.height, THICKEST);
  const along = w >= d;
  const at = (u: number, v: number): readonly [number, number, number] =>
    along ? [w * u, d * v, z] : [-w * v, d * u, z];
  const line = brighten(color, 0.72);
  const strip = (u0: number, v0: number, u1: number, v1: number, wide: number): Facet =>
    quad(stand, [at(u0, v0 - wide), at(u1, v1 - wide), at(u1, v1 + wide), at(u0, v0 + wide)], line);
  const flap: Facet = {
    points: [at(-0.97, 0.96), at(0, -0.12), at(0.97, 0.96)].map((corner) => place(stand, corner)),
    color: brighten(color, 1.06),
  };
  return [
    strip(-0.98, -0.96, -0.06, 0.02, 0.018),
    strip(0.06, 0.02, 0.98, -0.96, 0.018),
    { ...flap, details: [strip(-0.97, 0.96, 0, -0.12, 0.03), strip(0, -0.12, 0.97, 0.96, 0.03)] },
    mark(-0.07, 0.07, along ? -0.22 : -0.1, along ? 0.06 : 0.1, brighten(palette.accent, 0.8)),
  ];
}

/** A border, the print of a title and a line, a number, and the hole of a punch. */
function ticket({ piece, color, words, palette }: PieceOrder, mark: Mark): Facet[] {
  const upright = piece.size[1] >= piece.size[0];
  const put = (
    u0: number,
    u1: number,
    v0: number,
    v1: number,
    tint: Color,
    details: readonly Facet[] = [],
  ): Facet =>
    upright ? mark(-v1, -v0, u0, u1, tint, details) : mark(u0, u1, v0, v1, tint, details);
  const ink = mix(INK, color, 0.15);
  const border = mix(palette.accent, ink, 0.55);
  const face = put(-0.9, 0.9, -0.8, 0.8, border, [
    put(-0.88, 0.88, -0.75, 0.75, color, [
      put(-0.72, 0.5, 0.24, 0.5, ink),
      put(-0.72, 0.2, -0.04, 0.06, ink),
      put(-0.72, 0.34, -0.24, -0.14, ink),
      put(-0.72, -0.2, -0.56, -0.4, mix(border, color, 0.2)),
      ...(/punch/.test(words) ? [put(0.56, 0.7, -0.16, 0.16, [0.1, 0.08, 0.07])] : []),
    ]),
  ]);
  return [face];
}

function map({ seed, color }: PieceOrder, mark: Mark): Facet[] {
  const land = mix(color, [0.45, 0.5, 0.3], 0.5);
  return [
    mark(-0.92, 0.92, -0.9, 0.9, mix(color, [0.45, 0.55, 0.6], 0.35)),
    ...Array.from({ length: 7 }, (_, index) => {
      const part = (salt: number): number => hash(seed, index, salt);
      const [x, y] = [part(1) * 1.2 - 0.8, part(2) * 1.2 - 0.8];
      return mark(x, x + 0.2 + 0.4 * part(3), y, y + 0.2 + 0.35 * part(4), land);
    }),
    mark(-0.02, 0.02, -0.9, 0.9, brighten(color, 0.8)),
    mark(-0.92, 0.92, -0.02, 0.02, brighten(color, 0.8)),
  ];
}

/** A print with a white edge: a sky, some land, somebody who stands there. */
function photograph({ color }: PieceOrder, mark: Mark): Facet[] {
  const grey = (tone: number): Color => mix([tone, tone * 0.94, tone * 0.84], color, 0.15);
  return [
    mark(-0.88, 0.88, -0.84, 0.84, grey(0.62), [
      mark(-0.88, 0.88, -0.84, -0.1, grey(0.34)),
      mark(-0.16, 0.16, -0.6, 0.3, grey(0.18)),
      mark(-0.1, 0.1, 0.3, 0.52, grey(0.5)),
    ]),
  ];
}
