import { replacing, type Reading } from './reading.ts';

/**
 * What a text may be broken by where it is wrapped or coloured: white space, characters without a
 * width, those that command a terminal, and the pictures that stand for them.
 */
const GAPS = new RegExp(
  [
    String.raw`[\u001b\u241b]\[[0-?]*[ -/]*[@-~]`,
    String.raw`[\u001b\u241b]\][^\u0007\u001b\u2407\u241b]*[\u0007\u2407]?`,
    String.raw`\\\r?\n`,
    String.raw`[\s\u0000-\u001a\u001c-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2400-\u241a\u241c-\u2421\u3164\ufe00-\ufe0f\ufeff\ufffd]+`,
    // Alone, once what it commands is looked for.
    String.raw`[\u001b\u241b]`,
  ].join('|'),
  'g',
);

/** A closing and an opening quote, as in a sum or a list of its parts. One that is escaped does neither: it is found first, and stays. */
const SEAMS = /\\["'`\\]|(["'`])[+.&,]?\1/g;

const MOST_SEAMS = 4;

/** The text without gaps, and without the seams of one that a program puts together. */
export function gapless(reading: Reading): Reading {
  let whole = replacing(reading, GAPS, () => '');
  // What is left may be a seam in its turn, where the text is one of quotes.
  for (let times = 0; times < MOST_SEAMS; times += 1) {
    const next = replacing(whole, SEAMS, (seam) => (seam.startsWith('\\') ? seam : ''));
    if (next.text.length === whole.text.length) break;
    whole = next;
  }
  return whole;
}
