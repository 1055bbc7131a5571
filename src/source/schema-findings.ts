import type { Finding, Hint } from '../diagnostics/finding.ts';
import { LIMITS } from './limits.ts';
import { matchSchema, resolveSchema } from './match-schema.ts';
import type { Mismatch } from './match-schema.ts';
import { didYouMean, listKnown, nearest } from './nearest.ts';
import type { DocumentSchema, SchemaNode, SchemaType } from './schema-node.ts';
import type { Data } from './to-data.ts';
import { meantDuration } from './values/duration.ts';

/** A finding of the schema, with what of the document is left out so that the rest can be read. */
export interface SchemaFinding extends Finding {
  /** Whether the key is at fault, not the value. */
  readonly atKey: boolean;
  /** The smallest part that can’t be used. */
  readonly drop: readonly (string | number)[];
  /** What is then not known of the film. */
  readonly about: readonly (string | number)[];
}

export interface SchemaCheck {
  readonly findings: readonly SchemaFinding[];
  /** How many problems there are beside those: of a file that is nothing but mistakes. */
  readonly more: number;
}

/** A language that documents are written in. */
export interface DocumentLanguage {
  readonly schema: DocumentSchema;
  /** What its codes begin with: `film` in `film/unknown-key`. */
  readonly family: string;
  /** What a whole document is called: `the film`. */
  readonly whole: string;
}

/** How the document differs from its language, one finding for each real problem. */
export function checkSchema(document: Data, language: DocumentLanguage): SchemaCheck {
  const mismatches = matchSchema(language.schema, document);
  const shown = mismatches.slice(0, LIMITS.findings);
  const meant = misspeltKeys(shown);
  return {
    findings: shown.flatMap((each) => {
      if (each.keyword === 'required' && meant.lacks(each)) return [];
      const finding = explain(each, language);
      const key = meant.of(each);
      return [key === undefined ? finding : { ...finding, about: [...each.path, key] }];
    }),
    more: Math.max(0, mismatches.length - LIMITS.findings),
  };
}

/**
 * Which of the keys that are missing were written, and only misspelt: of these the misspelling alone
 * is told, since nothing is missing once that is corrected.
 */
function misspeltKeys(mismatches: readonly Mismatch[]) {
  const missing = new Map<string, string[]>();
  for (const { keyword, path, key = '' } of mismatches) {
    if (keyword !== 'required') continue;
    const place = JSON.stringify(path);
    missing.set(place, [...(missing.get(place) ?? []), key]);
  }
  const meant = new Map<Mismatch, string>();
  const found = new Set<string>();
  for (const each of missing.size === 0 ? [] : mismatches) {
    const { keyword, path, key = '', node } = each;
    const lacking = missing.get(JSON.stringify(path));
    if (keyword !== 'additionalProperties' || lacking === undefined) continue;
    const near = nearest(key, Object.keys(node.properties ?? {}));
    if (near === undefined || !lacking.includes(near)) continue;
    meant.set(each, near);
    found.add(JSON.stringify([...path, near]));
  }
  return {
    /** The key that an unknown one stands for. */
    of: (each: Mismatch): string | undefined => meant.get(each),
    lacks: ({ path, key = '' }: Mismatch): boolean => found.has(JSON.stringify([...path, key])),
  };
}

function explain(mismatch: Mismatch, language: DocumentLanguage): SchemaFinding {
  const { keyword, node, path, value, key = '' } = mismatch;
  const name = nameOf(path, language);
  const found = (code: string, message: string, hint?: Hint): SchemaFinding => ({
    code: `${language.family}/${code}`,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    path,
    atKey: false,
    drop: path,
    about: path,
  });

  switch (keyword) {
    case 'additionalProperties':
      return unknownKey(mismatch, language);
    case 'required':
      return {
        ...found(
          'missing-key',
          `${capitalize(withArticle(node.title ?? 'mapping'))} ${PLURAL.test(node.title ?? '') ? 'need' : 'needs'} \`${key}\`.`,
          exampleOf(node, key, language),
        ),
        about: [...path, key],
      };
    case 'propertyNames': {
      const what = withArticle(node.propertyNames?.title ?? 'key');
      return {
        ...found('bad-value', `\`${key}\` can’t be ${what}: use letters, digits, \`-\` and \`_\`.`),
        path: [...path, key],
        drop: [...path, key],
        about: [...path, key],
        atKey: true,
      };
    }
    case 'maxLength':
      return found(
        'bad-value',
        `${name} has ${Array.from(value as string).length} characters; ${node.maxLength} are allowed.`,
      );
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return found(
        'out-of-range',
        `${name} must be ${COMPARISONS[keyword]} ${node[keyword]}; this is ${described(value)}.`,
      );
    default:
      return found(
        keyword === 'type' || value === null ? 'wrong-type' : 'bad-value',
        value === null
          ? `${name} has no value.`
          : `${name} must be ${expected(mismatch)}; this is ${described(value)}.`,
        hintFor(mismatch),
      );
  }
}

