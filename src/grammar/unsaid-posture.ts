import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Character } from '../film/character.ts';
import { bodyOf, isLying } from '../world/floor/body.ts';
import { castOf } from '../world/stage/cast.ts';
import { worldOf } from '../world/fold/world-of.ts';
import { pathTo } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/unsaid-posture',
  severity: 'warning',
  title: 'Somebody lies or sleeps, and no posture says so.',
  why: 'The camera is set for the posture of the world state. A picture of somebody who lies on the floor or in a bed, framed as if they stood, shows the wall above them.',
  mend: 'Say the posture where it begins: in `changes` of the shot or of one before, or in `starts` of the character.',
  wrong: 'shots: [{ id: a, size: cu, characters: [emma], action: Emma sleeps. }]',
  right:
    'shots: [{ id: a, size: cu, characters: [emma], action: Emma sleeps., changes: { emma: { at: bed, posture: asleep } } }]',
};

/** Where a sentence or a part of it may begin. */
const CLAUSE_END = /[.,;:!?]|\band\b|\bthen\b/i;

/** A verb right after its subject: `a letter lying there` says nothing of who reads it. */
const LIES =
  /^(?:\w+ly )?(?:lies|sleeps|falls asleep|(?:is )?(?:still )?(?:lying|asleep|sleeping))\b(?! (?:to|about)\b)/i;

/** Names are read as they are written; of one alone on screen `he` or `she` is meant. */
export const unsaidPosture: FilmRule = {
  explanation,
  judges: 'scenes',
  *check(film) {
    for (const shotWorld of worldOf(film).shots) {
      const { shot, after } = shotWorld;
      const cast = castOf(shot).flatMap((id) => film.characters[id] ?? []);
      const texts: readonly (readonly [text: string, ...field: (string | number)[]])[] = [
        ...(shot.action === undefined ? [] : [[shot.action, 'action'] as const]),
        ...shot.beats.map(({ action }, index) => [action, 'beats', index, 'action'] as const),
      ];
      for (const character of cast) {
        const { id, name } = character;
        if (!bodyOf(character).hasHead || isLying(after.characters[id]?.posture)) continue;
        const told = texts.find(([text]) => saysLies(text, character, cast.length === 1));
        if (told === undefined) continue;
        const [, ...field] = told;
        yield {
          code: explanation.code,
          severity: 'warning',
          message: `${name} lies in shot ${shot.id}, and no posture says so: the camera is set as for somebody who stands.`,
          hint: `Add \`changes: { ${id}: { posture: lying } }\`, or \`asleep\`; say \`at\` a bed, and it is on it.`,
          path: pathTo(shotWorld, ...field),
        };
      }
    }
  },
};

function saysLies(text: string, { id, name }: Character, isAlone: boolean): boolean {
  const subjects = [name, id, ...(isAlone ? ['he', 'she', 'they'] : [])];
  return text.split(CLAUSE_END).some((clause) => {
    const words = clause.trim();
    const subject = subjects.find((each) =>
      words.toLowerCase().startsWith(`${each.toLowerCase()} `),
    );
    return subject !== undefined && LIES.test(words.slice(subject.length + 1));
  });
}
