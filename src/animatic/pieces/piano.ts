import { brighten } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { boxFacets, quad } from '../solids/solid.ts';
import type { Vector } from '../solids/vector.ts';
import type { PieceBuilder } from './piece.ts';

const LACQUER: Color = [0.09, 0.09, 0.1];
const IVORY: Color = [0.93, 0.91, 0.85];

/** How high keys are, and how far they stand out before the case, metres. */
const KEYS = 0.72;
const OUT = 0.3;

/** Keys with every second and third one black, as they look from across a room. */
const OCTAVE = 7;

/** A piano: its keys at its front; a grand one stands on legs, any other down to the floor. */
export const buildPiano: PieceBuilder = ({ piece, stand, color: said, palette, words }) => {
  const [width, depth] = piece.size;
  const [w, d, h] = [width / 2, depth / 2, piece.height];
  const color = said === palette.wood && /grand/.test(words) ? LACQUER : said;
  const keys = Math.min(KEYS, h * 0.7);
  const dark = brighten(color, 0.8);
  const box = (from: Vector, to: Vector, tint = color): Facet[] =>
    boxFacets(stand, { from, to }, tint);
  const ledge = Math.min(OUT, depth * 0.4);
  const isGrand = /grand/.test(words) || depth > 1;
  const low = isGrand ? keys - 0.14 : 0;
  const case_ = box([-w, -d + ledge, low], [w, d, isGrand ? keys + 0.2 : h]);
  const bed = box([-w, -d, keys - 0.12], [w, -d + ledge, keys - 0.02], dark);
  const ends = [-w, w - 0.06].flatMap((x) =>
    box([x, -d, keys - 0.12], [x + 0.06, -d + ledge, keys + 0.08], dark),
  );
  const legs = (isGrand ? [-d + 0.2, d - 0.25] : [-d + 0.04]).flatMap((y) =>
    [-w + 0.1, w - 0.2].flatMap((x) => box([x, y, 0], [x + 0.1, y + 0.1, keys - 0.12], dark)),
  );
  // The lid of a grand is propped up and shows what it is from afar.
  const lid: Facet[] = isGrand
    ? [
        [
          [-w, -d + ledge + 0.25, keys + 0.2],
          [-w, d, keys + 0.2],
          [w, d, keys + 0.75],
          [w, -d + ledge + 0.25, keys + 0.75],
        ] as const,
      ].flatMap((corners) => [
        quad(stand, corners, brighten(color, 1.3)),
        quad(stand, [corners[3], corners[2], corners[1], corners[0]], brighten(color, 1.15)),
      ])
    : [];
  return { facets: [...case_, ...legs, ...bed, ...ends, ...keyboard(), ...lid] };

  function keyboard(): Facet[] {
    const top = keys - 0.012;
    const flat = (x0: number, x1: number, y0: number, y1: number, z: number, tint: Color): Facet =>
      quad(
        stand,
        [
          [x0, y0, z],
          [x1, y0, z],
          [x1, y1, z],
          [x0, y1, z],
        ],
        tint,
      );
    const [from, to] = [-w + 0.08, w - 0.08];
    const count = Math.max(OCTAVE, Math.round((to - from) / 0.0236));
    const each = (to - from) / count;
    const black = Array.from({ length: count }, (_, index) => index)
      .filter((index) => ![2, 6].includes(index % OCTAVE) && index < count - 1)
      .map((index) => {
        const x = from + (index + 1) * each;
        const back = -d + ledge - 0.02;
        return flat(x - each * 0.3, x + each * 0.3, back - 0.1, back, top + 0.004, LACQUER);
      });
    return [flat(from, to, -d + 0.03, -d + ledge - 0.02, top, IVORY), ...black];
  }
};
