import type { Piece } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import { pointAhead } from './plane.ts';
import { HIGHEST, thingSaid, wordsOfName } from './seat.ts';

/** What people lie on, by the words for it; a seat only where it is long enough to. */
const BEDS = /\bbeds?\b|\bcot\b|\bbunk|\bmattress|\bstretcher/i;
const LONG_SEATS = /\bsofa|\bcouch|\bsettee|\bbench|\bpew\b/i;
export const LONG_ENOUGH = 1.4;

/** A bed is drawn no higher than this whatever its headboard, and a sofa's seat than this. */
const MATTRESS = 0.55;
const CUSHION = 0.42;

/** A bench that is higher than one sits is so because of its back, metres. */
const HIGHEST_BENCH = 0.62;
const BENCH = 0.45;

/** From the head of a bed to the crown of who lies on it, metres. */
const PILLOW = 0.12;

/** Where somebody lies: the middle of the body, the way the feet point, how high. */
export interface Bed {
  readonly point: FloorPoint;
  readonly facing: Heading;
  readonly lift: number;
}

/** How high a mattress is, and the seat of a sofa or a bench, for a piece of this height. */
export const mattressTop = (height: number): number => Math.min(height, MATTRESS);
export const cushionTop = (height: number): number => Math.min(CUSHION, height * 0.52);
export const benchTop = (height: number): number => (height > HIGHEST_BENCH ? BENCH : height);

/** Where somebody so long is who lies at a piece: on it, if it is made for that. */
export function onBed(name: string, piece: Piece, length: number): Bed | undefined {
  if (piece.elevation > HIGHEST) return undefined;
  const top = topOf(wordsOfName(name), piece);
  const height = top ?? topOf(thingSaid(piece.description), piece);
  return height === undefined
    ? undefined
    : { ...alongBed(piece, length), lift: piece.elevation + height };
}

/** How high one lies on what the words are for; undefined where one doesn't. */
function topOf(words: string, { size, height }: Piece): number | undefined {
  if (BEDS.test(words)) return mattressTop(height);
  if (!LONG_SEATS.test(words) || Math.max(...size) <= LONG_ENOUGH) return undefined;
  return /\bbench|\bpew\b/i.test(words) ? benchTop(height) : cushionTop(height);
}

/** Along the longer side, with the head at the back of a bed, and at the right for who looks at a sofa. */
export function alongBed(
  { at, size: [width, depth], facing }: Pick<Piece, 'at' | 'size' | 'facing'>,
  length: number,
): Pick<Bed, 'point' | 'facing'> {
  const feet = facing + (depth >= width ? 0 : 90);
  const ahead = length / 2 + PILLOW - Math.max(width, depth) / 2;
  return { point: pointAhead(at, feet, ahead), facing: feet };
}
