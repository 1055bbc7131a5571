import type { Finding, Hint } from '../diagnostics/finding.ts';
import { schemaPlaces } from './generated/schema-places.ts';
import type { SchemaPlace } from './generated/schema-places.ts';
import { validate } from './generated/validate-film.js';
import type { SchemaError } from './generated/validate-film.js';
import { LIMITS } from './limits.ts';
import { didYouMean, listKnown } from './nearest.ts';
import type { Data } from './to-data.ts';

/** A finding of the schema, with what of the document is left out so that the rest can be read. */
export interface SchemaFinding extends Finding {
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

/** How the document differs from the language, one finding for each real problem. */
export function checkSchema(document: Data): SchemaCheck {
  if (validate(document)) return { findings: [], more: 0 };
  const findings: SchemaFinding[] = [];
  const places = schemaPlaces();
  const errors = validate.errors ?? [];
  for (const error of errors.slice(0, LIMITS.findings)) {
    const finding = translate(error, document, places[Number(error.schemaPath)] ?? {});
    if (finding !== undefined) findings.push(finding);
  }
  return { findings, more: Math.max(0, errors.length - LIMITS.findings) };
}

function translate(
  error: SchemaError,
  document: Data,
  place: SchemaPlace,
): SchemaFinding | undefined {
  // The name of a key is reported by `propertyNames`, not by what it is made of.
  if (error.keyword === 'if' || error.propertyName !== undefined) return undefined;
  const { path, value } = follow(document, error.instancePath);
  const name = nameOf(path);
  const found = (code: string, message: string, hint?: Hint): SchemaFinding => ({
    code,
    severity: 'error',
    message,
    ...(hint === undefined ? {} : { hint }),
    path,
    drop: path,
    about: path,
  });

  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(String(error.params['additionalProperty']), path, place);
    case 'required': {
      const missing = String(error.params['missingProperty']);
      const example = place.needs?.[missing];
      return {
        ...found(
          'film/missing-key',
          `${capitalize(withArticle(place.title ?? 'mapping'))} needs \`${missing}\`.`,
          example === undefined
            ? undefined
            : `Write for example \`${missing}: ${inline(example)}\`.`,
        ),
        about: [...path, missing],
      };
    }
    case 'propertyNames': {
      const key = String(error.params['propertyName']);
      return {
        ...found(
          'film/bad-value',
          `\`${key}\` can’t be ${withArticle(place.names ?? 'key')}: use letters, digits, \`-\` and \`_\`.`,
        ),
        path: [...path, key],
        drop: [...path, key],
        about: [...path, key],
        atKey: true,
      };
    }
    case 'type':
    case 'enum':
    case 'pattern':
    case 'minItems':
    case 'maxItems':
    case 'minLength':
    case 'maxLength':
      return found(
        error.keyword === 'type' || value === null ? 'film/wrong-type' : 'film/bad-value',
        value === null
          ? `${name} has no value.`
          : `${name} must be ${expected(place, error)}; this is ${described(value)}.`,
        hintFor(place, error, value),
      );
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return found(
        'film/out-of-range',
        `${name} must be ${COMPARISONS[String(error.params['comparison'])] ?? ''} ${String(error.params['limit'])}; this is ${described(value)}.`,
      );
    default:
      return found('film/bad-value', `${name} is not as the language wants it (${error.keyword}).`);
  }
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};

function unknownKey(key: string, path: SchemaFinding['path'], place: SchemaPlace): SchemaFinding {
  const what = path.length === 0 ? 'the film' : withArticle(place.title ?? 'mapping');
  const keys = place.keys ?? [];
  const hint: Hint =
    key === '<<'
      ? 'YAML 1.2 has no merge keys: use `vars:`, or set the value on the scene or the film.'
      : () =>
          didYouMean(key, keys) ??
          `${listKnown(keys) ?? ''} A key of your own starts with \`x-\`.`.trim();
  return {
    code: 'film/unknown-key',
    severity: 'error',
    message: `\`${key}\` is not a field of ${what}.`,
    hint,
    path: [...path, key],
    atKey: true,
    drop: [...path, key],
    about: [...path, key],
  };
}

function expected(place: SchemaPlace, error: SchemaError): string {
  if (error.keyword === 'minLength' && place.title === undefined) return 'text that is not empty';
  if (error.keyword === 'enum') {
    const allowed = error.params['allowedValues'];
    if (Array.isArray(allowed)) return anyOf(allowed.map((value) => `\`${String(value)}\``));
  }
  if (place.title !== undefined) return withArticle(place.title);
  const types = [error.params['type']].flat().map((type) => TYPE_NAMES[String(type)] ?? 'a value');
  return anyOf([...new Set(types)]);
}

function hintFor(place: SchemaPlace, error: SchemaError, value: Data): Hint | undefined {
  const types = [error.params['type']].flat();
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    return `Put it in quotes: \`"${String(value)}"\`.`;
  }
  if (types.includes('string') && isMapping(value)) {
    return 'Text that has `: ` in it must stand in quotes.';
  }
  if (types.includes('boolean') && typeof value === 'string' && /^(yes|no|on|off)$/i.test(value)) {
    return `In YAML 1.2, write \`${String(/^(yes|on)$/i.test(value))}\`.`;
  }
  const allowed = error.params['allowedValues'];
  if (error.keyword === 'enum' && typeof value === 'string' && Array.isArray(allowed)) {
    return () => didYouMean(value, allowed.map(String)) ?? examplesOf(place);
  }
  return examplesOf(place);
}

function examplesOf({ examples = [] }: SchemaPlace): string | undefined {
  if (examples.length === 0) return undefined;
  const some = examples.slice(0, 3).map((example) => `\`${inline(example)}\``);
  return `For example ${some.join(', ')}.`;
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
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
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  if (value === '') return 'empty';
  const text = String(value);
  return `\`${text.length > 40 ? `${text.slice(0, 40)}…` : text}\``;
}

function isMapping(value: Data): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(path: readonly (string | number)[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The film';
  if (typeof last === 'string') return `\`${last}\``;
  const list = path.findLast((segment) => typeof segment === 'string');
  return list === undefined ? `Item ${last + 1}` : `Item ${last + 1} of \`${list}\``;
}

function anyOf(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** Titles of the schema are nouns without an article. */
function withArticle(title: string): string {
  if (/^(words|things|thresholds|options|changes|left|keep|hard)\b/.test(title)) return title;
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

/** The value at a JSON pointer, and the pointer as a path with numbers for places in lists. */
function follow(
  document: Data,
  instancePath: string,
): { readonly path: readonly (string | number)[]; readonly value: Data } {
  const path: (string | number)[] = [];
  let value: Data = document;
  for (const escaped of instancePath.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(value)) {
      path.push(Number(name));
      value = value[Number(name)] ?? null;
    } else {
      path.push(name);
      value = value !== null && typeof value === 'object' ? (value[name] ?? null) : null;
    }
  }
  return { path, value };
}
