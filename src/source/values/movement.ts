import type { Move } from '../../film/camera.ts';
import type { Direction, MovementType, Speed } from '../../film/vocabulary.ts';
import { DIRECTION, MOVEMENT, SPEED, canonicalTerm, foldTerm } from '../aliases.ts';

/**
 * Reads a movement in words, `slow push in`, `orbit clockwise`, `WHIP PAN LEFT`: a type with an
 * optional speed before it and an optional direction and speed after it. Undefined where a word is
 * left over.
 */
export function parseMovement(written: string): Move | undefined {
  const words = foldTerm(written).split('_').filter(Boolean);
  for (let from = 0; from < words.length; from += 1) {
    for (let to = words.length; to > from; to -= 1) {
      const type = canonicalTerm(MOVEMENT, words.slice(from, to).join('_'));
      if (type === undefined) continue;
      const move = complete(type, words.slice(0, from), words.slice(to));
      if (move !== undefined) return move;
    }
  }
  return undefined;
}

function complete(
  type: MovementType,
  before: readonly string[],
  after: readonly string[],
): Move | undefined {
  let direction: Direction | undefined;
  let speed: Speed | undefined;
  let rest = [...before, ...after];
  while (rest.length > 0) {
    let taken = 0;
    // `counter clockwise` is two words; everything else is one.
    for (const length of [2, 1]) {
      const phrase = rest.slice(0, length).join('_');
      const asDirection = direction === undefined ? canonicalTerm(DIRECTION, phrase) : undefined;
      const asSpeed = speed === undefined ? canonicalTerm(SPEED, phrase) : undefined;
      if (asDirection === undefined && asSpeed === undefined) continue;
      direction = asDirection ?? direction;
      speed = asDirection === undefined ? asSpeed : speed;
      taken = length;
      break;
    }
    if (taken === 0) return undefined;
    rest = rest.slice(taken);
  }
  return {
    type,
    ...(direction === undefined ? {} : { direction }),
    ...(speed === undefined ? {} : { speed }),
  };
}
