import { brighten, luma, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { hash } from '../noise.ts';
import { boxFacets, place, prismFacets, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import { balconies } from './balconies.ts';
import { masonry } from './masonry.ts';
import type { BuiltPiece, PieceBuilder, PieceOrder } from './piece.ts';

const STONE = /\bstone|gothic|castle|abbey|cloister|cathedral|\bbrick|ashlar|\bruin/;
const LIT: Color = [1, 0.8, 0.48];

/** A house with windows and a roof; a tower is round; a facade has no windows of its own. */
export const buildBuilding: PieceBuilder = (order) => {
  if (/lighthouse|\btower/.test(order.words)) return buildTower(order);
  const { piece, stand, color, words } = order;
  const [width, depth] = piece.size;
  const [w, d] = [width / 2, depth / 2];
  const faces = boxFacets(stand, { from: [-w, -d, 0], to: [w, d, piece.height] }, color);
  const blind = /facade|front|wall|gable|buttress/.test(words);
  const [front, back, left, right, ...ends] = faces;
  // A wall is of the stuff that its place is of; a house says for itself what it is of.
  const stone = STONE.test(words) || (blind && STONE.test(order.place));
  const laid = (facet: Facet, turn: number, wide: number): Facet =>
    stone ? { ...facet, inlays: masonry(color, wide, piece.height, order.seed + turn) } : facet;
  const windowed = (facet: Facet, turn: number, wide: number, deep: number): Facet =>
    blind
      ? laid(facet, turn, wide)
      : { ...laid(facet, turn, wide), details: windows(order, turn, wide, deep) };
  return {
    facets: [
      windowed(front, 0, width, depth),
      windowed(back, 180, width, depth),
      windowed(left, 90, depth, width),
      windowed(right, 270, depth, width),
      ...ends,
      ...(/balcon/.test(words) ? balconies(order) : []),
      ...(/gable|house|cottage|hut|shed|barn|church|cabin/.test(words) ? roof(order) : []),
    ],
  };
};

function windows(order: PieceOrder, turn: number, wide: number, deep: number): Facet[] {
  const { piece, seed, sky, color, state } = order;
  const stand = { at: order.stand.at, facing: order.stand.facing + turn };
  const face = -deep / 2 - 0.01;
  const columns = Math.min(10, Math.floor(wide / 1.9));
  const rows = Math.min(14, Math.max(1, Math.floor(piece.height / 2.8)));
  const night = luma(sky.zenith) < 0.2;
  // Of ten windows four burn at night; none in a house that is dark, most in one that is lit.
  const share = state.lit === undefined ? (night ? 0.38 : 0) : state.lit * 0.75;
  return Array.from({ length: columns * rows }, (_, index) => {
    const column = index % columns;
    const row = Math.floor(index / columns);
    const x = -wide / 2 + (wide * (column + 0.5)) / columns;
    const z = (piece.height * (row + 0.35)) / rows;
    const [w, h] = [
      Math.min(0.42, wide / columns / 3.6),
      Math.min(1.15, piece.height / rows / 2.4),
    ];
    const lit = hash(seed, turn, index) > 1 - share;
    return quad(
      stand,
      [
        [x - w, face, z],
        [x + w, face, z],
        [x + w, face, z + h],
        [x - w, face, z + h],
      ],
      lit ? LIT : brighten(night ? color : sky.zenith, 0.55),
      {
        glow: lit ? 0.95 : 0.15,
        details: [
          quad(
            stand,
            [
              [x - 0.03, face, z],
              [x + 0.03, face, z],
              [x + 0.03, face, z + h],
              [x - 0.03, face, z + h],
            ],
            brighten(color, 0.7),
          ),
          quad(
            stand,
            [
              [x - w, face, z + h * 0.55],
              [x + w, face, z + h * 0.55],
              [x + w, face, z + h * 0.6],
              [x - w, face, z + h * 0.6],
            ],
            brighten(color, 0.7),
          ),
        ],
      },
    );
  });
}

function roof({ piece, stand, color }: PieceOrder): Facet[] {
  const [width, depth] = piece.size;
  const [w, d] = [width / 2 + 0.15, depth / 2 + 0.15];
  const z = piece.height;
  const ridge = z + Math.min(width, depth) * 0.55;
  const at = (corner: Vector): Vector => place(stand, corner);
  const tile = brighten(color, 0.72);
  return [
    {
      points: [at([-w, -d, z]), at([0, -d, ridge]), at([0, d, ridge]), at([-w, d, z])].reverse(),
      color: tile,
    },
    { points: [at([w, -d, z]), at([w, d, z]), at([0, d, ridge]), at([0, -d, ridge])], color: tile },
    { points: [at([-w, -d, z]), at([w, -d, z]), at([0, -d, ridge])], color },
    { points: [at([w, d, z]), at([-w, d, z]), at([0, d, ridge])], color },
  ];
}

function buildTower({ piece, stand, color, words, state }: PieceOrder): BuiltPiece {
  const radius = Math.min(piece.size[0], piece.size[1]) / 2;
  const light = /lighthouse|lamp/.test(words);
  const head = piece.height * 0.86;
  const burning = light ? (state.lit ?? 1) : 0;
  return {
    facets: [
      ...prismFacets(stand, { radius, top: radius * 0.72, from: 0, to: head, sides: 16 }, color),
      ...prismFacets(
        stand,
        { radius: radius * 0.9, from: head, to: head + piece.height * 0.03, sides: 16 },
        brighten(color, 0.5),
      ),
      ...prismFacets(
        stand,
        { radius: radius * 0.55, from: head, to: piece.height * 0.95, sides: 12 },
        mix(brighten(color, 0.7), LIT, burning),
        { glow: burning },
      ),
      ...prismFacets(
        stand,
        {
          radius: radius * 0.75,
          top: 0.001,
          from: piece.height * 0.95,
          to: piece.height * 1.06,
          sides: 12,
        },
        brighten(color, 0.45),
      ),
    ],
    glows:
      burning > 0.02
        ? [{ at: place(stand, [0, 0, head]), color: LIT, intensity: burning, reach: 8 }]
        : [],
  };
}
