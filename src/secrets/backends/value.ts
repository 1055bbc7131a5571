import type { Outside } from './backend.ts';
import { Problem } from './problem.ts';

/**
 * The text of what is kept, which is a secret from now on: of a JSON document, every text in it that is
 * read, and no other. A name that stands beside it, such as a project's, is said elsewhere, and a job may
 * have to be asked for by it.
 *
 * @throws Problem `secrets/bad-value`
 */
export function textOf(bytes: Uint8Array, outside: Pick<Outside, 'conceal'>): string {
  const text = decode(bytes);
  const json = parse(text)?.json;
  if (typeof json !== 'object' || json === null) concealText(text, outside);
  return text;
}

/** As it is, and as whoever uses it may cut it; of JSON that is read as a whole, each text in it. */
export function concealText(text: string, { conceal }: Pick<Outside, 'conceal'>): void {
  const json = parse(text)?.json;
  const texts = typeof json === 'object' && json !== null ? textsIn(json) : [text];
  for (const each of texts) {
    for (const form of new Set([each, plainText(each), each.trim()])) conceal(form);
  }
}

/**
 * The secret itself. A line break at the end comes from how it was written down (`echo x | …`, an editor)
 * and would break a header, so one is dropped; any other space may well belong to it, and stays.
 *
 * @throws Problem `secrets/bad-value`
 */
export function plainValue(text: string): string {
  const value = plainText(text);
  if (value !== '') return value;
  throw bad('it is empty', 'Write the value there.');
}

/**
 * A field of a secret that is a JSON object.
 *
 * @throws Problem
 */
export function fieldValue(text: string, key: string): string {
  const json = parse(text)?.json;
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const found = json === undefined ? 'no JSON' : 'JSON, but no object';
    const hint = 'Write the secret as {"key": "value"}, or leave the key out of its address.';
    throw bad(`\`${key}\` is to be a key of it, and it is ${found}`, hint);
  }
  if (!Object.hasOwn(json, key)) {
    const hint = 'Compare the key with what is there: capitals matter.';
    throw new Problem('secrets/not-found', `its JSON has no key \`${key}\``, hint);
  }
  const value = (json as Readonly<Record<string, unknown>>)[key];
  // Made a text again, a number may be another: JSON.parse keeps 16 digits.
  if (typeof value !== 'string') {
    const hint = 'Write it as a text, in quotes.';
    throw bad(`\`${key}\` of its JSON is ${kindOf(value)} and no text`, hint);
  }
  if (plainText(value) === '')
    throw bad(`\`${key}\` of its JSON is empty`, 'Write the value there.');
  return plainText(value);
}

export function bad(text: string, hint: string): Problem {
  return new Problem('secrets/bad-value', text, hint);
}

function plainText(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** A mark of the byte order, which editors of Windows write, is taken off. */
function decode(bytes: Uint8Array): string {
  const hint = 'Keep it as a text in UTF-8.';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw bad('it is no text in UTF-8', hint);
  }
  // UTF-16 without a mark is full of them.
  if (text.includes('\0')) throw bad('it holds a NUL character, so it is no text in UTF-8', hint);
  return text;
}

function parse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
