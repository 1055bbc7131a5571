import type { Hull } from '../../world/floor/boat.ts';
import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { hash } from '../noise.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { BuiltPiece, PieceOrder } from './piece.ts';

/** The breadth of a log, metres, and what of it is flat on top. */
const [LOG, FLAT] = [0.3, 0.6] as const;

/** How far up the logs reach; the rest is the planks that are lashed across them. */
const LOGS = 0.84;

/** Where planks lie across, in shares of half the length, and half their breadth in metres. */
const PLANKS = [-0.76, 0, 0.76] as const;
const PLANK = 0.09;

/** Logs side by side, no two cut to the same length, and planks across them. */
export function buildRaft({ piece, stand, color, seed }: PieceOrder, hull: Hull): BuiltPiece {
  const { long, wide, boards } = hull;
  const turned = {
    at: stand.at,
    facing: piece.size[0] > piece.size[1] ? stand.facing + 90 : stand.facing,
  };
  const count = Math.max(2, Math.round((2 * wide) / LOG));
  const half = wide / count;
  const logs = Array.from({ length: count }, (_, index) => {
    const reach = long * (0.94 + 0.06 * hash(seed, index));
    const tint = brighten(color, 0.86 + 0.24 * hash(seed + 1, index));
    return log(turned, { middle: -wide + half * (2 * index + 1), half, reach }, boards, tint);
  });
  const planks = PLANKS.map((share) =>
    boxFacets(
      turned,
      {
        from: [-wide, share * long - PLANK, boards * LOGS],
        to: [wide, share * long + PLANK, boards],
      },
      brighten(color, 1.18),
    ),
  );
  return { facets: [...logs, ...planks].flat(), floats: true };
}

/** A log that lies along a raft: its sides lean in towards what is flat of it. */
function log(
  turned: Stand,
  { middle, half, reach }: { middle: number; half: number; reach: number },
  boards: number,
  color: Color,
): readonly Facet[] {
  const [high, low] = [boards * LOGS, boards * 0.4];
  const [left, right] = [middle - half, middle + half];
  const [inLeft, inRight] = [middle - half * FLAT, middle + half * FLAT];
  const lower = boxFacets(
    turned,
    { from: [left, -reach, 0], to: [right, reach, low] },
    brighten(color, 0.8),
  ).slice(0, 4);
  const slope = brighten(color, 0.9);
  return [
    ...lower,
    quad(
      turned,
      [
        [left, reach, low],
        [left, -reach, low],
        [inLeft, -reach, high],
        [inLeft, reach, high],
      ],
      slope,
    ),
    quad(
      turned,
      [
        [right, -reach, low],
        [right, reach, low],
        [inRight, reach, high],
        [inRight, -reach, high],
      ],
      slope,
    ),
    ...[-reach, reach].map((end) =>
      quad(
        turned,
        end < 0
          ? [
              [left, end, low],
              [right, end, low],
              [inRight, end, high],
              [inLeft, end, high],
            ]
          : [
              [right, end, low],
              [left, end, low],
              [inLeft, end, high],
              [inRight, end, high],
            ],
        brighten(color, 1.1),
      ),
    ),
    quad(
      turned,
      [
        [inLeft, -reach, high],
        [inRight, -reach, high],
        [inRight, reach, high],
        [inLeft, reach, high],
      ],
      color,
    ),
  ];
}
