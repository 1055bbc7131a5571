import { brighten } from '../color.ts';
import type { Color } from '../color.ts';
import type { Facet } from '../facets.ts';
import { boxFacets, quad } from '../solid.ts';
import type { PieceBuilder } from './piece.ts';

const BRASS: Color = [0.75, 0.6, 0.32];

/** A door in its frame, panelled on both sides; a glazed one has a pane that the sky shows in. */
export const buildDoor: PieceBuilder = ({ piece, stand, color, words, sky, palette }) => {
  const [width, depth] = piece.size;
  const along = width >= depth;
  const [wide, deep] = along ? [width, depth] : [depth, width];
  const facing = along ? stand.facing : stand.facing + 90;
  const w = wide / 2;
  const { height } = piece;
  const dark = /doorway|archway|opening/.test(words);
  const panels = (turn: number): Facet[] => {
    const side = { at: stand.at, facing: facing + turn };
    const face = -deep / 2 - 0.004;
    const flat = (x0: number, x1: number, z0: number, z1: number, tint: Color, glow = 0): Facet =>
      quad(
        side,
        [
          [x0, face, z0],
          [x1, face, z0],
          [x1, face, z1],
          [x0, face, z1],
        ],
        tint,
        { glow },
      );
    if (dark) return [flat(-w * 0.94, w * 0.94, 0, height * 0.97, brighten(color, 0.5))];
    const glazed = /glaz|glass/.test(words);
    const pane = brighten(sky.horizon, sky.bright * 0.9);
    const edge = brighten(color, 0.72);
    return [
      flat(-w * 0.76, -w * 0.08, height * 0.08, height * 0.42, edge),
      flat(w * 0.08, w * 0.76, height * 0.08, height * 0.42, edge),
      flat(-w * 0.7, -w * 0.12, height * 0.1, height * 0.4, brighten(color, 1.06)),
      flat(w * 0.12, w * 0.7, height * 0.1, height * 0.4, brighten(color, 1.06)),
      flat(-w * 0.76, -w * 0.08, height * 0.5, height * 0.93, glazed ? pane : edge, glazed ? 1 : 0),
      flat(w * 0.08, w * 0.76, height * 0.5, height * 0.93, glazed ? pane : edge, glazed ? 1 : 0),
      flat(w * 0.8, w * 0.9, height * 0.44, height * 0.48, BRASS, 0.2),
    ];
  };
  const turned = { at: stand.at, facing };
  const frame = Math.min(0.1, wide * 0.08);
  const [front, back, ...sides] = boxFacets(
    turned,
    { from: [-w, -deep / 2, 0], to: [w, deep / 2, height] },
    color,
  );
  const post = (from: number, to: number, low: number, high: number): Facet[] =>
    boxFacets(
      turned,
      { from: [from, -deep / 2 - 0.03, low], to: [to, deep / 2 + 0.03, high] },
      brighten(palette.trim, 0.9),
    );
  return {
    facets: [
      { ...front, details: panels(0) },
      { ...back, details: panels(180) },
      ...sides,
      ...post(-w - frame, -w, 0, height + frame),
      ...post(w, w + frame, 0, height + frame),
      ...post(-w, w, height, height + frame),
    ],
    shadowless: true,
  };
};
