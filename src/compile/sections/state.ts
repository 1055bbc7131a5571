import type { Character } from '../../film/character.ts';
import type { CharacterState } from '../../world/world-state.ts';
import { IMPORTANCE, clause, listing, phrase, words } from '../sentence.ts';
import type { Clause, Sentence } from '../sentence.ts';
import type { ShotContext } from '../shot-context.ts';
import { possessive } from './subject.ts';

/** How everybody is: mood, bearing, clothes, what they hold, and what of it changes in the shot. */
export function writeState(context: ShotContext): readonly Sentence[] {
  return context.cast.flatMap((character) => {
    const before = context.before.characters[character.id];
    const after = context.after.characters[character.id];
    if (after === undefined) return [];
    return sentencesOf(context, character, before ?? after, after);
  });
}

function sentencesOf(
  context: ShotContext,
  character: Character,
  before: CharacterState,
  after: CharacterState,
): readonly Sentence[] {
  const groups = [
    sayEmotion(context, character, before, after),
    sayBearing(character, before, after),
    sayClothes(character, before, after),
    sayProps(character, before, after),
  ];
  return groups.filter((clauses) => clauses.length > 0).map((clauses) => ({ clauses }));
}

function sayEmotion(
  context: ShotContext,
  character: Character,
  before: CharacterState,
  after: CharacterState,
): readonly Clause[] {
  const name = after.emotion;
  if (name === undefined) return [];
  const path = `characters.${character.id}.emotions.${name}`;
  const emotion = character.emotions[name];
  const clauses = [
    clause(
      `the emotion of ${character.name} ${sayTurn(context, before.emotion, name)}`,
      IMPORTANCE.state,
      ...stateFields(character, 'emotion'),
    ),
  ];
  if (emotion === undefined) return clauses;
  if (emotion.note !== undefined) {
    clauses.push(clause(`it shows as ${phrase(emotion.note)}`, IMPORTANCE.state, `${path}.note`));
  }
  for (const [trait, description] of Object.entries(emotion.traits)) {
    const text = `with it ${possessive(character)} ${words(trait)} is ${phrase(description)}`;
    clauses.push(clause(text, IMPORTANCE.state, `${path}.traits.${trait}`));
  }
  return clauses;
}

/** Where a first frame shows the old emotion, naming it again would only ask for it again. */
function sayTurn(context: ShotContext, before: string | undefined, name: string): string {
  if (before === undefined || before === name) return `is ${words(name)}`;
  return context.continues
    ? `changes to ${words(name)}`
    : `changes from ${words(before)} to ${words(name)}`;
}

/** How somebody moves: as their state says, else as their emotion does. */
function sayBearing(
  character: Character,
  before: CharacterState,
  after: CharacterState,
): readonly Clause[] {
  const clauses: Clause[] = [];
  const emotion = after.emotion === undefined ? undefined : character.emotions[after.emotion];
  const motion = after.motion ?? emotion?.motion;
  if (motion !== undefined) {
    const described = character.motion[motion];
    const text = `${character.name} moves like this: ${described === undefined ? words(motion) : phrase(described)}`;
    const emotionPath = `characters.${character.id}.emotions.${after.emotion ?? ''}.motion`;
    clauses.push({
      text,
      tag: described === undefined ? words(motion) : phrase(described),
      fields: [
        `characters.${character.id}.motion.${motion}`,
        ...(after.motion === undefined ? [emotionPath] : []),
        ...stateFields(character, 'motion'),
      ],
      importance: IMPORTANCE.state,
    });
  }
  if (after.posture !== undefined) {
    const changes = before.posture !== undefined && before.posture !== after.posture;
    const text = `the posture of ${character.name} ${changes ? 'becomes' : 'is'} ${phrase(after.posture)}`;
    clauses.push(clause(text, IMPORTANCE.state, ...stateFields(character, 'posture')));
  }
  return clauses;
}

function sayClothes(
  character: Character,
  before: CharacterState,
  after: CharacterState,
): readonly Clause[] {
  if (after.wardrobe.length === 0) return [];
  const garments = after.wardrobe.map((garment) => {
    const described = character.wardrobe[garment];
    return described === undefined ? words(garment) : phrase(described);
  });
  const changes = before !== after && !sameNames(before.wardrobe, after.wardrobe);
  const text = `${character.name} ${changes ? 'is now wearing' : 'wears'} ${listing(garments)}`;
  const fields = after.wardrobe.map((garment) => `characters.${character.id}.wardrobe.${garment}`);
  return [clause(text, IMPORTANCE.identity, ...fields, ...stateFields(character, 'wardrobe'))];
}

function sayProps(
  character: Character,
  before: CharacterState,
  after: CharacterState,
): readonly Clause[] {
  const fields = stateFields(character, 'props');
  if (after.props.length === 0) {
    if (before.props.length === 0) return [];
    return [
      clause(`${character.name} lets go of ${listing(before.props)}`, IMPORTANCE.state, ...fields),
    ];
  }
  const verb = sameNames(before.props, after.props) ? 'has' : 'now has';
  const text = `${character.name} ${verb} ${listing(after.props.map(words))}`;
  return [clause(text, IMPORTANCE.state, ...fields)];
}

/** A state was said by this shot, by an earlier one, or at the beginning of the film. */
function stateFields(character: Character, key: keyof CharacterState): readonly string[] {
  return [`changes.characters.${character.id}.${key}`, `characters.${character.id}.starts.${key}`];
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index]);
}
