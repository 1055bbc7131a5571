import type { Path } from './locate.ts';
import { resolveSchema } from './match-schema.ts';
import type { Mismatch } from './match-schema.ts';
import { belongs } from './misplaced.ts';
import { didYouMean, listKnown, nearest } from './nearest.ts';
import { otherWord } from './other-words.ts';
import type { OtherWords } from './other-words.ts';
import { providerKeyHint } from './provider-keys.ts';
import type { DocumentSchema, SchemaNode } from './schema-node.ts';
import { inline } from './schema-words.ts';
import { isMapping } from './to-data.ts';
import type { Data } from './to-data.ts';
import { asPair, joined } from './written-apart.ts';
import type { WrittenApart } from './written-apart.ts';

export interface GuessedKey {
  readonly hint: string;
  /** The field that it stands for, where what it holds can be read as that. */
  readonly meant?: string;
  /** The part of the document in which it belongs, where that is another one. */
  readonly about?: Path;
}

/** By the title of a mapping, what its key and its value stand for where it has no other. */
export type Pairs = Readonly<Record<string, readonly [key: string, value: string]>>;

/** How a mapping is written that has one unknown key, which holds what two of its fields should. */
export function pairIn(
  { node, value }: Mismatch,
  { pairs = {}, words }: Pick<Language, 'pairs' | 'words'>,
): string | undefined {
  const [key, held] = pairs[node.title ?? ''] ?? [];
  if (key === undefined || held === undefined || !isMapping(value)) return undefined;
  const known = Object.keys(node.properties ?? {});
  const entries = Object.entries(value);
  const [[name, text] = ['', null], ...others] = entries.filter(([each]) => !known.includes(each));
  if (key in value || held in value || otherWord(words, node.title, name) !== undefined) {
    return undefined;
  }
  const isPair =
    others.length === 0 && typeof text === 'string' && nearest(name, known) === undefined;
  if (!isPair) return undefined;
  const rest = entries.filter(([each]) => known.includes(each));
  return inline({ [key]: name, [held]: text, ...Object.fromEntries(rest) });
}

interface Language {
  readonly schema: DocumentSchema;
  readonly whole: string;
  readonly words?: OtherWords;
  readonly pairs?: Pairs;
  readonly apart?: WrittenApart;
  readonly providers?: readonly string[];
}

/** What an unknown key was meant to be: another word, one that belongs elsewhere, or a slip of the pen. */
export function guessKey(mismatch: Mismatch, language: Language): GuessedKey {
  const { schema, whole, words } = language;
  const { key = '', path, node, value } = mismatch;
  if (key === '<<') {
    return {
      hint: 'YAML 1.2 has no merge keys: use `vars:`, or set the value on the scene or the film.',
    };
  }
  const pair = pairIn(mismatch, language);
  if (pair !== undefined) return { hint: `Write \`${pair}\`.` };
  const together = joined(mismatch, language.apart);
  if (together !== undefined) return { hint: `Write \`${together}\`.` };
  const maker = providerKeyHint(mismatch, language.providers);
  if (maker !== undefined) return { hint: maker };
  const known = Object.keys(node.properties ?? {});
  const mapping = isMapping(value) ? value : {};
  const held = mapping[key] ?? null;
  const asMeant = (hint: string, meant: string): GuessedKey =>
    meant in mapping ? { hint } : { hint, meant };

  const word = otherWord(words, node.title, key);
  if (word?.includes(': ') === true) return { hint: `Write \`${word}\`.` };
  if (word !== undefined && known.includes(word)) {
    const field = node.properties?.[word] ?? {};
    const list = asPair(schema, field, held);
    if (list !== undefined) return asMeant(`Write \`${word}: ${list}\`.`, word);
    const hint = `Here it is called \`${word}\`.`;
    return fits(schema, field, held) ? asMeant(hint, word) : { hint };
  }
  const near = nearest(key, known);
  const isMeant =
    near !== undefined && !(near in mapping) && fits(schema, node.properties?.[near], held);
  const elsewhere = isMeant ? undefined : belongs(schema, whole, path, word ?? key);
  if (elsewhere !== undefined) {
    const { hint, about } = elsewhere;
    return { hint: word === undefined ? hint : `Here it is called \`${word}\`. ${hint}`, about };
  }
  if (near !== undefined) return asMeant(didYouMean(key, known) ?? '', near);
  return { hint: `${listKnown(known) ?? ''} A key of your own starts with \`x-\`.`.trim() };
}

/** Whether a value is of a kind that a field takes. */
function fits(schema: DocumentSchema, place: SchemaNode | undefined, value: Data): boolean {
  const { type } = place === undefined ? {} : resolveSchema(schema, place);
  if (type === undefined || value === null) return true;
  if (Array.isArray(value)) return type.includes('array');
  if (typeof value === 'number') return type.includes('number') || type.includes('integer');
  const kind = typeof value;
  return type.some((each) => each === kind);
}
