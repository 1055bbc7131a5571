import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { Character, CharacterChange } from '../../film/character.ts';
import { unknownName } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/unknown-state',
  severity: 'error',
  title: 'A character is given an emotion, motion or garment that it does not have.',
  why: 'Where a character’s emotions, motions or garments are described, a name beside them is most likely misspelt, and would reach the model without its description. A character that describes none may use any word.',
  mend: 'Correct the name, or describe it on the character.',
  wrong:
    'characters: { orb: { emotions: { joy: brighter } } }\nshots: [{ id: a, changes: { orb: { emotion: jo } } }]',
  right:
    'characters: { orb: { emotions: { joy: brighter } } }\nshots: [{ id: a, changes: { orb: { emotion: joy } } }]',
};

type Path = readonly (string | number)[];

export const unknownState: FilmRule = {
  explanation,
  *check(film) {
    for (const [name, character] of Object.entries(film.characters)) {
      const path = ['characters', name];
      yield* checkChange(character, character.starts, [...path, 'starts']);
      for (const [emotion, { motion }] of Object.entries(character.emotions)) {
        yield* checkName(character, 'motion', motion, [...path, 'emotions', emotion, 'motion']);
      }
    }
    for (const { shot, path } of placedShots(film)) {
      for (const [name, change] of Object.entries(shot.changes.characters)) {
        const character = Object.hasOwn(film.characters, name)
          ? film.characters[name as keyof typeof film.characters]
          : undefined;
        if (character === undefined) continue;
        yield* checkChange(character, change, [...path, 'changes', 'characters', name]);
      }
    }
  },
};

function* checkChange(character: Character, change: CharacterChange, path: Path) {
  yield* checkName(character, 'emotion', change.emotion, [...path, 'emotion']);
  yield* checkName(character, 'motion', change.motion, [...path, 'motion']);
  for (const [index, garment] of (change.wardrobe ?? []).entries()) {
    yield* checkName(character, 'garment', garment, [...path, 'wardrobe', index]);
  }
}

const DESCRIBED = { emotion: 'emotions', motion: 'motion', garment: 'wardrobe' } as const;

function* checkName(
  character: Character,
  kind: keyof typeof DESCRIBED,
  name: string | undefined,
  path: Path,
) {
  const described = character[DESCRIBED[kind]];
  const known = Object.keys(described);
  if (name === undefined || known.length === 0 || name in described) return;
  yield unknownName(
    explanation,
    path,
    `\`${character.id}\` has no ${kind} \`${name}\`.`,
    name,
    known,
  );
}
