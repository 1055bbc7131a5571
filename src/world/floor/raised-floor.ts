import type { CharacterState } from '../fold/world-state.ts';
import type { Layout, Piece } from '../../film/environment.ts';
import { coversPoint } from './footprint.ts';
import { thingSaid, wordsOfName } from './seat.ts';

/** Floors that stand higher than the ground about them, by the words for them in lower case. */
export const RAISED_FLOOR =
  /\bstage\b|platform|\bdais|podium|plinth|\bpier\b|\bquay|jetty|\bdeck\b|pavement|\broof/;

/** Nobody is on a higher one who is just said to be at a point, metres. */
const HIGHEST = 1.5;

/**
 * How high the floor is on which somebody stands whose place is a point, or a mark, over a stage or
 * another raised floor, in metres.
 */
export function floorUnder(at: CharacterState['at'], layout: Layout | undefined): number {
  const point = typeof at === 'string' ? layout?.marks[at] : at;
  if (point === undefined || layout === undefined) return 0;
  const under = raisedIn(layout).filter((piece) => coversPoint(piece, point));
  return Math.max(0, ...under.map(topOf));
}

/** A floor plan is one object for many shots, and is asked at each body of each. */
const raised = new WeakMap<Layout, readonly Piece[]>();

function raisedIn(layout: Layout): readonly Piece[] {
  let pieces = raised.get(layout);
  if (pieces === undefined) {
    pieces = Object.entries(layout.pieces).flatMap((each) => (isRaised(...each) ? [each[1]] : []));
    raised.set(layout, pieces);
  }
  return pieces;
}

function isRaised(name: string, piece: Piece): boolean {
  const says = [wordsOfName(name), thingSaid(piece.description)].join(' ').toLowerCase();
  const isLow = piece.elevation <= HIGHEST && topOf(piece) <= HIGHEST * 2;
  return isLow && RAISED_FLOOR.test(says);
}

function topOf({ elevation, height }: Piece): number {
  return elevation + height;
}
