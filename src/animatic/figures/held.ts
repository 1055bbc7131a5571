import { colorInText } from '../color/color-words.ts';
import type { Color } from '../color/color.ts';
import { memoised } from '../memoised.ts';
import type { Vector } from '../solids/vector.ts';
import type { Pose } from './pose.ts';

export type HeldKind =
  | 'box'
  | 'bag'
  | 'lantern'
  | 'torch'
  | 'sheet'
  | 'book'
  | 'cup'
  | 'jar'
  | 'fruit'
  | 'phone'
  | 'microphone'
  | 'stick'
  | 'tool'
  | 'gun'
  | 'umbrella'
  | 'flower'
  | 'key'
  | 'tray'
  | 'knife'
  | 'pen'
  | 'bass'
  | 'cello'
  | 'guitar'
  | 'violin';

/** What somebody has in hand, as far as a drawing shows it. */
export interface Held {
  readonly kind: HeldKind;
  readonly color: Color;
  /** Burns or shines, where it is a light. */
  readonly lit: boolean;
}

const KINDS: readonly (readonly [RegExp, HeldKind, Color])[] = [
  // In its case it is luggage.
  [/(?:guitar|violin|cello|bass|trumpet) case|flight case/, 'bag', [0.16, 0.14, 0.14]],
  [/double bass|contrabass|upright bass/, 'bass', [0.5, 0.24, 0.12]],
  [/\bcello\b/, 'cello', [0.56, 0.27, 0.13]],
  [/violin|\bviola\b|fiddle/, 'violin', [0.56, 0.27, 0.13]],
  [/guitar|ukulele|banjo|\blute\b|\bbass\b/, 'guitar', [0.66, 0.42, 0.2]],
  [/lantern/, 'lantern', [0.25, 0.22, 0.18]],
  [/\btorch|flashlight/, 'torch', [0.2, 0.2, 0.22]],
  [/umbrella|parasol/, 'umbrella', [0.16, 0.17, 0.22]],
  [
    /suitcase|\bbag\b|briefcase|bucket|basket|toolbox|backpack|satchel|handbag|purse/,
    'bag',
    [0.42, 0.29, 0.2],
  ],
  [/parcel|\bbox\b|crate|package|carton|present\b|gift|casket/, 'box', [0.64, 0.5, 0.34]],
  [/\btray\b|platter|\bplates?\b|\bdish\b/, 'tray', [0.66, 0.66, 0.68]],
  [/microphone|\bmic\b/, 'microphone', [0.14, 0.14, 0.16]],
  [/phone|receiver|walkie|radio/, 'phone', [0.12, 0.12, 0.14]],
  [/\bbook\b|notebook|diary|ledger|tome/, 'book', [0.5, 0.22, 0.18]],
  [
    /letter|\bpage|paper|ticket|\bmap\b|\bnote\b|envelope|photo|postcard|newspaper|card\b/,
    'sheet',
    [0.93, 0.89, 0.8],
  ],
  [
    /\bcup\b|\bmug\b|\bglass\b(?! (?:case|door|wall|window|pane|box|jar|eye|bead|roof|ball))|bottle|\btea\b|coffee|goblet|beer/,
    'cup',
    [0.9, 0.88, 0.83],
  ],
  [
    /\bjars?\b|\bjugs?\b|\bvases?\b|pitcher|carafe|\btins?\b|\bcans?\b|\burn\b/,
    'jar',
    [0.72, 0.62, 0.46],
  ],
  [/\boranges?\b|tangerine|mandarin|clementine/, 'fruit', [0.93, 0.52, 0.12]],
  [/\blemons?\b/, 'fruit', [0.94, 0.82, 0.24]],
  [/\bapples?\b|tomato|\bpeach|\bplums?\b|pomegranate|\bonions?\b/, 'fruit', [0.76, 0.24, 0.18]],
  [
    /\bballs?\b|\bfruit\b|\beggs?\b|potato|\bpears?\b|\bstone\b|\bpebble/,
    'fruit',
    [0.82, 0.74, 0.56],
  ],
  [/flower|bouquet|\brose\b|tulip|daisy/, 'flower', [0.8, 0.26, 0.32]],
  [/\bgun\b|pistol|revolver|blaster|\bcolt\b/, 'gun', [0.16, 0.16, 0.18]],
  [/\bkeys?\b(?! ?board)/, 'key', [0.72, 0.6, 0.34]],
  [/\bknife|dagger|cleaver|\bblade\b|scalpel|machete/, 'knife', [0.7, 0.72, 0.75]],
  [/\bpen\b|pencil|crayon|chalk|\bquill\b|paint ?brush|lipstick/, 'pen', [0.2, 0.26, 0.42]],
  [
    /gavel|mallet|hammer|\bice axe|\bhatchet|brush|wand|baton|spoon|\bladle|spatula|screwdriver|spanner|wrench|chisel|scissors|drumstick|\btool\b/,
    'tool',
    [0.4, 0.3, 0.2],
  ],
  [
    /sword|stick|staff|\bcane\b|spear|broom|\boar\b|rifle|shovel|\baxe\b|crowbar|pole/,
    'stick',
    [0.4, 0.3, 0.2],
  ],
];

