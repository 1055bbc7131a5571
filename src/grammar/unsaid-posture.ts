import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Character } from '../film/character.ts';
import type { Film } from '../film/film.ts';
import type { Shot } from '../film/shot.ts';
import { frameHeightOf, usualSize } from '../world/camera/framing.ts';
import { bodyOf } from '../world/floor/body.ts';
import { postureIn } from '../world/floor/posture.ts';
import type { Posture } from '../world/floor/posture.ts';
import { castOf } from '../world/stage/cast.ts';
import { worldOf } from '../world/fold/world-of.ts';
import { pathTo } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/unsaid-posture',
  severity: 'warning',
  title: 'Somebody lies, kneels or sits, and no posture says so.',
  why: 'The camera is set for the posture of the world state, and later shots go on from it; an action alone moves neither. A picture of somebody who lies on the floor or kneels, framed as if they stood, shows the wall above them.',
  mend: 'Say the posture where it begins: in `changes` of the shot or of one before, or in `starts` of the character. Who gets up again is `standing`.',
  wrong: 'shots: [{ id: a, size: cu, characters: [emma], action: Emma kneels. }]',
  right:
    'shots: [{ id: a, size: cu, characters: [emma], action: Emma kneels., changes: { emma: { posture: kneeling } } }]',
};

/** Where a sentence or a part of it may begin. */
const CLAUSE_END = /[.,;:!?]|\band\b|\bthen\b/i;

/** A verb right after its subject: `a letter lying there` says nothing of who reads it. */
const HOLDS =
  /^(?:\w+ly )?(?:lies|sleeps|falls asleep|kneels|crouches|squats|sits|stands|rises|gets up|(?:drops|falls|sinks|gets) (?:down )?(?:on|to) (?:her|his|their|its) (?:knees|feet)|(?:is )?(?:still )?(?:lying|asleep|sleeping|kneeling|crouching|squatting|sitting|seated|standing))\b(?! (?:to|about)\b)/i;

/** Who sleeps may do so sitting. */
const SLEEPS = /\basleep\b|\bsleep/i;

/** Eyes that are farther from where the camera expects them, in heights of the picture, miss it. */
const MISSED = 0.22;

interface Told {
  readonly posture: Posture;
  readonly sleeps: boolean;
  readonly field: readonly (string | number)[];
}

/** Names are read as they are written; of one alone on screen `he` or `she` is meant. */
export const unsaidPosture: FilmRule = {
  explanation,
  judges: 'scenes',
  *check(film) {
    for (const shotWorld of worldOf(film).shots) {
      const { shot, after } = shotWorld;
      const cast = castOf(shot).flatMap((id) => film.characters[id] ?? []);
      for (const character of cast) {
        const { id, name } = character;
        const said = after.characters[id]?.posture;
        const told = toldOf(shot, character, cast.length === 1);
        if (told === undefined || !bodyOf(character).hasHead) continue;
        if (told.sleeps && said !== undefined && postureIn(said) !== 'standing') continue;
        const set = (said === undefined ? undefined : postureIn(said)) ?? 'standing';
        if (!isMissed(film, shot, character, [told.posture, set], cast.length)) continue;
        const [does, word] = WORDS[told.posture];
        yield {
          code: explanation.code,
          severity: 'warning',
          message: `${name} ${does} in shot ${shot.id}, and no posture says so: the camera is set as for somebody who ${WORDS[set][0]}.`,
          hint: HINTS[told.posture]?.(id) ?? `Add \`changes: { ${id}: { posture: ${word} } }\`.`,
          path: pathTo(shotWorld, ...told.field),
        };
      }
    }
  },
};

const WORDS: Readonly<Record<Posture, readonly [does: string, word: string]>> = {
  standing: ['stands', 'standing'],
  sitting: ['sits', 'sitting'],
  on_floor: ['sits on the floor', 'sitting on the floor'],
  kneeling: ['kneels', 'kneeling'],
  crouching: ['crouches', 'crouching'],
  lying: ['lies', 'lying'],
};

const HINTS: Readonly<Partial<Record<Posture, (id: string) => string>>> = {
  lying: (id) =>
    `Add \`changes: { ${id}: { posture: lying } }\`, or \`asleep\`; say \`at\` a bed, and it is on it.`,
  sitting: (id) =>
    `Add \`changes: { ${id}: { posture: sitting } }\`; say \`at\` a chair, and it is on it.`,
};

/** The posture that the action says last of somebody; undefined where it says none. */
function toldOf(shot: Shot, { id, name }: Character, isAlone: boolean): Told | undefined {
  const subjects = [name, id, ...(isAlone ? ['he', 'she', 'they'] : [])];
  const texts: readonly (readonly [text: string, ...field: (string | number)[]])[] = [
    ...(shot.action === undefined ? [] : [[shot.action, 'action'] as const]),
    ...shot.beats.map(({ action }, index) => [action, 'beats', index, 'action'] as const),
  ];
  return texts
    .flatMap(([text, ...field]) =>
      text.split(CLAUSE_END).flatMap((clause): Told[] => {
        const words = clause.trim();
        const subject = subjects.find((each) =>
          words.toLowerCase().startsWith(`${each.toLowerCase()} `),
        );
        const said = subject === undefined ? '' : words.slice(subject.length + 1);
        if (!HOLDS.test(said)) return [];
        const sleeps = SLEEPS.test(said);
        const posture = postureIn(said) ?? (sleeps ? 'lying' : undefined);
        return posture === undefined ? [] : [{ posture, sleeps, field }];
      }),
    )
    .at(-1);
}

/** Whether a camera that is set for one posture misses who is in another. Who lies is always missed. */
function isMissed(
  { format }: Film,
  shot: Shot,
  character: Character,
  [is, set]: readonly [is: Posture, set: Posture],
  people: number,
): boolean {
  if (is === set) return false;
  if (is === 'lying') return true;
  const [body, expected] = [bodyOf(character, WORDS[is][1]), bodyOf(character, WORDS[set][1])];
  const size = shot.size ?? usualSize(shot.framing, people);
  const picture = frameHeightOf(size, expected, format.width / format.height);
  return Math.abs(body.eyes - expected.eyes) > MISSED * picture;
}
