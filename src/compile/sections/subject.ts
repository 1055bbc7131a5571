import type { Character } from '../../film/character.ts';
import type { CharacterForm } from '../../film/vocabulary.ts';
import { nameColor } from '../words/color-names.ts';
import { IMPORTANCE, clause, listing, listOf, sayTrait } from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

const FORM_WORDS: Readonly<Record<CharacterForm, string>> = {
  person: 'a person',
  child: 'a child',
  creature: 'a creature',
  orb: 'an orb',
  robot: 'a robot',
  vehicle: 'a vehicle',
  object: 'an object',
};

/** Who is in the picture, and what about them never changes. */
export function writeSubject(context: ShotContext): readonly Sentence[] {
  return context.cast.flatMap((character) => introduce(character));
}

/** The same for every shot of the film, so it is written once for each character. */
export function introduce(character: Character): readonly Sentence[] {
  const known = introductions.get(character);
  if (known !== undefined) return known;
  const written = writeIntroduction(character);
  introductions.set(character, written);
  return written;
}

const introductions = new WeakMap<Character, readonly Sentence[]>();

function writeIntroduction(character: Character): readonly Sentence[] {
  const path = `characters.${character.id}`;
  const form = FORM_WORDS[character.form];
  const who: Clause = {
    text: form,
    tag: `${character.name}, ${form}`,
    fields: ['characters', `${path}.name`, `${path}.form`],
    importance: IMPORTANCE.subject,
  };
  const height = clause(sayHeight(character.height), IMPORTANCE.look, `${path}.height`);
  return listOf(character.name, [who, height, ...traitClauses(character)]);
}

function traitClauses(character: Character): readonly Clause[] {
  const path = `characters.${character.id}`;
  const traits = Object.entries(character.identity).map(([trait, description]) =>
    clause(sayTrait(trait, description), IMPORTANCE.identity, `${path}.identity.${trait}`),
  );
  if (character.palette.length === 0) return traits;
  const colors = listing(character.palette.map(nameColor));
  return [...traits, clause(`colours ${colors}`, IMPORTANCE.look, `${path}.palette`)];
}

function sayHeight(metres: number): string {
  return metres < 1 ? `${Math.round(metres * 1000) / 10} cm tall` : `${metres} m tall`;
}
