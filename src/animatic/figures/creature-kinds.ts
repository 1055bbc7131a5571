import { colorInText } from '../color/color-words.ts';
import type { Color } from '../color/color.ts';

/** What tells one kind of animal on four legs from another, as far as a drawing shows it. */
export interface CreatureKind {
  readonly build: 'low' | 'tall' | 'stout' | 'round' | 'small';
  readonly ears: 'hanging' | 'pointed' | 'round' | 'long' | 'large';
  readonly tail: 'short' | 'long' | 'stub' | 'bushy' | 'hair' | 'none';
  /** Short with whiskers, a disc with two nostrils, or a trunk. */
  readonly muzzle: 'long' | 'whiskers' | 'short' | 'snout' | 'trunk';
  readonly crest: 'none' | 'mane' | 'ruff' | 'horns' | 'antlers' | 'spines' | 'wool';
}

const DOG: CreatureKind = {
  build: 'low',
  ears: 'hanging',
  tail: 'short',
  muzzle: 'long',
  crest: 'none',
};

/** Kinds by the words for them; the first row that is found counts. */
const KINDS: readonly (readonly [words: RegExp, kind: Partial<CreatureKind>])[] = [
  [
    /hedgehog|porcupine/,
    { build: 'round', ears: 'round', tail: 'none', muzzle: 'long', crest: 'spines' },
  ],
  [/rabbit|\bhare\b|bunny/, { build: 'small', ears: 'long', tail: 'stub', muzzle: 'short' }],
  [/squirrel/, { build: 'small', ears: 'pointed', tail: 'bushy', muzzle: 'short' }],
  [
    /\b(?:mouse|mice|rat|hamster|guinea pig|gerbil)\b/,
    { build: 'small', ears: 'large', tail: 'long', muzzle: 'whiskers' },
  ],
  [/\bbear\b|panda|koala|badger|\bbeaver\b/, { build: 'stout', ears: 'round', tail: 'stub' }],
  [/elephant|mammoth/, { build: 'stout', ears: 'large', tail: 'long', muzzle: 'trunk' }],
  [
    /\b(?:pig|piglet|boar|sow|hog)\b/,
    { build: 'stout', ears: 'pointed', tail: 'stub', muzzle: 'snout' },
  ],
  [/\b(?:sheep|lamb|ewe)\b/, { build: 'stout', tail: 'stub', crest: 'wool' }],
  [/\b(?:ram|goat|ibex)\b/, { build: 'tall', tail: 'stub', crest: 'horns' }],
  [
    /\b(?:cow|bull|ox|calf|bison|buffalo|yak)\b/,
    { build: 'tall', tail: 'long', muzzle: 'snout', crest: 'horns' },
  ],
  [
    /reindeer|\bstag\b|moose|\belk\b|antler/,
    { build: 'tall', ears: 'pointed', tail: 'stub', crest: 'antlers' },
  ],
  [
    /horse|pony|donkey|\bmare\b|stallion|unicorn|zebra|\bmule\b|\bfoal\b/,
    { build: 'tall', ears: 'pointed', tail: 'hair', crest: 'mane' },
  ],
  [/deer|llama|camel|giraffe|antelope|gazelle/, { build: 'tall', ears: 'pointed', tail: 'stub' }],
  [/\blion\b(?!ess)/, { ears: 'round', tail: 'long', muzzle: 'whiskers', crest: 'ruff' }],
  [
    /\b(?:cat|kitten|tiger|panther|lynx|leopard|lioness|jaguar|cheetah)\b/,
    { ears: 'pointed', tail: 'long', muzzle: 'whiskers' },
  ],
  [/\bfox|\bwolf|coyote|jackal/, { ears: 'pointed', tail: 'bushy' }],
  [/dragon|lizard|dinosaur/, { ears: 'pointed', tail: 'long' }],
  [/monkey|\bape\b|chimp|gorilla/, { ears: 'round', tail: 'long', muzzle: 'short' }],
];

/** The kind of an animal by its name and what is said of it, in lower case; a dog where nothing says. */
export function kindOfCreature(text: string): CreatureKind {
  const kind = KINDS.find(([words]) => words.test(text))?.[1] ?? {};
  const pricked = /terrier|pricked|pointed ears|shepherd|husky/.test(text);
  return { ...DOG, ...(pricked ? { ears: 'pointed' as const } : {}), ...kind };
}

/** What an animal of a picture book wears. */
export interface CreatureWear {
  readonly scarf: Color | undefined;
  readonly hat: Color | undefined;
}

/** What an animal wears, by what is said of it in lower case. */
export function wearOfCreature(traits: readonly string[]): CreatureWear {
  const clauses = traits.flatMap((text) => text.split(/[,;.]|\band\b/));
  const worn = (pattern: RegExp, color: Color): Color | undefined => {
    const found = clauses.find((clause) => pattern.test(clause) && !/\bno\b/.test(clause));
    return found === undefined ? undefined : (colorInText(found) ?? color);
  };
  return {
    scarf: worn(/\bscarf|bandanna|neckerchief|\bcollar\b/, [0.72, 0.2, 0.18]),
    hat: worn(/\bhat\b|\bcap\b|bonnet/, [0.85, 0.68, 0.24]),
  };
}
