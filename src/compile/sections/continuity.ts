import { IMPORTANCE, clause, sentence } from '../prompts/sentence.ts';
import type { Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/** What is taken over from before, in a few words: the picture itself says the rest. */
export function writeContinuity(context: ShotContext): readonly Sentence[] {
  const { part, shot, join } = context;
  if (part.index > 0) return say(context.continues ? GOES_ON_FROM_FRAME : GOES_ON, []);
  if (context.continues) {
    if (join.mode === 'keyframe') return say(STARTS_FROM_STILL, ['join.mode']);
    return shot.firstFrame === undefined
      ? say(GOES_ON_FROM_FRAME, ['join.mode'])
      : say(STARTS_FROM_STILL, []);
  }
  if (join.mode !== 'match') return [];
  const text = 'the composition matches that of the shot before, so that the cut is not felt';
  return [sentence(clause(text, IMPORTANCE.continuity, 'join.mode'))];
}

function say(
  words: { readonly text: string; readonly tag: string },
  fields: readonly string[],
): readonly Sentence[] {
  return [sentence({ fields, importance: IMPORTANCE.continuity, ...words })];
}

const GOES_ON_FROM_FRAME = {
  text: 'this goes on without a cut from the given first frame, and what is not said to change stays as it shows it',
  tag: 'continues from the given first frame',
};

const STARTS_FROM_STILL = {
  text: 'the shot starts from the given first frame, which shows people and place as they are',
  tag: 'starts from the given first frame',
};

const GOES_ON = {
  text: 'this goes on without a cut from the part before, in the same place and light',
  tag: 'continues without a cut',
};
