import type { Character } from '../../../film/character.ts';
import type { CharacterId } from '../../../film/ids.ts';
import type { Staging } from '../../../world/stage/staging.ts';
import { mentionOf } from '../../changes/mentions.ts';
import { hasGesture } from './gestures.ts';
import { goes } from './going.ts';
import { postureIn } from './postures.ts';
import { isQuiet } from './quiet-verbs.ts';
import { playedAs } from './playing.ts';
import { shotAs } from './shooting.ts';

/** A clause of an action with the one who acts in it. */
export interface ActedClause {
  /** As it is written. */
  readonly text: string;
  /** In lower case. */
  readonly words: string;
  readonly actor: CharacterId;
  /** Whether the clause itself names its actor; otherwise it goes on, or is taken to be the first. */
  readonly named: boolean;
}

const CLAUSE_END =
  /[.,;:!?]|\bwhile\b|\band\b(?! (?:down|fro|forth)\b)|\bthen\b|\bas (?=he|she|they|it)\b|\bbut\b/gi;

/** Behind so many letters a name in a clause is no longer its subject. */
const SUBJECT = 24;

/** What moves and sounds by itself: no clause that starts with it is acted by a character. */
const THINGS =
  /^\W*(the |a |an |his |her |their |its |all |every |each )?(rest of (?:the )?)?(\w+ ){0,2}(place|hall|room|house|village|harbou?r|forest|sea|ocean|river|field|beach|road|train|crowd|curtains?|leaves|trees?|clouds?|sky|floor|walls?|lights?|sun|moon|stars?|rain|snow|wind|fog|mist|smoke|steam|dust|beams?|shadows?|music|voices?|sounds?|silence|camera|picture|water|waves?|night|day|dawn|morning|city|town|street|world|nothing|there|we)\b/;

/** The words for a body of a form, besides what its author calls it. */
const KIN: Readonly<Record<Character['form'], RegExp>> = {
  person: /\b(man|woman|lady|gentleman|guy|person|stranger|figure)\b/,
  child: /\b(child|kid|boy|girl|toddler)\b/,
  creature: /\b(animal|creature|beast)\b/,
  orb: /\b(orb|ball of light|sphere)\b/,
  robot: /\b(robot|android|machine)\b/,
  vehicle: /\b(car|van|bus|truck|boat|ship|train|tram|vehicle)\b/,
  object: /\b(thing|object)\b/,
};

/** Words of a description that say nothing about who somebody is. */
const PLAIN =
  /^(the|and|with|from|that|this|very|like|into|over|under|black|white|grey|dark|light|long|short|small|large|great|hair|eyes|face|hands?|coat|hat|cap|red|blue|green|brown|gold|silver|always|never|her|his|him|she|for|too|far|each|every|both|years?|seventy|twenty|thirty|forty|fifty|sixty)$/;

/** The clauses of an action in which somebody of the cast acts. */
export function actedClauses(staging: Staging, action: string): readonly ActedClause[] {
  const byAction = known.get(staging) ?? new Map<string, readonly ActedClause[]>();
  known.set(staging, byAction);
  const clauses = byAction.get(action) ?? readClauses(staging, action);
  byAction.set(action, clauses);
  return clauses;
}

const known = new WeakMap<Staging, Map<string, readonly ActedClause[]>>();

function readClauses(staging: Staging, action: string): readonly ActedClause[] {
  const cast = staging.blocking
    .map(({ character }) => staging.cast[character])
    .filter((one) => one !== undefined);
  let subjects: readonly Character[] = cast.slice(0, 1);
  // Names that are joined by `and` wait for the verb that they share.
  let waiting: readonly Character[] = [];
  const acted: ActedClause[] = [];
  for (const text of action.split(CLAUSE_END).filter((part) => part.trim() !== '')) {
    const words = text.toLowerCase().trim();
    const found = subjectIn(words, cast, staging);
    if (found === 'nobody') {
      subjects = [];
      continue;
    }
    if (found !== undefined && isNameOnly(words, found)) {
      waiting = [...waiting, ...found];
      continue;
    }
    if (found !== undefined) subjects = [...new Set([...waiting, ...found])];
    waiting = [];
    for (const character of subjects) {
      const [props, about] = [propsOf(staging, character), aboutOf(character)];
      const said = playedAs(shotAs(words, props, about), props, about);
      const named = found !== undefined;
      acted.push({ text: text.trim(), words: said, actor: character.id, named });
    }
  }
  return acted;
}

/** What somebody has in hand at either end of the shot, in lower case. */
function propsOf({ before, after }: Staging, { id }: Character): string {
  return [before, after]
    .flatMap(({ characters }) => characters[id]?.props ?? [])
    .join('; ')
    .toLowerCase();
}

