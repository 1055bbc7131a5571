import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/unused-with-clip',
  severity: 'warning',
  title: 'A shot with a clip of its own also says how to generate it.',
  why: 'Where `clip:` is given nothing is generated, so a prompt, frames and references for the model have no effect.',
  mend: 'Remove them, or remove `clip:`.',
  wrong: 'shots: [{ id: a, clip: own.mp4, prompt: { raw: A door. } }]',
  right: 'shots: [{ id: a, clip: own.mp4 }]',
};

export const unusedWithClip: FilmRule = {
  explanation,
  *check(film) {
    for (const { shot, path } of placedShots(film)) {
      if (shot.clip === undefined) continue;
      const unused = [
        ['prompt', shot.rawPrompt !== undefined],
        ['first_frame', shot.firstFrame !== undefined],
        ['last_frame', shot.lastFrame !== undefined],
        ['references', shot.references.length > 0],
      ] as const;
      for (const [field, isGiven] of unused) {
        if (!isGiven) continue;
        const message = `\`${field}\` has no effect: \`${shot.id}\` is the clip \`${shot.clip}\`.`;
        yield breach(explanation, [...path, field], message);
      }
    }
  },
};
