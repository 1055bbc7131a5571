import { brighten, luma } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import type { Facet } from '../solids/facets.ts';
import { inlayOf } from './inlay.ts';
import type { Span } from './inlay.ts';
import { hash } from '../noise.ts';
import type { SetPalette } from '../color/palette.ts';
import { lerp } from '../solids/vector.ts';

/** A flag of stone is square; a board is narrow and long. Metres. */
const FLAG = [1.1, 1.1] as const;
const BOARD = [0.42, 2.4] as const;

/** No floor has more flags or boards picked out than this. */
const MOST = 70;

type Corner = readonly [number, number];

/** A floor with its boards or its flags. */
export function floorFacet(from: Corner, to: Corner, palette: SetPalette, words: string): Facet {
  const flags = /stone|tile|marble|gothic|castle|station|hall|temple|kitchen|lab/.test(words);
  return {
    ...level(from, to, palette.floor),
    details: joints(from, to, palette.floor, flags),
    inlays: tones(from, to, palette.floor, flags ? FLAG : BOARD).map(({ color, spans }) =>
      inlayOf(color, spans),
    ),
  };
}

/** The joints of a pavement and its odd stones, over whatever the ground is. */
export function pavingFacet(from: Corner, to: Corner, ground: Color): Facet {
  return {
    ...level(from, to, ground),
    alpha: 0,
    // Laid over whatever the ground looks like there: it is not theirs to colour.
    details: [
      ...joints(from, to, ground, true),
      ...tones(from, to, ground, FLAG).flatMap(({ color, spans }) =>
        spans.map(([left, right, low, high]) => ({
          ...level(
            [lerp(from[0], to[0], left), lerp(from[1], to[1], low)],
            [lerp(from[0], to[0], right), lerp(from[1], to[1], high)],
            brighten(color, luma(color) < luma(ground) ? 0.6 : 1.5),
          ),
          alpha: 0.2,
        })),
      ),
    ],
  };
}

function level([x0, y0]: Corner, [x1, y1]: Corner, color: Color): Facet {
  return {
    points: [
      [x0, y0, 0],
      [x1, y0, 0],
      [x1, y1, 0],
      [x0, y1, 0],
    ],
    color,
  };
}

function joints(from: Corner, to: Corner, floor: Color, flags: boolean): Facet[] {
  const [step] = flags ? FLAG : BOARD;
  const thin = flags ? 0.02 : 0.014;
  const line = (a: Corner, b: Corner): Facet => ({
    ...level(a, b, brighten(floor, 0.78)),
    alpha: 0.6,
  });
  const lines: Facet[] = [];
  for (let x = from[0] + step; x < to[0] - 0.05; x += step) {
    lines.push(line([x - thin, from[1]], [x + thin, to[1]]));
  }
  for (let y = from[1] + step; flags && y < to[1] - 0.05; y += step) {
    lines.push(line([from[0], y - thin], [to[0], y + thin]));
  }
  return lines;
}

/** What of a floor has one colour. */
interface Tone {
  readonly color: Color;
  readonly spans: Span[];
}

/** Single flags or boards that are a little lighter or darker than the rest. */
function tones(from: Corner, to: Corner, floor: Color, [wide, long]: Corner): Tone[] {
  const [across, along] = [to[0] - from[0], to[1] - from[1]];
  const [columns, rows] = [Math.floor(across / wide), Math.ceil(along / long)];
  const share = Math.min(0.3, MOST / Math.max(1, columns * rows));
  const found = [0.93, 1.06].map((tone): Tone => ({ color: brighten(floor, tone), spans: [] }));
  for (let column = 0; column < columns; column += 1) {
    for (let row = 0; row < rows; row += 1) {
      const chance = hash(71, column, row);
      if (chance > share) continue;
      // Boards are sawn to length: the joints of neighbours are not in a line.
      const shift = wide === long ? 0 : hash(72, column);
      const low = Math.max(0, (row + shift - 1) * long) / along;
      found[chance > share / 2 ? 0 : 1]?.spans.push([
        (column * wide) / across,
        ((column + 1) * wide) / across,
        low,
        Math.min(1, ((row + shift) * long) / along),
      ]);
    }
  }
  return found;
}
