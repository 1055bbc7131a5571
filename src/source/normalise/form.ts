import type { CharacterForm } from '../../film/vocabulary.ts';

/** Words that tell what kind of body is meant, the more telling first. */
const FORM_WORDS: readonly (readonly [CharacterForm, RegExp])[] = [
  ['robot', /\b(robots?|androids?|droids?|cyborgs?|automaton|mech|machine)\b/],
  ['orb', /\b(orbs?|spheres?|wisps?|will-o.?-?the.?-?wisp|ball of light|sprite of light)\b/],
  [
    'vehicle',
    /\b(cars?|trucks?|bus|trains?|ships?|boats?|spaceships?|spacecraft|aircraft|airplanes?|planes?|helicopters?|motorcycles?|bicycles?|submarines?|vehicles?)\b/,
  ],
  ['child', /\b(child|children|boys?|girls?|kids?|toddlers?|baby)\b/],
  [
    'person',
    /\b(person|persons|people|humans?|man|men|woman|women|lady|gentleman|king|queen|knight|soldier|detective|captain|doctor|mother|father|wizard|witch)\b/,
  ],
  [
    'creature',
    /\b(creatures?|animals?|dogs?|cats?|fox|foxes|wolf|wolves|birds?|owls?|ravens?|horses?|bears?|fish|whales?|dragons?|monsters?|beasts?|rabbits?|mice|mouse|deer|lions?|tigers?|spiders?|snakes?)\b/,
  ],
  ['object', /\b(objects?|book|lamp|lantern|box|clock|statue|sword|letter)\b/],
];

/** Metres, for a body whose height is not written. */
export const FORM_HEIGHTS: Readonly<Record<CharacterForm, number>> = {
  person: 1.7,
  child: 1.2,
  creature: 0.8,
  orb: 0.4,
  robot: 1.8,
  vehicle: 1.5,
  object: 0.5,
};

/**
 * The kind of body that a character's own words speak of: first its names, then what never changes
 * about it; a person where they speak of none. Writing `form:` settles it.
 */
export function inferForm(names: readonly string[], looks: readonly string[]): CharacterForm {
  for (const words of [names, looks]) {
    const text = words.join(' ').toLowerCase().replaceAll(/[_]/g, ' ');
    const found = FORM_WORDS.find(([, pattern]) => pattern.test(text));
    if (found !== undefined) return found[0];
  }
  return 'person';
}
