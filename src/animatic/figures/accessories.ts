import { colorInText } from '../color/color-words.ts';
import type { Color } from '../color/color.ts';

/** What somebody wears over garments, face and hands. */
export interface Accessories {
  readonly eyewear: Eyewear | undefined;
  /** Over mouth and nose. */
  readonly mask: Color | undefined;
  /** On the back, with its straps over the shoulders. */
  readonly pack: Color | undefined;
  readonly gloves: Color | undefined;
  readonly apron: Color | undefined;
  readonly tie: Color | undefined;
  /** Bands around a coat or a jacket that shine in the dark. */
  readonly bands: Color | undefined;
  /** A piece of metal on the chest. */
  readonly badge: boolean;
}

export interface Eyewear {
  readonly kind: 'goggles' | 'sunglasses' | 'patch';
  readonly color: Color;
  /** Pushed up over the brow. */
  readonly up: boolean;
}

const EYEWEAR: readonly (readonly [words: RegExp, kind: Eyewear['kind'], color: Color])[] = [
  [/goggles|diving mask|snorkel mask|ski mask with/, 'goggles', [0.16, 0.18, 0.22]],
  [/sunglasses|dark glasses|shades\b/, 'sunglasses', [0.07, 0.07, 0.08]],
  [/eye ?-?patch/, 'patch', [0.09, 0.08, 0.08]],
];

const MASK =
  /(?:surgical|medical|face|dust|gas|hospital|robber|bandit)[- ]?mask|\bmask\b(?!ed)|bandanna? over|respirator/;
const NO_MASK =
  /balaclava|ski mask|diving mask|snorkel|mask (?:in|on) (?:her|his|their) (?:hand|belt)/;
const PACK = /rucksack|backpack|knapsack|schoolbag|school bag|life support pack/;
const GLOVES = /\bgloves?\b|\bmittens?\b|gauntlet/;
const TIE = /\b(?:neck)?tie\b(?!d)|cravat/;
const BANDS = /stripes\b.*|reflective|hi-?vis|high[- ]visibility/;
const SAFETY = /fire ?fighter|fireman|hi-?vis|high[- ]visibility|reflective|turnout/;
const BADGE = /\bbadge\b|\bpolice|sheriff|\bofficer'?s? uniform|marshal/;

/** What is no garment by itself: who wears nothing else is dressed all the same. */
export const NO_GARMENT =
  /goggles|sunglasses|glasses|\bmask\b|rucksack|backpack|knapsack|\bgloves?\b|mittens?|\bapron\b|\bbadge\b|head-?scarf|hijab|\bboots?\b|\bshoes?\b|\bhelmet\b|\bcap\b|\bhat\b|\btie\b/;

/** Reads what is worn besides garments from texts in lower case: what is worn, then what one is like. */
export function accessoriesOf(worn: readonly string[], traits: readonly string[]): Accessories {
  const all = [...worn, ...traits];
  const clause = (pattern: RegExp): string | undefined =>
    all.flatMap((text) => text.split(/[;.]|, | with | and /)).find((part) => pattern.test(part));
  const colored = (pattern: RegExp, color: Color): Color | undefined => {
    const found = clause(pattern);
    return found === undefined ? undefined : (colorInText(found) ?? color);
  };
  const outfit = all.join('; ');
  return {
    eyewear: eyewearOf(clause),
    mask: NO_MASK.test(outfit) ? undefined : colored(MASK, [0.86, 0.9, 0.92]),
    pack: colored(PACK, [0.32, 0.36, 0.28]),
    gloves: colored(GLOVES, [0.2, 0.19, 0.2]),
    apron: colored(/\bapron\b/, [0.9, 0.88, 0.82]),
    tie: colored(TIE, [0.36, 0.1, 0.14]),
    bands: SAFETY.test(outfit)
      ? (colored(BANDS, [0.95, 0.9, 0.35]) ?? [0.95, 0.9, 0.35])
      : undefined,
    badge: BADGE.test(outfit),
  };
}

function eyewearOf(clause: (pattern: RegExp) => string | undefined): Eyewear | undefined {
  for (const [words, kind, color] of EYEWEAR) {
    const found = clause(words);
    if (found === undefined) continue;
    const up =
      /\bup\b|forehead|\bbrow\b|on (?:his|her|their|the) (?:head|helmet|cap|hat|hair)/.test(found);
    return { kind, color: colorInText(found) ?? color, up };
  }
  return undefined;
}
