import type { WordTime } from '../../film/word-time.ts';
import { type Piece, SAID } from './plain-text.ts';
import { type Costs, share } from './share.ts';
import { signsOf, soundsOf, type Utterance } from './utterances.ts';

/** Reads texts without speaking them: a line of words (`-pw`) or of sounds (`-ps`) an utterance. */
export type ReadAloud = (what: '-pw' | '-ps', text: string) => readonly string[];

export interface TimedWords {
  readonly words: readonly WordTime[];
  /** What it should have said, and did not: a sign at the end of a phrase. */
  readonly unsaid: readonly string[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const VOWELS = new Set(
  'aa ae ah ao aw ax axr ay eh el em en er ey ih ix iy ow oy uh uw'.split(' '),
);

/** Sounds change with their neighbours: a vowel is soon another, and never a consonant. */
const OF_SOUNDS: Costs = {
  missing: 2,
  changed(one, other) {
    const vowels = [one, other].filter((sound) => VOWELS.has(sound)).length;
    return [3, 5, 1][vowels]!;
  },
};
/** Words don't: `dollars` is never `million`. */
const OF_WORDS: Costs = { missing: 1, changed: () => 3 };

/** What counts as a word wherever times are told. */
const WORD = /[\p{L}\p{N}]/u;

/**
 * When each written word is said. Flite tells when each sound is made, and which words it reads, but
 * not which sounds belong to which word, nor which words to `1984`. So each word that it reads is read
 * once more by itself for its sounds, and each written word for its words; then the sounds are shared
 * out among the words, and these among what is written. Undefined where it reads them in other breaths
 * than it speaks: what is said is right, and nobody knows when.
 */
export function wordTimes(
  pieces: readonly Piece[],
  utterances: readonly Utterance[],
  text: string,
  read: ReadAloud,
): TimedWords | undefined {
  try {
    return timesOf(pieces, utterances, text, read);
  } catch (error) {
    if (error instanceof Uneven) return undefined;
    throw error;
  }
}

/** Flite reads a text otherwise than it speaks it. */
class Uneven extends Error {}

function timesOf(
  pieces: readonly Piece[],
  utterances: readonly Utterance[],
  text: string,
  read: ReadAloud,
): TimedWords {
  const wordsOf = read('-pw', text).map(signsOf);
  mustBe(wordsOf.length, utterances.length);
  const words = wordsOf.flat();
  const sounds = readApart(words.map(spelled), (each) => read('-ps', each).map(soundsOf));
  const spans = utterances.flatMap((utterance, index) => {
    const own = wordsOf[index]!.map((word) => sounds.get(spelled(word))!);
    return spansOf(utterance, own);
  });
  const tokens = pieces.flatMap(({ plain }) => plain.split(' '));
  const readings = readApart(tokens, (each) => read('-pw', each).map(signsOf));
  const ends = share(
    pieces.map(({ plain }) => plain.split(' ').flatMap((token) => readings.get(token)!)),
    words,
    OF_WORDS,
  );
  const unsaid: string[] = [];
  let last = 0;
  const timed = pieces.flatMap(({ written, plain }, index): readonly WordTime[] => {
    const own = spans.slice(ends[index - 1] ?? 0, ends[index]).filter((span) => span !== undefined);
    if (own.length === 0 && SAID.test(plain)) unsaid.push(written);
    const from = own[0]?.from ?? last;
    last = own.at(-1)?.to ?? last;
    // A sign by itself is heard, and is no word of the line.
    return WORD.test(written) ? [{ text: written, from, to: last }] : [];
  });
  return { words: timed, unsaid };
}

/** When each word of an utterance is said; undefined of what has no sound. */
function spansOf(
  { phones, from, to }: Utterance,
  sounds: readonly (readonly string[])[],
): readonly (Span | undefined)[] {
  const names = phones.map(({ name }) => name);
  const ends = share(sounds, names, OF_SOUNDS);
  return ends.map((end, index) => {
    const own = phones.slice(ends[index - 1] ?? 0, end);
    const [first] = own;
    if (first === undefined) return undefined;
    return { from: rounded(from + first.from), to: rounded(Math.min(to, from + own.at(-1)!.to)) };
  });
}

/** Each of some words as an utterance of its own, all in one reading. */
function readApart(
  words: readonly string[],
  read: (text: string) => readonly (readonly string[])[],
): ReadonlyMap<string, readonly string[]> {
  const apart = [...new Set(words)];
  if (apart.length === 0) return new Map();
  const lines = read(`${apart.join('\n\n')}\n`);
  mustBe(lines.length, apart.length);
  return new Map(apart.map((word, index) => [word, lines[index]!]));
}

/** How it calls the letter, in distinction from the article. */
function spelled(word: string): string {
  return word === '_a' ? 'a' : word;
}

function mustBe(read: number, asked: number): void {
  if (read !== asked) {
    throw new Uneven(`flite read ${read} utterances, where ${asked} were expected`);
  }
}

/** To the microsecond, without the last digits of sums. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
