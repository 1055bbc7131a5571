import type { Character } from '../../film/character.ts';
import type { CharacterState } from '../fold/world-state.ts';
import type { Layout, Piece } from '../../film/environment.ts';
import { onBed } from './bed.ts';
import { STEP_HEIGHT, coversPoint } from './footprint.ts';
import { thingSaid, wordsOfName } from './seat.ts';

/** Metres: an animal no taller than this jumps onto a table, and onto nothing that is higher. */
const SMALL = 0.7;
const HIGHEST = 1.5;

const FLAT =
  /\b(table|desk|counter|worktop|sideboard|dresser|cupboard|crate|box|chest|trunk|barrel|wall|ledge|sill|stone|rock|block|step|shelf|plinth|stage|cart|piano|drawers)s?\b/i;

/**
 * How high a small animal stands whose place is a point, or a mark, over a piece: on top of a table,
 * a wall or a bed. Whoever is larger has its feet on the floor.
 */
export function perchOf(
  { form, height }: Pick<Character, 'form' | 'height'>,
  at: CharacterState['at'],
  layout: Layout | undefined,
): number {
  if (form !== 'creature' || height > SMALL || at === undefined || layout === undefined) return 0;
  const point = typeof at === 'string' ? layout.marks[at] : at;
  if (point === undefined) return 0;
  const tops = Object.entries(layout.pieces)
    .filter(([, piece]) => coversPoint(piece, point))
    .map(([name, piece]) => topOf(name, piece))
    .filter((top) => top > STEP_HEIGHT && top <= HIGHEST);
  return Math.max(0, ...tops);
}

/** How high the top of a piece is that one can stand on; a boat, a bath or a chair has none such. */
function topOf(name: string, piece: Piece): number {
  const isFlat = [wordsOfName(name), thingSaid(piece.description)].some((words) =>
    FLAT.test(words),
  );
  return isFlat ? piece.elevation + piece.height : (onBed(name, piece, 0)?.lift ?? 0);
}
