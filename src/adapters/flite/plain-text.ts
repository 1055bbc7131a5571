import { ProviderError } from '../../providers/provider-error.ts';

/** A text as flite can read it. */
export interface PlainText {
  /** What is between blanks, in order. */
  readonly pieces: readonly Piece[];
  /** What is said otherwise than written, a sentence each. */
  readonly notes: readonly string[];
}

export interface Piece {
  readonly written: string;
  /** In printable ASCII. */
  readonly plain: string;
  /** Whether an empty line stands before it, which is a long pause. */
  readonly isAfterBreak: boolean;
}

/**
 * How typographers write what ASCII has too. A dash between words is a short pause. Quotation marks are
 * not heard, and flite leaves out a sign before one, so it is given none.
 */
const SPELLED: Readonly<Record<string, string>> = {
  '"': '',
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201B': "'",
  '\u02BC': "'",
  '\u2032': "'",
  '\u201C': '',
  '\u201D': '',
  '\u201E': '',
  '\u00AB': '',
  '\u00BB': '',
  '\u2033': '',
  '\u2039': '',
  '\u203A': '',
  '\u2010': '-',
  '\u2011': '-',
  '\u2013': ', ',
  '\u2014': ', ',
  '\u2026': '...',
};

/** Signs that are words: flite says some by other names, and leaves them out at the end of a phrase. */
const SIGNS: Readonly<Record<string, string>> = {
  '&': ' and ',
  '+': ' plus ',
  '=': ' equals ',
  '@': ' at ',
};

/** Nobody sees or hears them: soft hyphens, joiners, marks of direction. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\uFEFF]/g;

/** Pictures of moods and things, with what says how they look: nobody expects them to be heard. */
const PICTURES =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\uFE0E\uFE0F\u20E3]/gu;

/** Latin letters that are more than a letter with an accent. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
};

/** Something that is said, and not only how. */
export const SAID = /[A-Za-z0-9#$%*/\\^_|~]/;
/** Before the first word it is not heard, and flite makes an empty utterance of it. */
const OPENING = /^[([{'`]+$/;
const MOST_NAMED = 8;

/** To find out how a longer one is said takes minutes, if it ever ends. */
const LONGEST_WORD = 200;

/** @throws ProviderError `provider/invalid-request` where there is something that it can't say. */
export function plainText(text: string): PlainText {
  const parts = text.replaceAll(INVISIBLE, '').split(/(\s+)/);
  const pieces = parts.flatMap((written, index): readonly Piece[] => {
    if (index % 2 === 1 || written === '') return [];
    const isAfterBreak = (parts[index - 1]?.match(/\r\n|[\n\r\u2028\u2029]/g) ?? []).length > 1;
    const plain = plainOf(written);
    return plain === '' ? [] : [{ written, plain, isAfterBreak }];
  });
  const unsayable = pieces.flatMap(({ plain }) => plain.match(/[^\x20-\x7E]/gu) ?? []);
  if (unsayable.length > 0) throw invalid(`flite can’t say ${named([...new Set(unsayable)])}`);
  const longest = Math.max(0, ...pieces.map(({ plain }) => plain.length));
  if (longest > LONGEST_WORD) {
    throw invalid(`flite says no word of more than ${LONGEST_WORD} characters; one has ${longest}`);
  }
  if (!pieces.some(({ plain }) => SAID.test(plain))) {
    throw invalid('flite finds nothing to say: there is no letter and no digit in the text');
  }
  const first = pieces.findIndex(({ plain }) => !OPENING.test(plain));
  return { pieces: pieces.slice(first), notes: notesOn(text, pieces) };
}

function plainOf(written: string): string {
  const spelled = written.replaceAll(PICTURES, '').replaceAll(/[^\x20-\x7E]|"/gu, (character) => {
    const known = SPELLED[character] ?? LETTERS[character];
    if (known !== undefined) return known;
    const [letter = '', ...marks] = character.normalize('NFD');
    const isAccented = /^[A-Za-z]$/.test(letter) && marks.every((mark) => /^\p{M}$/u.test(mark));
    return isAccented ? letter : character;
  });
  return (
    spelled
      // An accent that is a character of its own, after its letter.
      .replaceAll(/(?<=[A-Za-z])\p{M}+/gu, '')
      .replaceAll(/[&+=@]/g, (sign) => SIGNS[sign]!)
      .replaceAll(/ {2,}/g, ' ')
      .trim()
  );
}

function notesOn(text: string, pieces: readonly Piece[]): readonly string[] {
  const respelled = pieces.filter(({ written }) =>
    /[\p{L}\p{M}]/u.test(nonAscii(written.replaceAll(PICTURES, ''))),
  );
  const read = respelled.map(({ written, plain }) => `“${written}” as “${plain}”`);
  const unsaid = new Set([
    ...pieces.flatMap(({ plain }) => plain.match(/[<>]/g) ?? []),
    ...(text.match(PICTURES) ?? []).filter((each) => /\p{Extended_Pictographic}/u.test(each)),
  ]);
  return [
    ...(read.length === 0 ? [] : [`flite reads ${[...new Set(read)].join(', ')}.`]),
    ...(unsaid.size === 0 ? [] : [`flite says nothing for ${[...unsaid].join(' and ')}.`]),
  ];
}

function nonAscii(text: string): string {
  return text.replaceAll(/[\x20-\x7E]/g, '');
}

/** Characters with their code points, as some have no shape of their own. */
function named(characters: readonly string[]): string {
  const names = characters.slice(0, MOST_NAMED).map((character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return /[\p{L}\p{N}\p{S}\p{P}]/u.test(character) ? `${character} (U+${code})` : `U+${code}`;
  });
  const more = characters.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function invalid(message: string): ProviderError {
  return new ProviderError('provider/invalid-request', message, {
    retryable: false,
    submitted: 'no',
    hint: 'It reads English in Latin letters: write the rest in words, or name another provider.',
  });
}
