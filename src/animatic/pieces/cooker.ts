import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, place, prismFacets, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

const STEEL: Color = [0.66, 0.68, 0.7];
const IRON: Color = [0.12, 0.12, 0.13];
const GAS: Color = [0.35, 0.6, 1];

/** Whether what is said of a stove, and of the place it is in, is of one to cook on and not of a fire. */
export function isCooker(words: string, place: string): boolean {
  if (/wood|coal|iron stove|pot-?bellied|tiled|fire(?!proof)|burning logs/.test(words))
    return false;
  return (
    /gas|electric|cooker|\boven\b|\bhob\b|burners?|\brange\b|steel/.test(words) ||
    /kitchen|restaurant|galley/.test(place)
  );
}

/** A cooker: burners and pots on top, knobs and the doors of ovens on its front. */
export const buildCooker: PieceBuilder = ({ piece, stand, color, palette, words, state }) => {
  const [w, d] = [piece.size[0] / 2, piece.size[1] / 2];
  const { height } = piece;
  const body: Color = color === palette.wood ? STEEL : color;
  const [front, back, left, right, top] = boxFacets(
    stand,
    { from: [-w, -d, 0], to: [w, d, height] },
    body,
  );
  const face = (x0: number, x1: number, z0: number, z1: number, tint: Color, glow = 0): Facet =>
    quad(
      stand,
      [
        [x0, -d - 0.006, z0],
        [x1, -d - 0.006, z0],
        [x1, -d - 0.006, z1],
        [x0, -d - 0.006, z1],
      ],
      tint,
      { glow },
    );
  const ring = (x: number, y: number, radius: number, z: number, tint: Color, glow = 0): Facet => ({
    points: Array.from({ length: 10 }, (_, index) => {
      const angle = (index / 10) * Math.PI * 2;
      return place(stand, [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius, z]);
    }),
    color: tint,
    glow,
  });
  const ovens = Math.max(1, Math.round((w * 2) / 0.9));
  const columns = Math.max(2, Math.round((w * 2) / 0.5));
  const radius = Math.min(0.11, d * 0.3);
  const burners = Array.from({ length: columns * 2 }, (_, index): readonly [number, number] => [
    -w + ((Math.floor(index / 2) + 0.5) * w * 2) / columns,
    (index % 2 === 0 ? -0.42 : 0.42) * d,
  ]);
  const isOn = state.lit !== 0;
  const hasPots = /pot|pan|kettle/.test(words);
  const pots = hasPots ? burners.filter((_, index) => index % 3 !== 1) : [];
  return {
    facets: [
      {
        ...front,
        details: [
          ...Array.from({ length: ovens }, (_, index) => {
            const [from, to] = [-w + (index * w * 2) / ovens, -w + ((index + 1) * w * 2) / ovens];
            return [
              face(from + 0.04, to - 0.04, height * 0.08, height * 0.74, brighten(body, 0.82)),
              face(from + 0.12, to - 0.12, height * 0.2, height * 0.58, IRON),
              face(from + 0.1, to - 0.1, height * 0.66, height * 0.69, brighten(body, 1.2)),
            ];
          }).flat(),
          ...burners.map(([x], index) =>
            face(
              x - 0.03 + (index % 2) * 0.09,
              x + 0.01 + (index % 2) * 0.09,
              height * 0.83,
              height * 0.9,
              IRON,
            ),
          ),
        ],
      },
      back,
      left,
      right,
      {
        ...top,
        details: burners.flatMap(([x, y]) => [
          ring(x, y, radius * 1.15, height + 0.004, IRON),
          ...(isOn ? [ring(x, y, radius * 0.7, height + 0.006, GAS, 0.85)] : []),
          ring(x, y, radius * 0.5, height + 0.008, IRON),
        ]),
      },
      ...pots.flatMap(([x, y], index): Facet[] => {
        const at: Vector = [x, y, height];
        const [x0, y0] = place(stand, at);
        const base = { at: [x0, y0, stand.at[2] + height] as const, facing: stand.facing };
        const tall = 0.13 + 0.05 * (index % 3);
        return prismFacets(
          base,
          { radius: radius * 1.1, from: 0.01, to: tall, sides: 10 },
          index % 2 === 0 ? brighten(STEEL, 0.9) : [0.24, 0.16, 0.14],
        );
      }),
    ],
  };
};
