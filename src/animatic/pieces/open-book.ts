import { colorInText } from '../color/color-words.ts';
import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import { lerp, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import type { BuiltPiece, PieceOrder } from './piece.ts';

export const PAGES: Color = [0.92, 0.87, 0.74];
const INK: Color = [0.3, 0.24, 0.2];
const GOLD: Color = [1, 0.84, 0.5];

const ROWS = 8;

/** How a page lies between the gutter and its edge: share of its width, share of its thickness. */
const CURVE = [
  [0, 0.5],
  [0.16, 0.98],
  [0.55, 1],
  [1, 0.84],
] as const;

/**
 * A book that lies open or is on its way there. Its footprint stays what the plan says: the spine
 * moves from one edge into the middle, the cover turns over to the other side.
 */
export function buildOpenBook(order: PieceOrder): BuiltPiece {
  const { piece, stand, color, state, words, shine } = order;
  const { open } = state;
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const moved = smoothstep(0, 1, open);
  const spine = lerp(-w, 0, moved);
  const board = piece.height * 0.14;
  const right = lerp(piece.height - board, piece.height * 0.62, moved);
  const left = lerp(board, piece.height * 0.62, smoothstep(0.45, 1, open));
  const bright =
    shine !== undefined || /bright|glow|shin|radian|luminous|blaz|of light/.test(words);
  const light =
    shine ??
    colorInText(/[\w-]+ (script|letters|light|ink|writing)/.exec(words)?.[0] ?? '') ??
    GOLD;
  const look: PageLook = bright
    ? {
        paper: mix(PAGES, light, 0.35),
        ink: mix(light, [0.86, 0.55, 0.16], 0.55),
        glow: 0.88 * open,
      }
    : { paper: PAGES, ink: INK, glow: 0 };
  /** A board with the pages that lie on it: they are drawn on its face, so that it never covers them. */
  const half = (edge: number, high: number): Facet[] => {
    const [front, back, west, east, top, bottom] = boxFacets(
      stand,
      { from: [Math.min(spine, edge), -d, 0], to: [Math.max(spine, edge), d, board] },
      brighten(color, 0.85),
    );
    const { sheets, sides } = pages(order, [spine, edge], [board, high], look);
    return [front, back, west, east, { ...top, details: sheets }, bottom, ...sides];
  };
  return {
    facets: [
      ...half(w, right),
      ...(open < 0.98 ? cover(order, spine, w - spine, board) : []),
      ...(left > board + 0.002 ? half(-w, left) : []),
    ],
    ...(bright && open > 0.05
      ? {
          glows: [
            {
              at: place(stand, [spine, 0, piece.height + 0.16]),
              color: light,
              intensity: 0.8 * open,
              reach: 1.3,
            },
          ],
        }
      : {}),
    shadowless: true,
  };
}

interface PageLook {
  readonly paper: Color;
  readonly ink: Color;
  readonly glow: number;
}

/** One side's pages, from the gutter to the edge: curved on top, with lines of writing. */
function pages(
  { piece, stand, palette }: PieceOrder,
  [gutter, edge]: readonly [number, number],
  [low, high]: readonly [number, number],
  { paper, ink, glow }: PageLook,
): { readonly sheets: Facet[]; readonly sides: Facet[] } {
  const d = piece.size[1] / 2 - 0.012;
  const end = lerp(gutter, edge, 0.97);
  const x = (share: number): number => lerp(gutter, end, share);
  const z = (share: number): number => low + (high - low) * share;
  const heightAt = (share: number): number => {
    const next = CURVE.findIndex(([at]) => at >= share);
    const [to, up] = CURVE[Math.max(1, next)] ?? CURVE[3];
    const [from, down] = CURVE[Math.max(0, next - 1)] ?? CURVE[0];
    return z(lerp(down, up, (share - from) / (to - from)));
  };
  const sheet = (
    from: number,
    to: number,
    near: number,
    far: number,
    tint: Color,
    lift = 0,
  ): Facet => {
    const corners: [Vector, Vector, Vector, Vector] = [
      [x(from), -d * near, heightAt(from) + lift],
      [x(to), -d * near, heightAt(to) + lift],
      [x(to), -d * far, heightAt(to) + lift],
      [x(from), -d * far, heightAt(from) + lift],
    ];
    // A page on the left runs the other way: its corners are turned to look up as well.
    if (edge < gutter) corners.reverse();
    return quad(stand, corners, tint, { glow });
  };
  const rows = (from: number, to: number, short: number): Facet[] =>
    Array.from({ length: ROWS }, (_, row) => {
      const at = 0.74 - (row * 1.5) / ROWS;
      // The last line of a paragraph is short.
      const until = row % 4 === 3 ? lerp(from, to, short) : to;
      return until - from < 0.02 ? [] : [sheet(from, until, at, at - 0.07, ink, 0.001)];
    }).flat();
  const initial = edge < gutter ? [sheet(0.66, 0.9, 0.8, 0.5, palette.accent, 0.0012)] : [];
  const [, [rise], [flat]] = CURVE;
  const side = (from: Vector, to: Vector, facing: 1 | -1): Facet => {
    const corners: [Vector, Vector, Vector, Vector] = [
      [from[0], from[1], low],
      [to[0], to[1], low],
      to,
      from,
    ];
    if (facing < 0) corners.reverse();
    return quad(stand, corners, brighten(paper, 0.9), { glow: glow * 0.6 });
  };
  const forward = edge > gutter ? 1 : -1;
  return {
    sheets: [
      sheet(0, rise, 1, -1, brighten(paper, 0.84)),
      { ...sheet(rise, flat, 1, -1, paper), details: rows(rise + 0.04, flat, 0.6) },
      {
        ...sheet(flat, 1, 1, -1, brighten(paper, 0.97)),
        details: [...rows(flat, 0.9, 0), ...initial],
      },
    ],
    sides: [
      side([x(1), -d, heightAt(1)], [x(1), d, heightAt(1)], forward),
      side([x(rise), -d, z(1)], [x(1), -d, heightAt(1)], forward),
      side([x(1), d, heightAt(1)], [x(rise), d, z(1)], forward),
    ],
  };
}

/** The cover and a few leaves on their way over. */
function cover(
  { piece, stand, color, state: { open } }: PieceOrder,
  spine: number,
  wide: number,
  board: number,
): Facet[] {
  const d = piece.size[1] / 2;
  const hinge = lerp(piece.height, board, open);
  const leaf = (share: number, reach: number, tint: Color): Facet[] => {
    const angle = Math.PI * share;
    const at = (out: number, y: number): Vector => [
      spine + Math.cos(angle) * wide * out,
      y,
      hinge + Math.sin(angle) * wide * out + 0.003,
    ];
    const corners: [Vector, Vector, Vector, Vector] = [
      at(0, -d * reach),
      at(reach, -d * reach),
      at(reach, d * reach),
      at(0, d * reach),
    ];
    return [
      quad(stand, corners, tint),
      quad(stand, [...corners].reverse() as typeof corners, tint),
    ];
  };
  return [
    ...leaf(open, 1, color),
    ...[0.82, 0.6, 0.4].flatMap((lag) => leaf(Math.max(0, open * (1 + lag) - lag), 0.95, PAGES)),
  ];
}
