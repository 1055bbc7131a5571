import type { Piece } from '../film/environment.ts';
import type { FloorPoint } from '../film/geometry.ts';

/** Pieces that people sit on, by the words for them. */
const SEATS =
  /\b(?:arm|deck|wheel)?chair|\bstool|\bthrone|\bseat\b|\bbench|\bpew\b|\bsofa|\bcouch|\bsettee/i;

/** What comes after the thing itself: the table in `a table with four chairs` is no seat. */
const BESIDES =
  /,|\b(?:with|beside|near|under|by|behind|before|between|for|and|at|facing|opposite)\b/i;

/** Nobody climbs onto a higher one to sit down, metres. */
const HIGHEST = 0.6;

/** Whether one sits on a piece, by its name or, where that says nothing, by what it is said to be. */
function isSeat(name: string, { description = '', elevation }: Piece): boolean {
  if (elevation > HIGHEST) return false;
  if (SEATS.test(name.replaceAll(/[-_]/g, ' '))) return true;
  const [thing = ''] = description.split(BESIDES);
  return SEATS.test(thing);
}

/**
 * Where somebody is who sits at a piece: on it, if it is a seat; undefined if it is none, since one
 * sits at a table beside it.
 */
export function onSeat(name: string, piece: Piece): FloorPoint | undefined {
  return isSeat(name, piece) ? piece.at : undefined;
}
