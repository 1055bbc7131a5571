import { brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, quad } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import { locomotive } from './locomotive.ts';
import type { BuiltPiece, PieceBuilder } from './piece.ts';
import { wheels } from './wheels.ts';

const HEADLIGHT: Color = [1, 0.95, 0.8];
const UNDER: Color = [0.12, 0.12, 0.13];

/** A carriage is about so long, and so far from the next, in metres. */
const CARRIAGE = 9;
const GAP = 0.35;

/** The way a train heads: its length lies along its front, or across where it is wider than deep. */
export function headingOfTrain({
  size,
  facing,
}: {
  size: readonly [number, number];
  facing: number;
}): number {
  return size[0] > size[1] ? facing + 90 : facing;
}

/** A train with its head at the front: an engine or a driver's cab, and carriages behind it. */
export const buildTrain: PieceBuilder = ({
  piece,
  stand,
  color,
  words,
  sky,
  state,
}): BuiltPiece => {
  const long = Math.max(piece.size[0], piece.size[1]);
  const wide = Math.min(piece.size[0], piece.size[1]) / 2;
  const { height } = piece;
  const turned: Stand = {
    at: stand.at,
    facing: headingOfTrain({ size: piece.size, facing: stand.facing }),
  };
  const glass = mix([0.1, 0.13, 0.17], sky.horizon, 0.3);
  const lights = state.lit !== 0;
  const isSteam = /steam|locomotive|\bengine\b/.test(words);
  const engine = isSteam ? Math.min(long, Math.max(5, Math.min(9, long * 0.34))) : 0;
  const rest = long - engine;
  const count = rest < 2 ? 0 : Math.max(1, Math.round(rest / CARRIAGE));
  const facets: Facet[] = [];
  if (isSteam) {
    facets.push(
      ...locomotive(turned, { from: -long / 2, long: engine, wide, height, color, lights }),
    );
  }
  for (let index = 0; index < count; index += 1) {
    const from = -long / 2 + engine + (rest / count) * index + (index > 0 || isSteam ? GAP : 0);
    const to = -long / 2 + engine + (rest / count) * (index + 1);
    const isHead = index === 0 && !isSteam;
    facets.push(
      ...carriage(turned, {
        from,
        to,
        wide,
        height,
        color,
        glass,
        isHead,
        lights,
        open: state.open,
      }),
    );
  }
  return {
    facets,
    glows: lights
      ? [
          {
            at: place(turned, [0, -long / 2 - 1.2, height * 0.5]),
            color: HEADLIGHT,
            intensity: 0.3,
            reach: 2.4,
          },
        ]
      : [],
  };
};

interface Carriage {
  readonly from: number;
  readonly to: number;
  readonly wide: number;
  readonly height: number;
  readonly color: Color;
  readonly glass: Color;
  readonly isHead: boolean;
  readonly lights: boolean;
  /** 0 to 1: how far its doors stand open. */
  readonly open: number;
}

function carriage(stand: Stand, order: Carriage): Facet[] {
  const { from, to, wide, height, color, glass, isHead, lights, open } = order;
  const sill = height * 0.2;
  const roof = height * 0.93;
  const [front, back, left, right] = boxFacets(
    stand,
    { from: [-wide, from, sill], to: [wide, to, roof] },
    color,
  );
  const [, , , , top] = boxFacets(
    stand,
    { from: [-wide * 0.94, from, roof], to: [wide * 0.94, to, height] },
    brighten(color, 0.55),
  );
  const slopes = boxFacets(
    stand,
    { from: [-wide * 0.94, from, roof], to: [wide * 0.94, to, height] },
    brighten(color, 0.5),
  ).slice(0, 4);
  const side = (x: number): Facet[] => {
    const panel = (
      y0: number,
      y1: number,
      z0: number,
      z1: number,
      tint: Color,
      glow = 0,
    ): Facet => {
      const corners: [Vector, Vector, Vector, Vector] = [
        [x, y1, height * z0],
        [x, y0, height * z0],
        [x, y0, height * z1],
        [x, y1, height * z1],
      ];
      return quad(stand, x > 0 ? (corners.reverse() as typeof corners) : corners, tint, { glow });
    };
    const long = to - from;
    const door = Math.min(0.95, long * 0.16);
    const doors = [from + 0.3, to - 0.3 - door];
    const room = [doors[0]! + door + 0.35, doors[1]! - 0.35] as const;
    const windows = Math.max(1, Math.floor((room[1] - room[0]) / 1.35));
    const step = (room[1] - room[0]) / windows;
    const warm: Color = lights ? mix(glass, [1, 0.86, 0.6], 0.45) : glass;
    return [
      panel(from, to, 0.4, 0.44, brighten(color, 1.5)),
      ...doors.flatMap((y) => {
        const away = door * 0.96 * open;
        return [
          panel(y, y + door, 0.22, 0.86, open > 0.02 ? [0.16, 0.14, 0.12] : brighten(color, 0.62)),
          panel(y - away, y + door - away, 0.22, 0.86, brighten(color, 0.8)),
          panel(y + door * 0.22 - away, y + door * 0.78 - away, 0.52, 0.8, glass),
        ];
      }),
      ...Array.from({ length: windows }, (_, index) =>
        panel(
          room[0] + step * (index + 0.12),
          room[0] + step * (index + 0.88),
          0.5,
          0.8,
          warm,
          lights ? 0.25 : 0,
        ),
      ),
    ];
  };
  const nose = (x0: number, x1: number, z0: number, z1: number, tint: Color, glow = 0): Facet =>
    quad(
      stand,
      [
        [wide * x0, from - 0.006, height * z0],
        [wide * x1, from - 0.006, height * z0],
        [wide * x1, from - 0.006, height * z1],
        [wide * x0, from - 0.006, height * z1],
      ],
      tint,
      { glow },
    );
  const lamp = lights ? 0.95 : 0.15;
  const face = isHead
    ? [
        nose(-0.85, 0.85, 0.52, 0.84, glass),
        nose(-1, 1, 0.4, 0.44, brighten(color, 1.5)),
        nose(-0.86, -0.6, 0.27, 0.35, HEADLIGHT, lamp),
        nose(0.6, 0.86, 0.27, 0.35, HEADLIGHT, lamp),
      ]
    : [nose(-0.3, 0.3, 0.24, 0.8, brighten(color, 0.6))];
  const radius = height * 0.12;
  const bogies = [from + 1, from + 2.1, to - 2.1, to - 1].filter(
    (y) => y - radius > from && y + radius < to,
  );
  return [
    ...boxFacets(
      stand,
      { from: [-wide * 0.8, from + 0.1, height * 0.08], to: [wide * 0.8, to - 0.1, sill] },
      UNDER,
    ).slice(0, 4),
    { ...front, details: face },
    back,
    { ...left, details: side(-wide - 0.006) },
    { ...right, details: side(wide + 0.006) },
    ...slopes,
    top,
    ...wheels(stand, { wide: wide * 0.86, radius, along: bogies }),
  ];
}
