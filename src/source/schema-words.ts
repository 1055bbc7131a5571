import type { SchemaType } from './schema-node.ts';
import type { Data } from './to-data.ts';

/** Words for what a schema wants and for what an author has written. */

export const TYPE_NAMES: Readonly<Record<SchemaType, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
};

export function described(value: Data): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  }
  if (typeof value === 'object') return 'a mapping';
  if (value === '') return 'empty';
  const text = String(value);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

export function nameOf(path: readonly (string | number)[], whole: string): string {
  const last = path.at(-1);
  if (last === undefined) return capitalize(whole);
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.findLast((segment) => typeof segment === 'string');
  return list === undefined ? `Item ${last + 1}` : `Item ${last + 1} of \`${list}\``;
}

export function anyOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

export const PLURAL =
  /^(abilities|errors|headers|pronunciations|providers|stills|subtitles|thresholds|voices)$/;

/** Titles of the schema are nouns without an article. */
export function withArticle(title: string): string {
  if (/^(words|things|options|changes|left|keep|hard)\b|^sound$/.test(title)) return title;
  if (PLURAL.test(title)) return title;
  return /^[aeiou]/.test(title) ? `an ${title}` : `a ${title}`;
}

export function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An example as an author would write it: in braces, and in quotes only where it needs them. */
export function inline(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map(inlineItem).join(', ')}]`;
  if (typeof example !== 'object' || example === null) return String(example);
  const entries = Object.entries(example).map(([key, value]) => `${key}: ${inlineItem(value)}`);
  return `{ ${entries.join(', ')} }`;
}

function inlineItem(example: unknown): string {
  const isPlain = typeof example !== 'string' || /^[\p{L}\p{N}][^,:#[\]{}"']*$/u.test(example);
  return isPlain ? inline(example) : JSON.stringify(example);
}
