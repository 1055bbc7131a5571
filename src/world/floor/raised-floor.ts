import type { CharacterState } from '../fold/world-state.ts';
import type { Layout } from '../../film/environment.ts';
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
  const tops = Object.entries(layout.pieces)
    .filter(([name, piece]) => {
      const says = [wordsOfName(name), thingSaid(piece.description)].join(' ').toLowerCase();
      return piece.elevation <= HIGHEST && RAISED_FLOOR.test(says) && coversPoint(piece, point);
    })
    .map(([, { elevation, height }]) => elevation + height)
    .filter((top) => top <= HIGHEST * 2);
  return Math.max(0, ...tops);
}
