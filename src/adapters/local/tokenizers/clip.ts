import { mergePairs, type MergeRanks } from './byte-pairs.ts';
import { toByteCharacters } from './byte-characters.ts';
import type { Tokenizer } from './tokenizer.ts';

export interface ClipVocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly merges: MergeRanks;
  readonly start: number;
  readonly end: number;
  readonly unknown: number;
  readonly padding: number;
  readonly length: number | undefined;
}

/** Marks the last symbol of a word. */
const WORD_END = '</w>';

/** Words, single digits, runs of other marks; and English endings as words of their own. */
const WORDS = /'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+/gu;

/** The byte-pair tokenizer of CLIP (Radford et al. 2021), which knows no capitals. */
export function clipTokenizer(vocabulary: ClipVocabulary): Tokenizer {
  const known = new Map<string, readonly number[]>();
  const tokensOf = (word: string): readonly number[] => {
    const kept = known.get(word);
    if (kept !== undefined) return kept;
    const symbols = [...toByteCharacters(word)];
    symbols.push(`${symbols.pop() ?? ''}${WORD_END}`);
    const ids = mergePairs(symbols, vocabulary.merges).map(
      (symbol) => vocabulary.ids.get(symbol) ?? vocabulary.unknown,
    );
    known.set(word, ids);
    return ids;
  };
  return {
    padding: vocabulary.padding,
    length: vocabulary.length,
    tokenize: (text) => ({
      opening: [vocabulary.start],
      words: (text.normalize('NFC').toLowerCase().match(WORDS) ?? []).flatMap(tokensOf),
      closing: [vocabulary.end],
    }),
  };
}
