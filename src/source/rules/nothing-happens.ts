import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/nothing-happens',
  severity: 'warning',
  title: 'A shot does not say what happens in it.',
  why: 'Without an action, beats, dialogue or narration a model makes something up, and another thing on every retake.',
  mend: 'Say what is seen in `action:`, if only “The empty hall.”',
  wrong: 'shots: [{ id: a, size: ws }]',
  right: 'shots: [{ id: a, size: ws, action: The empty hall. }]',
};

export const nothingHappens: FilmRule = {
  explanation,
  *check(film) {
    for (const { shot, path } of placedShots(film)) {
      const says = [shot.action, shot.narration, shot.rawPrompt, shot.clip].some(
        (words) => words !== undefined,
      );
      if (says || shot.beats.length > 0 || shot.dialogue.length > 0) continue;
      const message = `\`${shot.id}\` does not say what happens in it.`;
      yield breach(explanation, path, message);
    }
  },
};
