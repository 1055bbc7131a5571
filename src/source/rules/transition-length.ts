import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { Shot } from '../../film/shot.ts';
import { toFrames } from '../../film/time.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/transition-length',
  severity: 'error',
  title: 'A transition is longer than a shot that it joins.',
  why: 'A dissolve or wipe shows the end of one shot over the start of the next, so both must last at least as long as it does.',
  mend: 'Make the transition shorter, or the shots longer.',
  wrong:
    'shots:\n  - { id: a, duration: 1s }\n  - { id: b, duration: 5s, transition: { type: dissolve, duration: 2s } }',
  right:
    'shots:\n  - { id: a, duration: 4s }\n  - { id: b, duration: 5s, transition: { type: dissolve, duration: 2s } }',
};

export const transitionLength: FilmRule = {
  explanation,
  *check(film) {
    const { rate } = film.format;
    const framesOf = (shot: Shot): number =>
      shot.duration === 'auto' || growsBySpeech(shot)
        ? Number.POSITIVE_INFINITY
        : toFrames(shot.duration, rate);
    let before: Shot | undefined;
    for (const { shot, path } of placedShots(film)) {
      const { duration } = shot.transition;
      const length = duration === undefined ? 0 : toFrames(duration, rate);
      for (const joined of [before, shot]) {
        if (joined === undefined || length <= framesOf(joined)) continue;
        const message = `The ${shot.transition.type.replaceAll('_', ' ')} lasts ${length} frames, and \`${joined.id}\` only ${framesOf(joined)}.`;
        yield breach(explanation, [...path, 'transition', 'duration'], message);
        break;
      }
      before = shot;
    }
    const { duration } = film.ending;
    if (
      before !== undefined &&
      duration !== undefined &&
      toFrames(duration, rate) > framesOf(before)
    ) {
      const message = `The ending is longer than the last shot, \`${before.id}\`.`;
      yield breach(explanation, ['ending', 'duration'], message);
    }
  },
};

/** Whether it lasts as long as is spoken in it: where that is too short, the timeline tells it. */
function growsBySpeech({ soundPolicy, dialogue, narration }: Shot): boolean {
  return soundPolicy !== 'error' && (dialogue.length > 0 || narration !== undefined);
}
