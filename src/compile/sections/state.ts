import type { Character } from '../../film/character.ts';
import type { CharacterState } from '../../world/fold/world-state.ts';
import {
  IMPORTANCE,
  clause,
  innerPhrase,
  listing,
  listOf,
  phrase,
  sayTrait,
  sentence,
  words,
} from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';
import { describeTurn } from '../words/turns.ts';

/** How everybody is: mood, bearing, clothes, what they hold, and what of it changes in the shot. */
export function writeState(context: ShotContext): readonly Sentence[] {
  return context.cast.flatMap((character) => {
    const before = context.before.characters[character.id];
    const after = context.after.characters[character.id];
    if (after === undefined) return [];
    const person = { context, character, before: before ?? after, after };
    return [
      ...listOf(`${character.name} in this shot`, [...sayEmotion(person), ...sayBearing(person)]),
      ...[...sayClothes(person), ...sayProps(person)].map((said) => sentence(said)),
    ];
  });
}

interface Person {
  readonly context: ShotContext;
  readonly character: Character;
  readonly before: CharacterState;
  readonly after: CharacterState;
}

function sayEmotion({ context, character, before, after }: Person): readonly Clause[] {
  const name = after.emotion;
  if (name === undefined) return [];
  const path = `characters.${character.id}.emotions.${name}`;
  const emotion = character.emotions[name];
  const turn = describeTurn(before.emotion, name, context.continues, words);
  const clauses: Clause[] = [
    {
      text: `mood ${turn.text}`,
      tag: `${character.name} ${turn.text}`,
      fields: stateFields(character, 'emotion', turn.said),
      importance: IMPORTANCE.state,
    },
  ];
  if (emotion === undefined) return clauses;
  if (emotion.note !== undefined) {
    clauses.push({
      text: `shown by ${innerPhrase(emotion.note)}`,
      tag: phrase(emotion.note),
      fields: [`${path}.note`],
      importance: IMPORTANCE.state,
    });
  }
  for (const [trait, description] of Object.entries(emotion.traits)) {
    const text = sayTrait(trait, description);
    clauses.push(clause(text, IMPORTANCE.state, `${path}.traits.${trait}`));
  }
  return clauses;
}

/** How somebody moves: as their state says, else as their emotion does. */
function sayBearing({ context, character, before, after }: Person): readonly Clause[] {
  const clauses: Clause[] = [];
  const emotion = after.emotion === undefined ? undefined : character.emotions[after.emotion];
  const motion = after.motion ?? emotion?.motion;
  if (motion !== undefined) {
    const described = innerPhrase(character.motion[motion] ?? words(motion));
    const path = `characters.${character.id}`;
    const origin =
      after.motion === undefined
        ? [`${path}.emotions.${after.emotion ?? ''}.motion`]
        : stateFields(character, 'motion', [after.motion]);
    clauses.push({
      text: `movement ${described}`,
      tag: described,
      fields: [`${path}.motion.${motion}`, ...origin],
      importance: IMPORTANCE.state,
    });
  }
  if (after.posture !== undefined) {
    const turn = describeTurn(before.posture, after.posture, context.continues, phrase);
    clauses.push({
      text: `posture ${turn.text}`,
      tag: `${character.name} ${turn.text}`,
      fields: stateFields(character, 'posture', turn.said),
      importance: IMPORTANCE.state,
    });
  }
  return clauses;
}

function sayClothes({ character, before, after }: Person): readonly Clause[] {
  if (after.wardrobe.length === 0) return [];
  const garments = after.wardrobe.map((name) => phrase(character.wardrobe[name] ?? words(name)));
  const changes = !sameNames(before.wardrobe, after.wardrobe);
  const text = `${character.name} ${changes ? 'is now wearing' : 'wears'} ${listing(garments)}`;
  const described = after.wardrobe.map((name) => `characters.${character.id}.wardrobe.${name}`);
  const fields = [...described, ...listFields(character, 'wardrobe', after.wardrobe)];
  return [clause(text, IMPORTANCE.identity, ...fields)];
}

function sayProps({ character, before, after }: Person): readonly Clause[] {
  const fields = listFields(character, 'props', after.props);
  if (after.props.length === 0) {
    if (before.props.length === 0) return [];
    const text = `${character.name} lets go of ${listing(before.props.map(sayProp))}`;
    return [clause(text, IMPORTANCE.state, ...fields)];
  }
  const verb = sameNames(before.props, after.props) ? 'has' : 'now has';
  const text = `${character.name} ${verb} ${listing(after.props.map(sayProp))}`;
  return [clause(text, IMPORTANCE.state, ...fields)];
}

function sayProp(prop: string): string {
  const named = words(prop);
  return /^(?:an?|the|some|his|her|its|their|two|three) /u.test(named) ? named : `the ${named}`;
}

/** A state that is said here was set by this shot, or at the beginning of the film, or between. */
function stateFields(
  character: Character,
  key: 'emotion' | 'motion' | 'posture',
  said: readonly string[],
): readonly string[] {
  const start = character.starts[key];
  const change = `changes.characters.${character.id}.${key}`;
  return start !== undefined && said.includes(start)
    ? [change, `characters.${character.id}.starts.${key}`]
    : [change];
}

function listFields(
  character: Character,
  key: 'wardrobe' | 'props',
  said: readonly string[],
): readonly string[] {
  const start = character.starts[key];
  const change = `changes.characters.${character.id}.${key}`;
  return start !== undefined && sameNames(start, said)
    ? [change, `characters.${character.id}.starts.${key}`]
    : [change];
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
