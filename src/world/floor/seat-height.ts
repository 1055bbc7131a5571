import type { Layout, Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { benchTop, cushionTop } from './bed.ts';
import { coversPoint } from './footprint.ts';
import { isSeat, thingSaid, wordsOfName } from './seat.ts';

/** The seat of a chair, metres. */
const CHAIR = 0.46;

/** Who is so near to a seat is on it, metres. */
const AT = 0.3;

/** How high the seat is of a chair with a back, of this height. */
export const chairTop = (height: number): number => Math.min(CHAIR, height * 0.5);

/** How high one sits who sits on a piece; undefined where that is no seat. */
function seatTop(name: string, piece: Piece): number | undefined {
  if (!isSeat(name, piece)) return undefined;
  const words = `${wordsOfName(name)} ${thingSaid(piece.description)}`;
  const { height, elevation } = piece;
  if (/\bstool/i.test(words)) return elevation + height;
  if (/\bbench|\bpew\b/i.test(words)) return elevation + benchTop(height);
  return (
    elevation + (/\bsofa|\bcouch|\bsettee|armchair/i.test(words) ? cushionTop : chairTop)(height)
  );
}

/**
 * The seat that somebody has who sits at a place, if there is one: at a piece, or at a point over
 * it.
 */
export function seatAt(
  at: string | FloorPoint | undefined,
  layout: Layout | undefined,
): { readonly piece: Piece; readonly top: number } | undefined {
  if (at === undefined || layout === undefined) return undefined;
  const point = typeof at === 'string' ? layout.marks[at] : at;
  const pieces = Object.entries(layout.pieces).filter(([name, piece]) =>
    point === undefined ? name === at : coversPoint(piece, point, AT),
  );
  for (const [name, piece] of pieces) {
    const top = seatTop(name, piece);
    if (top !== undefined) return { piece, top };
  }
  return undefined;
}