function aboutOf({ name, id, identity, wardrobe }: Character): string {
  return [name, id, ...Object.values(identity), ...Object.values(wardrobe)]
    .join('; ')
    .toLowerCase();
}

/** Words for all of the cast together. */
const EVERYONE =
  /^\W*(they|both|everyone|everybody|all of them|together|the (two|three|four|five|couple|pair|band|group|team|family|friends|others|crew|climbers|dancers|players|actors|musicians))\b/;

/** Who a clause is about: as it names them, `nobody` where it is about a thing, undefined where it goes on. */
function subjectIn(
  words: string,
  cast: readonly Character[],
  staging: Staging,
): readonly Character[] | 'nobody' | undefined {
  const head = words.slice(0, SUBJECT);
  if (goesOn(words, cast)) return undefined;
  if (EVERYONE.test(words)) return cast;
  const named = cast
    .map((one) => ({ one, at: Math.min(...namesOf(one).map((name) => placeOf(name, words))) }))
    .filter(({ at }) => at < SUBJECT)
    .sort((a, b) => a.at - b.at)[0];
  if (named !== undefined) return [named.one];
  const pronoun = /\b(he|she)\b/.exec(head)?.[1];
  if (pronoun !== undefined) {
    const meant =
      cast.find((one) => pronounOf(one) === pronoun) ??
      cast.find((one) => pronounOf(one) === undefined) ??
      cast[0];
    return meant === undefined ? undefined : [meant];
  }
  if (/^it\b/.test(words)) {
    const meant = cast.find(({ form }) => form !== 'person' && form !== 'child');
    return meant === undefined ? 'nobody' : [meant];
  }
  const described = cast.find((one) => isDescribedBy(one, head));
  if (described !== undefined) return [described];
  const layout = staging.environment?.layout;
  const isThing =
    THINGS.test(words) ||
    Object.keys(layout?.pieces ?? {}).some((name) => (mentionOf(name, words)?.at ?? 99) < 14);
  // Something that nobody has spoken of: with one alone on screen it is another word for them.
  const isOther = /^(the|a|an|every|each|one|some|no)\b/.test(words) && cast.length > 1;
  return isThing || isOther ? 'nobody' : undefined;
}

/** Whether a clause begins with its verb, as after `and`. */
function goesOn(words: string, cast: readonly Character[]): boolean {
  const [first = ''] = words.split(/\W/);
  if (!/(s|ing)$/.test(first) || cast.some((one) => namesOf(one).includes(first))) return false;
  return goes(first) || hasGesture(first) || isQuiet(first) || postureIn(first) !== undefined;
}

/** Whether a clause is nothing but its subject, as in `a child and a dog stand there`. */
function isNameOnly(words: string, [found]: readonly Character[]): boolean {
  const name = words.replace(/^(the|a|an|his|her|their) /, '');
  return !name.includes(' ') || (found !== undefined && namesOf(found).includes(name));
}

/** Whether the first words of a clause are some that the author has used for this character. */
function isDescribedBy(character: Character, head: string): boolean {
  if (KIN[character.form].test(head)) return true;
  if (!/^\W*(the|a|an|two|three|some)\b/.test(head)) return false;
  const text = [
    ...Object.values(character.identity),
    ...Object.values(character.wardrobe),
    ...Object.keys(character.identity),
  ].join(' ');
  const own = new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
  const [subject = ''] = head.split(/\b(?:at|in|on|with|behind|beside|of|from|to|who|that)\b/);
  const said = (subject.match(/[a-z]{3,}/g) ?? []).slice(0, 4);
  return said.some((word) => own.has(word) && !PLAIN.test(word));
}

function placeOf(name: string, words: string): number {
  const at = words.search(new RegExp(`\\b${name.replaceAll(/[^\w\s]/g, '\\$&')}\\b`));
  return at < 0 ? Infinity : at;
}

function namesOf(character: Character): readonly string[] {
  return [character.id, character.name].map((name) => name.toLowerCase().replace(/^(the|a) /, ''));
}

const MALE = /\b(he|him|his|man|boy|father|king|actor|guard)\b/;
const FEMALE = /\b(she|her|hers|woman|girl|lady|mother|queen|actress)\b/;

function pronounOf(character: Character): 'he' | 'she' | undefined {
  const text = [
    character.name,
    ...Object.values(character.identity),
    ...Object.values(character.wardrobe),
    ...Object.values(character.emotions).map(({ note }) => note ?? ''),
  ]
    .join(' ')
    .toLowerCase();
  if (FEMALE.test(text)) return 'she';
  return MALE.test(text) ? 'he' : undefined;
}