/** Not in hand. */
const ELSEWHERE =
  /\b(in|on|around|over|under) (his|her|their|its|the) (lap|back|pocket|neck|belt|head|shoulder|arm)\b/;

/**
 * Reads what is in hand from the props of a state: the first that has a shape, and that an action, in
 * lower case, is not done without.
 */
export function heldOf(props: readonly string[], action = ''): Held | undefined {
  const left = leftBehind(action);
  const taken = props
    .map((prop) => prop.toLowerCase())
    .filter((prop) => left === undefined || !prop.includes(left));
  // Of several things, the one that is spoken of.
  const named = taken.filter((prop) => action.includes(prop.split(' ').at(-1) ?? prop));
  return heldIn([...named, ...taken].join('; '));
}

/** The thing, in one word, that an action is done without: `suitcase`. */
const leftBehind = memoised((action: string): string | undefined => {
  const [, words = ''] = /\bwithout ((?:[a-z'’-]+ ?){1,4})/.exec(action) ?? [];
  const [thing = ''] = words.split(/\b(?:and|or|on|in|at|into|to|by|for)\b/);
  const noun = thing.trim().split(' ').at(-1) ?? '';
  return NO_NOUN.test(noun) ? undefined : noun;
});

const NO_NOUN = /^(?:an?|the|his|hers?|its?|theirs?|him|them|any|some)?$/;

const heldIn = memoised((text: string): Held | undefined => {
  for (const prop of text.split('; ')) {
    if (ELSEWHERE.test(prop)) continue;
    const found = KINDS.find(([pattern]) => pattern.test(prop));
    if (found !== undefined) {
      const lit =
        found[1] === 'lantern'
          ? !/unlit|\boff\b|dark/.test(prop)
          : /\blit\b|burning|shining|bright|\bon\b/.test(prop);
      return { kind: found[1], color: colorInText(prop) ?? found[2], lit };
    }
  }
  return undefined;
});

/** What an action has in hand that names nothing else. */
const IMPLIED: readonly (readonly [RegExp, HeldKind, Color])[] = [
  [
    /\b(?:chops?|chopping|slices?|slicing|dices?|dicing|carves?|carving)\b|\bcuts? (?:the|an?|up|some)\b/,
    'knife',
    [0.7, 0.72, 0.75],
  ],
  [
    /\b(?:writes?|writing|sketch(?:es|ing)|scribbles?|scribbling)\b|\bsigns (?:the|a|it|his|her|their)\b/,
    'pen',
    [0.2, 0.26, 0.42],
  ],
  [/\b(read|leaf)(s|ing)?\b.*\bbook|turns? (the|a) page/, 'book', [0.5, 0.22, 0.18]],
  [
    /\bread(s|ing)?\b(?! (the|his|her|their) (sign|spines|room|lips|face|mind))/,
    'sheet',
    [0.93, 0.89, 0.8],
  ],
  [/\bdrinks?\b|\bsips?\b/, 'cup', [0.9, 0.88, 0.83]],
  [
    /\b(?:under|beneath) (?:an?|her|his|their|the) (?:\w+ )?umbrella/,
    'umbrella',
    [0.16, 0.17, 0.22],
  ],
  [/\bphones?\b|\bdials?\b/, 'phone', [0.12, 0.12, 0.14]],
  [
    /\baims? the gun\b|\b(?:draws|lowers|fires|holsters) (?:a|the|his|her|their) (?:\w+ )?(?:gun|pistol|revolver)\b/,
    'gun',
    [0.16, 0.16, 0.18],
  ],
];

/** What is done with one tool alone, so that nothing else is in that hand. */
const WITH_A_TOOL =
  /\b(?:chops?|chopping|slices?|slicing|dices?|dicing|carves?|carving|writes?|writing|sketch(?:es|ing)|scribbles?|scribbling)\b/;

/** What one does with a light that is on. */
const SHINES = /\bshin(?:es?|ing)\b|\bbeam\b|\bsweeps?\b|\bswitch(?:es)? on\b|\btorchlight\b/;

/** What is in somebody's hand as they act: what the action speaks of or needs, else what they have. */
export function inHandOf(props: readonly string[], action: string): Held | undefined {
  const needed = WITH_A_TOOL.test(action) ? heldForAction(action) : undefined;
  const held = needed ?? heldOf(props, action) ?? heldForAction(action);
  const isLight = held?.kind === 'torch' || held?.kind === 'lantern';
  return held !== undefined && isLight && SHINES.test(action) ? { ...held, lit: true } : held;
}

/** What one does with a thing while it is in one's hand, and how many words may say what it is. */
const HAS_IN_HAND =
  /\b(?:holds?|holding|carr(?:y|ies|ying)|lifts?|lifting|raises?|grips?|clutch(?:es|ing)?|cradles?|cradling|peels?|peeling|shakes?|shows?|offers?|offering|picks? up|holds? up|lifts? up|takes?|taking) (?:up |out )?((?:[\w'’-]+ ){0,5}[\w'’-]+)/g;

/**
 * Words of a thing that is no thing to hold, though one of its words is: `takes a photo of the
 * jar`.
 */
const NOT_A_THING =
  /\b(?:hands?|arms?|head|eyes?|photos?|pictures?|place|part|turn|look|step|seat|sip|breath|note of)\b/;

/** What the words of an action, in lower case, put into a hand that holds nothing. */
export const heldForAction = memoised((words: string): Held | undefined => {
  const found = IMPLIED.find(([pattern]) => pattern.test(words));
  if (found !== undefined) return { kind: found[1], color: found[2], lit: false };
  for (const [, thing = ''] of words.matchAll(HAS_IN_HAND)) {
    const [said = ''] = thing.split(
      /\b(?:and|to|from|at|into|onto|on|in|off|towards?|over|under)\b/,
    );
    const held = NOT_A_THING.test(said) ? undefined : heldIn(said);
    if (held !== undefined) return held;
  }
  return undefined;
});

/** Where a hand is that holds something, in shares of the height from the chest. */
const GRIPS: Readonly<Record<HeldKind, Vector | undefined>> = {
  box: [0.07, 0.2, -0.19],
  bag: undefined,
  lantern: [0.13, 0.12, -0.25],
  torch: [0.1, 0.17, -0.2],
  sheet: [0.07, 0.18, -0.15],
  book: [0.07, 0.17, -0.16],
  cup: [0.07, 0.18, -0.14],
  jar: [0.07, 0.19, -0.16],
  fruit: [0.07, 0.19, -0.14],
  phone: [0.07, 0.18, -0.12],
  microphone: [0.05, 0.13, -0.06],
  stick: [0.13, 0.12, -0.22],
  tool: [0.1, 0.16, -0.2],
  gun: [0.125, 0.05, -0.31],
  umbrella: [0.08, 0.14, -0.12],
  tray: [0.09, 0.2, -0.08],
  key: [0.08, 0.17, -0.17],
  knife: [0.1, 0.16, -0.2],
  pen: [0.08, 0.18, -0.16],
  bass: [0.07, 0.2, -0.22],
  cello: [0.1, 0.22, -0.22],
  guitar: [0.02, 0.15, -0.17],
  violin: [0.12, 0.1, -0.3],
  flower: [0.07, 0.18, -0.16],
};

/** Where the left hand is on what takes both. */
const LEFT_GRIPS: Partial<Readonly<Record<HeldKind, Vector>>> = {
  box: [-0.07, 0.2, -0.19],
  bass: [-0.09, 0.16, 0.05],
  cello: [-0.08, 0.16, 0.06],
  guitar: [-0.2, 0.16, -0.06],
  violin: [-0.19, 0.17, 0.03],
};

/** The pose of somebody who holds something, where its hand has nothing else to do. */
export function holding(pose: Pose, resting: Pose, held: Held | undefined): Pose {
  const grip = held && GRIPS[held.kind];
  if (held === undefined || grip === undefined) return pose;
  const free = pose.rightHand === resting.rightHand;
  if (!free) return pose;
  const other = LEFT_GRIPS[held.kind];
  return other !== undefined && pose.leftHand === resting.leftHand
    ? { ...pose, rightHand: grip, leftHand: other }
    : { ...pose, rightHand: grip };
}
