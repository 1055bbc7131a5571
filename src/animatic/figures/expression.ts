import { memoised } from '../memoised.ts';

/** What a face shows, each from -1 to 1, 0 at rest. */
export interface Expression {
  /** Corners of the mouth up. */
  readonly smile: number;
  /** Brows up. */
  readonly raise: number;
  /** Inner ends of the brows up (sorrow) or down (anger). */
  readonly worry: number;
  /** Eyes wide open, or narrowed. */
  readonly wide: number;
  /** Mouth open without speaking. */
  readonly gape: number;
  /** Head up and shoulders back, or down. */
  readonly pride: number;
}

const NEUTRAL: Expression = { smile: 0.06, raise: 0, worry: 0, wide: 0, gape: 0, pride: 0 };

/** The first row whose words are in the text counts. */
const FEELINGS: readonly (readonly [RegExp, Partial<Expression>])[] = [
  [
    /\bjoy|happy|happi|delight|elat|radiant|excit|laugh|giggl|\bgrin|beam(s|ing) (at|with)|cheer|triumph|pleased|proud|alive|\bglad/,
    { smile: 1, raise: 0.5, wide: 0.15, gape: 0.25, pride: 0.6 },
  ],
  [/awe|wonder|amaz|astonish|marvel/, { smile: 0.3, raise: 0.9, wide: 0.7, gape: 0.4, pride: 0.3 }],
  [/surpris|shock|startl|gasp|astound/, { raise: 1, wide: 0.9, gape: 0.6 }],
  [
    /fear|afraid|terr(or|if)|panic|scared|dread|scream|hunted/,
    { smile: -0.5, raise: 0.7, worry: 0.9, wide: 0.8, gape: 0.2, pride: -0.4 },
  ],
  [
    /\bang(er|ry)|fur(y|ious)|\brage|hostile|glar(es|ing)|scowl|snarl|furious/,
    { smile: -0.7, raise: -0.6, worry: -1, wide: -0.2, pride: 0.4 },
  ],
  [
    /determin|resol|focus|concentrat|brave|stern|serious|defian/,
    { smile: -0.1, raise: -0.4, worry: -0.6, wide: -0.1, pride: 0.6 },
  ],
  [
    /\bsad|grief|mourn|sorrow|\bcr(y|ies|ying)\b(?! out)|weep|\bsob|lonely|\balone|heartbroken|tears/,
    { smile: -0.7, raise: 0.1, worry: 0.9, wide: -0.3, pride: -0.8 },
  ],
  [
    /worr|uneas|anxious|nervous|tense|bites (his|her|their) (lip|nails)|frown|wince|grimac/,
    { smile: -0.4, raise: 0.2, worry: 0.7, wide: 0.2, pride: -0.3 },
  ],
  [
    /\bwear(y|ied|iness)|tired|exhaust|sleep|drows|yawn/,
    { smile: -0.2, raise: -0.1, worry: 0.35, wide: -0.55, pride: -0.5 },
  ],
  [
    /wistful|nostalg|melanchol|long(ing)?\b|dream/,
    { smile: 0.15, raise: 0.2, worry: 0.45, wide: -0.2, pride: -0.1 },
  ],
  [/curious|interest|alert|attentive|search/, { smile: 0.15, raise: 0.55, wide: 0.35, pride: 0.2 }],
  [
    /\bhope|gentle|\bwarm|\bkind\b|tender|\blov(e|es|ing)|calm|content|peace|relie|patient|seren|\bsmil|wink/,
    { smile: 0.5, raise: 0.25, worry: 0.15, pride: 0.2 },
  ],
  [/suspic|doubt|scept|skept|wary|cold/, { smile: -0.25, raise: -0.2, worry: -0.4, wide: -0.4 }],
  [/disgust|contempt|smug/, { smile: -0.4, raise: -0.2, worry: -0.5, wide: -0.3 }],
];

const feelingIn = memoised((text: string): Expression | undefined => {
  const found = FEELINGS.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : { ...NEUTRAL, ...found[1] };
});

/** Whether words, in lower case, say something that a face shows. */
export function hasExpression(words: string): boolean {
  return feelingIn(words) !== undefined;
}

/** The face of an emotion by its words; a quiet face where they say nothing known. */
export function expressionOf(words: string): Expression {
  return feelingIn(words.toLowerCase()) ?? NEUTRAL;
}

export function blendExpressions(from: Expression, to: Expression, amount: number): Expression {
  const part = (key: keyof Expression): number => from[key] + (to[key] - from[key]) * amount;
  return {
    smile: part('smile'),
    raise: part('raise'),
    worry: part('worry'),
    wide: part('wide'),
    gape: part('gape'),
    pride: part('pride'),
  };
}
