import type { Count } from './edit-distance.ts';
import { editDistance } from './edit-distance.ts';

/** Beyond so many mistakes it is another word, however long. */
const MOST_MISTAKES = 5;

/** Words that are compared letter by letter: a search must not take its time from the reader. */
const MOST_COMPARED = 500;

/**
 * The word of `known` that was probably meant by `written`, or undefined where none is near. Distance
 * is the number of letters inserted, removed, changed or swapped with a neighbour; it is at most a
 * third of the word's length, and never the whole word.
 */
export function nearest(
  written: string,
  known: readonly string[],
  count?: Count,
): string | undefined {
  const { words, answers } = lookedUp(known);
  const wanted = fold(written);
  const answer = answers.get(wanted);
  if (answer !== undefined) return words[answer]?.word;
  const found = search(wanted, words, count);
  answers.set(wanted, found);
  return words[found]?.word;
}

/** The place of the nearest word; −1 where none is near. */
function search(wanted: string, words: readonly KnownWord[], count: Count | undefined): number {
  const most = Math.min(MOST_MISTAKES, Math.max(1, Math.floor(wanted.length / 3)));
  const letters = lettersOf(wanted);
  let best = -1;
  let bestDistance = Math.min(most + 1, Math.max(1, wanted.length));
  let compared = 0;
  for (const [index, word] of words.entries()) {
    if (Math.abs(word.folded.length - wanted.length) >= bestDistance) continue;
    // A mistake takes away one letter and adds one at most.
    if (bitsIn(word.letters ^ letters) > 2 * (bestDistance - 1)) continue;
    compared += 1;
    if (compared > MOST_COMPARED) break;
    const distance = editDistance(wanted, word.folded, bestDistance, count);
    if (distance < bestDistance) [best, bestDistance] = [index, distance];
    if (bestDistance === 0) break;
  }
  return best;
}

interface KnownWord {
  readonly word: string;
  readonly folded: string;
  /** Which letters it has, as bits. */
  readonly letters: number;
}

interface KnownWords {
  readonly known: readonly string[];
  readonly words: readonly KnownWord[];
  /** What was found for each spelling: an author makes the same mistake again and again. */
  readonly answers: Map<string, number>;
}

let latest: KnownWords = { known: [], words: [], answers: new Map() };

/** The known words made ready; a film's thousand mistakes are looked for among the same ones. */
function lookedUp(known: readonly string[]): KnownWords {
  const isSame =
    known.length === latest.known.length &&
    known.every((word, index) => word === latest.known[index]);
  if (!isSame) {
    const words = known.map((word) => {
      const folded = fold(word);
      return { word, folded, letters: lettersOf(folded) };
    });
    latest = { known: [...known], words, answers: new Map() };
  }
  return latest;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many bits of a number are set (Warren, Hacker's Delight, 5-1). */
function bitsIn(number: number): number {
  let bits = number - ((number >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export function didYouMean(written: string, known: readonly string[]): string | undefined {
  const near = nearest(written, known);
  return near === undefined ? undefined : `Did you mean \`${near}\`?`;
}

/** Which words there are, where they are few. */
export function listKnown(known: readonly string[]): string | undefined {
  if (known.length === 0 || known.length > 14) return undefined;
  return `Known here: ${known.map((word) => `\`${word}\``).join(', ')}.`;
}

/** `Did you mean "x"?`, or which words there are where none is near and they are few. */
export function suggestion(written: string, known: readonly string[]): string | undefined {
  return didYouMean(written, known) ?? listKnown(known);
}

function fold(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
}
