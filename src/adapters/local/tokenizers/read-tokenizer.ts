import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderError } from '../folder/folder-error.ts';
import { readSettingsFile, type SettingsFile } from '../folder/settings-file.ts';
import { mergeRanks } from './byte-pairs.ts';
import { clipTokenizer } from './clip.ts';
import { readNormalizerOf } from './normalizer.ts';
import { readPostProcessorOf } from './post-processor.ts';
import { readPreTokenizerOf } from './pre-tokenizer.ts';
import { readTokenModel } from './token-model.ts';
import type { Tokenizer } from './tokenizer.ts';

/** Tokenizers that don't know their length write a number of thirty digits. */
const SENSIBLE_LENGTH = 100_000;

/**
 * The tokenizer in a folder of the model folder: CLIP's from vocab.json and merges.txt, others from
 * tokenizer.json.
 */
export async function readTokenizer(root: string, folder: string): Promise<Tokenizer> {
  const at = (name: string) => readSettingsFile(join(root, folder, name), `${folder}/${name}`);
  const settings = await at('tokenizer_config.json');
  const special = await at('special_tokens_map.json');
  const named: NamedToken = (key) => tokenText(settings, key) ?? tokenText(special, key);
  const stated = settings?.number('model_max_length');
  const length = stated !== undefined && stated < SENSIBLE_LENGTH ? stated : undefined;
  const fast = await at('tokenizer.json');
  const kind = settings?.text('tokenizer_class') ?? '';
  const vocabulary = await at('vocab.json');
  if (vocabulary !== undefined && (kind.startsWith('CLIP') || fast === undefined)) {
    return readClip(root, folder, vocabulary, named, length);
  }
  if (fast !== undefined) return readFast(fast, named, length);
  throw folderError(
    `${folder}/`,
    'has no tokenizer that can be read; expected vocab.json and merges.txt, or tokenizer.json',
    'Save the tokenizer with `AutoTokenizer.from_pretrained(…).save_pretrained(…)`, which writes tokenizer.json.',
  );
}

type NamedToken = (key: string) => string | undefined;

/** A special token is a text, or an object with its text. */
function tokenText(file: SettingsFile | undefined, key: string): string | undefined {
  const value = file?.values[key];
  if (typeof value === 'string') return value;
  const isObject = typeof value === 'object' && value !== null && 'content' in value;
  return isObject && typeof value.content === 'string' ? value.content : undefined;
}

async function readClip(
  root: string,
  folder: string,
  vocabulary: SettingsFile,
  named: NamedToken,
  length: number | undefined,
): Promise<Tokenizer> {
  const name = `${folder}/merges.txt`;
  const text = await readFile(join(root, name), 'utf8').catch(() => {
    throw folderError(name, 'is missing; expected it beside vocab.json');
  });
  const ids = new Map(Object.entries(vocabulary.values as Readonly<Record<string, number>>));
  const idOf = (token: string): number => {
    const id = ids.get(token);
    if (id === undefined) throw folderError(vocabulary.name, `has no token ${token}`);
    return id;
  };
  const ending = named('eos_token') ?? '<|endoftext|>';
  return clipTokenizer({
    ids,
    merges: mergeRanks(readMerges(name, text)),
    start: idOf(named('bos_token') ?? '<|startoftext|>'),
    end: idOf(ending),
    unknown: idOf(named('unk_token') ?? ending),
    padding: idOf(named('pad_token') ?? ending),
    length,
  });
}

function readMerges(name: string, text: string): readonly (readonly [string, string])[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#version'))
    .map((line) => {
      const [left, right, ...rest] = line.trim().split(' ');
      if (left !== undefined && right !== undefined && rest.length === 0) return [left, right];
      throw folderError(name, `has a line that is not a pair: ${line}`);
    });
}

function readFast(file: SettingsFile, named: NamedToken, length: number | undefined): Tokenizer {
  const { name, values } = file;
  const normalize = readNormalizerOf(name, values);
  const cut = readPreTokenizerOf(name, values);
  const tokenizeWord = readTokenModel(name, values);
  const surround = readPostProcessorOf(name, values);
  return {
    padding: paddingOf(file, named('pad_token')),
    length,
    tokenize: (text) => ({ ...surround, words: cut([normalize(text)]).flatMap(tokenizeWord) }),
  };
}

function paddingOf({ name, values }: SettingsFile, token: string | undefined): number {
  const { padding, added_tokens: added } = values as {
    padding?: { pad_id?: unknown } | null;
    added_tokens?: readonly { readonly id?: unknown; readonly content?: unknown }[];
  };
  if (typeof padding?.pad_id === 'number') return padding.pad_id;
  const found = added?.find(({ content }) => content === token)?.id;
  if (token !== undefined && typeof found === 'number') return found;
  throw folderError(name, 'does not say which token fills the rest; expected a pad_token');
}
