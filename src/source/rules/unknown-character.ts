import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { unknownName } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/unknown-character',
  severity: 'error',
  title: 'A shot names a character that the film does not have.',
  why: 'A name that stands for nobody has no looks to keep and no voice to speak with, so every model would make somebody up.',
  mend: 'Correct the name, or describe the character under `characters:`.',
  wrong: 'characters: { orb: { name: Orb } }\nshots: [{ id: a, characters: [ord] }]',
  right: 'characters: { orb: { name: Orb } }\nshots: [{ id: a, characters: [orb] }]',
};

export const unknownCharacter: FilmRule = {
  explanation,
  *check(film) {
    const known = Object.keys(film.characters);
    const finding = (name: string, path: readonly (string | number)[]) =>
      unknownName(explanation, path, `There is no character \`${name}\`.`, name, known);
    for (const { shot, path } of placedShots(film)) {
      for (const [index, name] of shot.characters.entries()) {
        if (!(name in film.characters)) yield finding(name, [...path, 'characters', index]);
      }
      for (const [index, { character }] of shot.dialogue.entries()) {
        if (character in film.characters) continue;
        yield finding(character, [...path, 'dialogue', index, 'character']);
      }
      for (const name of Object.keys(shot.changes.characters)) {
        if (!(name in film.characters))
          yield finding(name, [...path, 'changes', 'characters', name]);
      }
    }
  },
};
