import type { Ball } from '../set/balls.ts';
import { WHITE, brighten, mix } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import type { Box } from '../solids/solid.ts';
import { boxFacets, place, prismFacets, quad } from '../solids/solid.ts';
import type { BuiltPiece, PieceBuilder } from './piece.ts';

/** Metal, where its author says no colour. */
const METAL: Color = [0.5, 0.51, 0.54];

/** As thick as a pole is, metres. */
const RADIUS = 0.018;

/** A pole on a flat foot, with what it holds up: a flag, a microphone, a bag that drips, sheets of music. */
export const buildPoleStand: PieceBuilder = (order) => {
  const { piece, stand, words, palette, color: said } = order;
  const { height } = piece;
  const wide = Math.max(piece.size[0], piece.size[1]);
  const metal = said === palette.wood || /\bflags?\b|banner/.test(words) ? METAL : said;
  const foot = Math.min(0.22, wide * 0.45);
  const pole = [
    ...prismFacets(stand, { radius: foot, from: 0, to: 0.03, sides: 10 }, brighten(metal, 0.6)),
    ...prismFacets(
      stand,
      { radius: Math.min(RADIUS, foot), from: 0.03, to: height, sides: 6 },
      metal,
    ),
  ];
  const held = topOf(order, foot);
  return { ...held, facets: [...pole, ...held.facets] };
};

function topOf({ piece, stand, words, color }: Parameters<PieceBuilder>[0], foot: number) {
  const { height } = piece;
  const wide = Math.max(piece.size[0], piece.size[1]);
  const built = (facets: Facet[], balls: Ball[] = []): BuiltPiece => ({ facets, balls });
  if (/\bflags?\b|banner|pennant/.test(words)) {
    const [long, high] = [Math.max(0.5, wide), Math.min(height * 0.45, Math.max(0.5, wide) * 0.66)];
    const cloth = [
      [0, 0, height - high],
      [long, 0, height - high * 1.08],
      [long, 0, height - high * 0.08],
      [0, 0, height],
    ] as const;
    const back = [cloth[1], cloth[0], cloth[3], cloth[2]] as const;
    return built([quad(stand, cloth, color), quad(stand, back, brighten(color, 0.8))]);
  }
  if (/\bmic(rophone)?\b/.test(words)) {
    const center = place(stand, [0, 0, height - 0.03]);
    return built([], [{ center, radius: 0.035, color: [0.2, 0.2, 0.22] }]);
  }
  if (/\bdrip\b|infusion|\biv\b/.test(words)) {
    const clear = mix(WHITE, [0.7, 0.8, 0.86], 0.5);
    const arm = { from: [-0.12, -0.01, height - 0.02], to: [0.12, 0.01, height] } as const;
    const bag = { from: [0.04, -0.02, height - 0.26], to: [0.15, 0.02, height - 0.05] } as const;
    return built([...boxFacets(stand, arm, METAL), ...boxFacets(stand, bag, clear)]);
  }
  if (/music|\bnotes\b|lectern|score/.test(words)) {
    const [half, low] = [Math.max(0.2, wide / 2), height - 0.3];
    const sheet = { from: [-half, -0.03, low], to: [half, 0, height] } as const;
    return built(boxFacets(stand, sheet, [0.2, 0.2, 0.22]));
  }
  // A tripod, a stand for lamps or hats: a head as wide as its foot.
  const third = foot / 3;
  const head: Box = { from: [-third, -third, height - 0.06], to: [third, third, height] };
  return built(boxFacets(stand, head, brighten(METAL, 0.7)));
}
