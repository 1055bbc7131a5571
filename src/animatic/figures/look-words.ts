import type { Color } from '../color/color.ts';

export type HairCut = 'short' | 'long' | 'bob' | 'bun' | 'ponytail' | 'curly' | 'bald' | 'braid';
export type Garment = 'shirt' | 'jacket' | 'coat' | 'dress' | 'robe';
export type Headwear =
  | 'none'
  | 'cap'
  | 'hat'
  | 'hood'
  | 'beanie'
  | 'helmet'
  | 'hardhat'
  | 'bubble'
  | 'headscarf'
  | 'crown'
  | 'balaclava';

export const SKINS: readonly (readonly [RegExp, Color])[] = [
  [/ebony|very dark skin|deep skin/, [0.31, 0.2, 0.15]],
  [/dark skin|black skin|(?:dark|deep) brown skin|african/, [0.42, 0.27, 0.19]],
  [
    /brown skin|bronze skin|(?:golden|tan) skin|tanned|olive skin|weathered|(?:sun|wind)-?burn/,
    [0.68, 0.48, 0.35],
  ],
  [/\bpale(?! (?!skin|face|complexion)\w)|porcelain|fair skin|freckle/, [0.92, 0.75, 0.65]],
];

export const CUTS: readonly (readonly [RegExp, HairCut])[] = [
  [/\bbald|\bshav(?:en|ed) (?:head|scalp|skull)|head (?:is )?shaved|no hair/, 'bald'],
  [/ponytail/, 'ponytail'],
  [/braid|plait/, 'braid'],
  [/\bbun\b|pinned|tied up|updo/, 'bun'],
  [/afro|coils/, 'curly'],
  [/\bbob\b|(chin|jaw)[- ]length|(at|to) the (jaw|chin|shoulders?)|shoulder/, 'bob'],
  // The length shows from afar, where curls do not.
  [/long hair|hair.*\blong|\blong\b.*hair|flowing/, 'long'],
  [/curl|wavy/, 'curly'],
  [/short|cropped|buzz/, 'short'],
];

export const GARMENTS: readonly (readonly [RegExp, Garment])[] = [
  [/robe|cloak|kimono|cassock|habit/, 'robe'],
  [/dress|gown|skirt/, 'dress'],
  [/(?<!waist)coat|trench|parka|overcoat|raincoat|oilskin|mac\b/, 'coat'],
  [/jacket|blazer|suit|hoodie|uniform|vest|waistcoat|cardigan|sweater|jumper/, 'jacket'],
];

/** What is worn over something else, from the outside in. */
export const LAYERS: readonly RegExp[] = [
  /(?<!waist)coat|trench|parka|oilskin|cloak|cape|poncho|robe/,
  /jacket|blazer|hoodie|cardigan|sweater|jumper/,
  /dress|gown|suit|uniform|kimono/,
  /waistcoat|vest|shirt|blouse|\btop\b|tunic/,
];

export const HEADWEAR: readonly (readonly [RegExp, Headwear])[] = [
  [/space ?suit(?! without)|(?:space|astronaut'?s?|diving|bubble|glass) helmet/, 'bubble'],
  [
    /(?:fire|firefighter'?s?|fireman'?s?|hard|safety|miner'?s?|builder'?s?) (?:helmet|hat)|hard ?hat/,
    'hardhat',
  ],
  [/helmet/, 'helmet'],
  [
    /head-?scarf|hijab|\bveil\b|wimple|scarf (?:over|on|around) (?:her|his|the) (?:head|hair)/,
    'headscarf',
  ],
  [/balaclava|ski mask\b/, 'balaclava'],
  [/\bcrown\b|tiara|diadem/, 'crown'],
  [/\bhood\b(?! down)|hood up/, 'hood'],
  [
    /beanie|wool(?:l?en|ly) (hat|cap)|knit(ted)? (hat|cap)|watch cap|beret|turban|\bkerchief|bandanna?\b|skull ?cap|swimming cap/,
    'beanie',
  ],
  [/\bcap\b/, 'cap'],
  [/\bhat\b|fedora|bowler|stetson|straw/, 'hat'],
];

/** A scarf that is worn on the head is none around the neck. */
export const NECK_SCARF =
  /(?<!head-?)scarf\b(?! (?:over|on|around) (?:her|his|the) (?:head|hair))|shawl/;

/** What covers legs and trunk in one cloth. */
export const ALL_IN_ONE =
  /\bsuits?\b|\w+suit\b|scrubs|overalls|dungarees|pyjamas|pajamas|uniform|\barmou?r\b|turnout|\bkit\b/;
