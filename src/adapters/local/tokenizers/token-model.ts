import { folderError } from '../folder/folder-error.ts';
import { mergePairs, mergeRanks } from './byte-pairs.ts';
import { type JsonPart, jsonPart, jsonText } from './json-part.ts';
import { unigramTokenizer } from './unigram.ts';

/** A word's tokens. */
export type TokenizeWord = (word: string) => readonly number[];

/** The model of a tokenizer.json: what cuts words into tokens. */
export function readTokenModel(
  file: string,
  values: Readonly<Record<string, unknown>>,
): TokenizeWord {
  const part = jsonPart(file, 'model', values['model']);
  switch (part?.type) {
    case 'BPE':
      return readBytePairs(file, part);
    case 'Unigram':
      return readUnigram(file, part);
    default:
      throw folderError(file, `its model is ${part?.type ?? 'missing'}; expected BPE or Unigram`);
  }
}

function readBytePairs(file: string, { values }: JsonPart): TokenizeWord {
  const { vocab, merges } = values;
  if (typeof vocab !== 'object' || vocab === null || !Array.isArray(merges)) {
    throw folderError(file, 'its model has no vocab and merges');
  }
  const ids = new Map(Object.entries(vocab as Readonly<Record<string, number>>));
  const ranks = mergeRanks(merges.map((merge) => readMerge(file, merge)));
  const ending = jsonText(file, 'model.end_of_word_suffix', values['end_of_word_suffix'], '');
  const unknown = ids.get(jsonText(file, 'model.unk_token', values['unk_token'], ''));
  return (word) => {
    const symbols = Array.from(word);
    const last = symbols.pop();
    if (last === undefined) return [];
    return mergePairs([...symbols, last + ending], ranks).flatMap((symbol) => {
      const id = ids.get(symbol) ?? unknown;
      return id === undefined ? [] : [id];
    });
  };
}

function readMerge(file: string, merge: unknown): readonly [string, string] {
  const parts: unknown = typeof merge === 'string' ? merge.split(' ') : merge;
  if (Array.isArray(parts) && parts.length === 2) return [String(parts[0]), String(parts[1])];
  throw folderError(file, `its model has a merge that is not a pair: ${JSON.stringify(merge)}`);
}

function readUnigram(file: string, { values }: JsonPart): TokenizeWord {
  const { vocab, unk_id: unknown } = values;
  if (!Array.isArray(vocab) || typeof unknown !== 'number') {
    throw folderError(file, 'its model has no vocab and unk_id');
  }
  const pieces = new Map(
    (vocab as (readonly [string, number])[]).map(([piece, score], id) => [piece, { id, score }]),
  );
  const bytes = new Map<number, number>();
  for (let byte = 0; values['byte_fallback'] === true && byte < 256; byte += 1) {
    const name = `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
    const id = pieces.get(name)?.id;
    if (id !== undefined) bytes.set(byte, id);
  }
  return unigramTokenizer({ pieces, unknown, bytes: bytes.size > 0 ? bytes : undefined });
}