const COMPARISONS = {
  minimum: 'at least',
  maximum: 'at most',
  exclusiveMinimum: 'more than',
} as const;

function exampleOf(
  node: SchemaNode,
  key: string,
  { schema }: DocumentLanguage,
): string | undefined {
  const written = node.properties?.[key] ?? {};
  const [example] = written.examples ?? resolveSchema(schema, written).examples ?? [];
  return example === undefined ? undefined : `Write for example \`${key}: ${inline(example)}\`.`;
}

function unknownKey(
  { key = '', path, node }: Mismatch,
  { family, whole }: DocumentLanguage,
): SchemaFinding {
  const what = path.length === 0 ? whole : withArticle(node.title ?? 'mapping');
  const known = Object.keys(node.properties ?? {});
  const hint: Hint =
    key === '<<'
      ? 'YAML 1.2 has no merge keys: use `vars:`, or set the value on the scene or the film.'
      : () =>
          didYouMean(key, known) ??
          `${listKnown(known) ?? ''} A key of your own starts with \`x-\`.`.trim();
  return {
    code: `${family}/unknown-key`,
    severity: 'error',
    message: `\`${key}\` is not a field of ${what}.`,
    hint,
    path: [...path, key],
    atKey: true,
    drop: [...path, key],
    about: [...path, key],
  };
}

function expected({ keyword, node }: Mismatch): string {
  if (keyword === 'minLength' && node.title === undefined) return 'text that is not empty';
  if (keyword === 'enum') return anyOf((node.enum ?? []).map((term) => `\`${term}\``));
  if (node.title !== undefined) return withArticle(node.title);
  return anyOf([...new Set((node.type ?? []).map((type) => TYPE_NAMES[type]))]);
}

function hintFor({ keyword, node, value }: Mismatch): Hint | undefined {
  const types = keyword === 'type' ? (node.type ?? []) : [];
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    // Quotes alone do not make a resolution of 720.
    if (!fitsAsText(node, String(value))) return examplesOf(node);
    return `Put it in quotes: \`"${String(value)}"\`.`;
  }
  if (types.includes('string') && isMapping(value)) {
    return 'Text that has `: ` in it must stand in quotes.';
  }
  if (types.includes('boolean') && typeof value === 'string' && /^(yes|no|on|off)$/i.test(value)) {
    return `In YAML 1.2, write \`${String(/^(yes|on)$/i.test(value))}\`.`;
  }
  if (keyword === 'pattern' && typeof value === 'string' && node.title?.startsWith('length of')) {
    const meant = meantDuration(value);
    if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  }
  if (keyword === 'enum' && typeof value === 'string') {
    return () => didYouMean(value, (node.enum ?? []).map(String)) ?? examplesOf(node);
  }
  return examplesOf(node);
}

function fitsAsText({ pattern, oneOfType }: SchemaNode, text: string): boolean {
  const wanted = pattern ?? oneOfType?.string?.pattern;
  return wanted === undefined || new RegExp(wanted, 'u').test(text);
}

function examplesOf({ examples = [] }: SchemaNode): string | undefined {
  if (examples.length === 0) return undefined;
  const some = examples.slice(0, 3).map((example) => `\`${inline(example)}\``);
  return `For example ${some.join(', ')}.`;
}

const TYPE_NAMES: Readonly<Record<SchemaType, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
};

function described(value: Data): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  }
  if (typeof value === 'object') return 'a mapping';
  if (value === '') return 'empty';
  const text = String(value);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

function isMapping(value: Data): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(path: readonly (string | number)[], { whole }: DocumentLanguage): string {
  const last = path.at(-1);
  if (last === undefined) return capitalize(whole);
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.findLast((segment) => typeof segment === 'string');
  return list === undefined ? `Item ${last + 1}` : `Item ${last + 1} of \`${list}\``;
}

function anyOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

const PLURAL =
  /^(abilities|errors|headers|pronunciations|providers|stills|subtitles|thresholds|voices)$/;

/** Titles of the schema are nouns without an article. */
function withArticle(title: string): string {
  if (/^(words|things|options|changes|left|keep|hard)\b|^sound$/.test(title)) return title;
  if (PLURAL.test(title)) return title;
  return /^[aeiou]/.test(title) ? `an ${title}` : `a ${title}`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An example as an author would write it: in braces, and in quotes only where it needs them. */
function inline(example: unknown): string {
  if (Array.isArray(example)) return `[${example.map(inlineItem).join(', ')}]`;
  if (typeof example !== 'object' || example === null) return String(example);
  const entries = Object.entries(example).map(([key, value]) => `${key}: ${inlineItem(value)}`);
  return `{ ${entries.join(', ')} }`;
}

function inlineItem(example: unknown): string {
  const isPlain = typeof example !== 'string' || /^[\p{L}\p{N}][^,:#[\]{}"']*$/u.test(example);
  return isPlain ? inline(example) : JSON.stringify(example);
}
