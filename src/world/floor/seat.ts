import type { Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';

/** Pieces that people sit on, by the words for them. */
const SEATS =
  /\b(?:arm|deck|wheel)?chair|\bstool|\bthrone|\bseat\b|\bbench|\bpew\b|\bsofa|\bcouch|\bsettee/i;

/** What comes after the thing itself: the table in `a table with four chairs` is no seat. */
const BESIDES =
  /,|\b(?:with|beside|near|under|by|behind|before|between|for|and|at|facing|opposite)\b/i;

/** Nobody climbs onto a higher one to sit or lie down, metres. */
export const HIGHEST = 0.6;

/** A piece's name as words: the second of two beds may be `bed-2` or `bed2`. */
export function wordsOfName(name: string): string {
  return name.replaceAll(/[-_\d]+/g, ' ');
}

/** What a description is of, without what is beside it. */
export function thingSaid(description = ''): string {
  return description.split(BESIDES)[0] ?? '';
}

/** Whether one sits on a piece, by its name or, where that says nothing, by what it is said to be. */
export function isSeat(name: string, { description, elevation }: Piece): boolean {
  if (elevation > HIGHEST) return false;
  if (SEATS.test(wordsOfName(name))) return true;
  return SEATS.test(thingSaid(description));
}

/**
 * Where somebody is who sits at a piece: on it, if it is a seat; undefined if it is none, since one
 * sits at a table beside it.
 */
export function onSeat(name: string, piece: Piece): FloorPoint | undefined {
  return isSeat(name, piece) ? piece.at : undefined;
}
