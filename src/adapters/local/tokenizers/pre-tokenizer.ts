import { folderError } from '../folder/folder-error.ts';
import { toByteCharacters } from './byte-characters.ts';
import { type JsonPart, jsonPart, jsonParts, jsonPattern, jsonText } from './json-part.ts';

/** Cuts a text into the words that are tokenized each by itself. */
export type CutWords = (words: readonly string[]) => readonly string[];

/** The cut of GPT-2, which byte-level tokenizers use unless they say otherwise. */
const BYTE_LEVEL_WORDS =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

export function readPreTokenizer(file: string, part: JsonPart | undefined): CutWords {
  if (part === undefined) return (words) => words;
  const { type, values } = part;
  switch (type) {
    case 'Sequence': {
      const all = jsonParts(file, 'pre_tokenizer', values['pretokenizers']).map((one) =>
        readPreTokenizer(file, one),
      );
      return (words) => all.reduce((reached, one) => one(reached), words);
    }
    case 'Whitespace':
      return (words) =>
        words.flatMap((word) => word.match(/[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]+/gu) ?? []);
    case 'WhitespaceSplit':
      return (words) => words.flatMap((word) => word.match(/\S+/gu) ?? []);
    case 'Split':
      return readSplit(file, values);
    case 'ByteLevel': {
      const prefix = values['add_prefix_space'] === true ? ' ' : '';
      const cuts = values['use_regex'] !== false;
      return (words) =>
        words
          .map((word) => (word.startsWith(' ') ? word : prefix + word))
          .flatMap((word) => (cuts ? (word.match(BYTE_LEVEL_WORDS) ?? []) : [word]))
          .map((word) => toByteCharacters(word).join(''));
    }
    case 'Metaspace':
      return readMetaspace(file, values);
    default:
      throw folderError(file, `its pre_tokenizer ${type} is not one that is known here`);
  }
}

/** What a pattern finds are words of their own, or are what is between words. */
function readSplit(file: string, values: Readonly<Record<string, unknown>>): CutWords {
  const pattern = jsonPattern(file, 'pre_tokenizer', values['pattern']);
  const behavior = jsonText(file, 'pre_tokenizer.behavior', values['behavior'], '');
  const inverted = values['invert'] === true;
  if (behavior !== 'Removed' && behavior !== 'Isolated') {
    throw folderError(
      file,
      `its pre_tokenizer splits as ${behavior}; expected Removed or Isolated`,
    );
  }
  return (words) =>
    words.flatMap((word) => {
      const pieces = piecesOf(word, pattern);
      const kept =
        behavior === 'Isolated' ? pieces : pieces.filter(({ found }) => found === inverted);
      return kept.map(({ text }) => text);
    });
}

function piecesOf(
  word: string,
  pattern: RegExp,
): readonly { readonly text: string; readonly found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = [];
  let from = 0;
  for (const match of word.matchAll(pattern)) {
    if (match[0] === '') continue;
    pieces.push({ text: word.slice(from, match.index), found: false });
    pieces.push({ text: match[0], found: true });
    from = match.index + match[0].length;
  }
  pieces.push({ text: word.slice(from), found: false });
  return pieces.filter(({ text }) => text !== '');
}

/** Blanks are letters of the vocabulary, and one begins the text. */
function readMetaspace(file: string, values: Readonly<Record<string, unknown>>): CutWords {
  const mark = jsonText(file, 'pre_tokenizer.replacement', values['replacement'], '▁');
  const scheme =
    values['prepend_scheme'] ?? (values['add_prefix_space'] === false ? 'never' : 'always');
  const splits = values['split'] !== false;
  return (words) =>
    words.flatMap((word, index) => {
      const marked = word.replaceAll(' ', mark);
      const prepends = scheme === 'always' || (scheme === 'first' && index === 0);
      const whole = prepends && marked !== '' && !marked.startsWith(mark) ? mark + marked : marked;
      return splits ? whole.split(new RegExp(`(?=${mark})`, 'u')) : [whole];
    });
}

export function readPreTokenizerOf(
  file: string,
  values: Readonly<Record<string, unknown>>,
): CutWords {
  return readPreTokenizer(file, jsonPart(file, 'pre_tokenizer', values['pre_tokenizer']));
}
