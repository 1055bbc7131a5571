import type { Character } from '../../../film/character.ts';
import type { Frames } from '../../../film/time.ts';
import type { Staging } from '../../../world/stage/staging.ts';
import { wordsFor } from '../performance.ts';
import { goes } from './going.ts';
import { postureIn } from './postures.ts';

/** A stretch of the shot, in its frames. */
export interface Stretch {
  readonly from: Frames;
  readonly to: Frames;
}

/** The beat in which a character does something of a kind; undefined where no beat tells of it. */
function beatOf(
  staging: Staging,
  character: Character,
  isSo: (words: string) => boolean,
): Stretch | undefined {
  return staging.beats.find(({ action }) => isSo(wordsFor(staging, character, action)));
}

/** When a character goes to where the shot leaves it: in the beat that tells of it, else all through. */
export function timeOfWalk(staging: Staging, character: Character): Stretch {
  // A camera that tracks sets out with the shot, and its subject with it.
  const told =
    staging.shot.movement?.type === 'tracking' ? undefined : beatOf(staging, character, goes);
  return { from: told?.from ?? 0, to: told?.to ?? staging.shotFrames };
}

/** When a character changes its posture: in the beat that tells of it, else around the middle. */
export function timeOfPosture(staging: Staging, character: Character): Stretch {
  const told = beatOf(staging, character, (words) => postureIn(words) !== undefined);
  const [from, to] = told === undefined ? [0, staging.shotFrames - 1] : [told.from, told.to];
  return { from: from + (to - from) * 0.12, to: from + (to - from) * 0.6 };
}
