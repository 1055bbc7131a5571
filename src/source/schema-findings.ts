import type { Finding, Hint } from '../diagnostics/finding.ts';
import { guessKey, pairIn } from './guess-key.ts';
import type { GuessedKey, Pairs } from './guess-key.ts';
import { LIMITS } from './limits.ts';
import type { Path } from './locate.ts';
import { matchSchema, resolveSchema } from './match-schema.ts';
import type { Mismatch } from './match-schema.ts';
import { didYouMean } from './nearest.ts';
import type { OtherWords } from './other-words.ts';
import { isToldWithProvider } from './provider-keys.ts';
import type { DocumentSchema, SchemaNode } from './schema-node.ts';
import {
  PLURAL,
  TYPE_NAMES,
  anyOf,
  capitalize,
  described,
  inline,
  nameOf,
  withArticle,
} from './schema-words.ts';
import { rangeHint, shapeHint } from './shape-hint.ts';
import { isMapping } from './to-data.ts';
import type { Data, DataMapping } from './to-data.ts';
import { meantDuration } from './values/duration.ts';
import { meantNumber } from './values/with-unit.ts';
import { asPair, isToldWithOther } from './written-apart.ts';
import type { WrittenApart } from './written-apart.ts';

/** A finding of the schema, with what of the document is left out so that the rest can be read. */
export interface SchemaFinding extends Finding {
  /** Whether the key is at fault, not the value. */
  readonly atKey: boolean;
  /** The smallest part that can’t be used. */
  readonly drop: readonly (string | number)[];
  /** What is then not known of the film. */
  readonly about: readonly (string | number)[];
  /** Searches for the key that an unknown one stands for. */
  readonly meant?: () => string | undefined;
  /** Searches for the part of the document in which an unknown key belongs. */
  readonly elsewhere?: () => Path | undefined;
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
  /** What its fields are called elsewhere. */
  readonly words?: OtherWords;
  /** Fields that are all written as one by who thinks of scripts: `emma: Hello.` for who says what. */
  readonly pairs?: Pairs;
  /** Fields of two numbers that are two keys elsewhere: `x` and `y` for a place. */
  readonly apart?: WrittenApart;
  /** Names of the providers that there are. */
  readonly providers?: readonly string[];
  /** By the title of what a field must be, how to write it for who writes something else. */
  readonly shapes?: Readonly<Record<string, string>>;
  /** Where what a field names is described, by the name of that field. */
  readonly dictionaries?: Readonly<Record<string, string>>;
  /** Keys that the schema allows and that stand for another all the same. */
  readonly misnamed?: (document: Data) => readonly SchemaFinding[];
}

/** How the document differs from its language, one finding for each real problem. */
export function checkSchema(document: Data, language: DocumentLanguage): SchemaCheck {
  const mismatches = matchSchema(language.schema, document).filter(
    (each) =>
      (each.keyword !== 'required' || pairIn(each, language) === undefined) &&
      !isToldWithOther(each, language.apart) &&
      !isToldWithProvider(each, language.providers),
  );
  const shown = mismatches.slice(0, LIMITS.findings);
  return {
    findings: shown.map((each) => explain(each, language)),
    more: Math.max(0, mismatches.length - LIMITS.findings),
  };
}

function explain(mismatch: Mismatch, language: DocumentLanguage): SchemaFinding {
  const { keyword, node, path, value, key = '' } = mismatch;
  const name = nameOf(path, language.whole);
  const found = (code: string, message: string, hint: Hint): SchemaFinding => ({
    code: `${language.family}/${code}`,
    severity: 'error',
    message,
    hint,
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
          exampleOf(node, key, language) ?? `Write \`${key}: …\` in it.`,
        ),
        about: [...path, key],
      };
    case 'propertyNames': {
      const what = withArticle(node.propertyNames?.title ?? 'key');
      return {
        ...found(
          'bad-value',
          `\`${key}\` can’t be ${what}: use letters, digits, \`-\` and \`_\`.`,
          `Call it \`${plainName(key)}\`, for example.`,
        ),
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
        'Shorten it.',
      );
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return found(
        'out-of-range',
        `${name} must be ${COMPARISONS[keyword]} ${node[keyword]}; this is ${described(value)}.`,
        rangeHint(Number(value), rangeOf(node)),
      );
    default:
      return found(
        keyword === 'type' || value === null ? 'wrong-type' : 'bad-value',
        value === null
          ? `${name} has no value.`
          : `${name} must be ${expected(mismatch)}; this is ${described(value)}.`,
        hintFor(mismatch, language),
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

function unknownKey(mismatch: Mismatch, language: DocumentLanguage): SchemaFinding {
  const { key = '', path, node } = mismatch;
  const what = path.length === 0 ? language.whole : withArticle(node.title ?? 'mapping');
  const place = [...path, key];
  let guessed: GuessedKey | undefined;
  const guess = (): GuessedKey => (guessed ??= guessKey(mismatch, language));
  return {
    code: `${language.family}/unknown-key`,
    severity: 'error',
    message: `\`${key}\` is not a field of ${what}.`,
    hint: () => guess().hint,
    path: place,
    atKey: true,
    drop: place,
    about: place,
    meant: () => guess().meant,
    elsewhere: () => guess().about,
  };
}

function expected({ keyword, node }: Mismatch): string {
  if (keyword === 'minLength' && node.title === undefined) return 'text that is not empty';
  if (keyword === 'enum') return anyOf((node.enum ?? []).map((term) => `\`${term}\``));
  if (node.title !== undefined) return withArticle(node.title);
  return anyOf([...new Set((node.type ?? []).map((type) => TYPE_NAMES[type]))]);
}

function hintFor({ keyword, node, path, value }: Mismatch, language: DocumentLanguage): Hint {
  const types = keyword === 'type' ? (node.type ?? []) : [];
  if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    // Quotes alone do not make a resolution of 720.
    if (!fitsAsText(node, String(value))) return examplesOf(node) ?? shapeHint(node, value);
    return `Put it in quotes: \`"${String(value)}"\`.`;
  }
  const pair = asPair(language.schema, node, value);
  if (pair !== undefined) return `Write \`${pair}\`${Array.isArray(value) ? THIRD : ''}.`;
  const shape = keyword === 'type' ? language.shapes?.[node.title ?? ''] : undefined;
  if (shape !== undefined && value !== null) return shape;
  if (types.includes('string') && isMapping(value)) return textHint(path, value, language);
  if (types.includes('boolean') && typeof value === 'string' && /^(yes|no|on|off)$/i.test(value)) {
    return `In YAML 1.2, write \`${String(/^(yes|on)$/i.test(value))}\`.`;
  }
  if (keyword === 'pattern' && typeof value === 'string' && node.title?.startsWith('length of')) {
    const meant = meantDuration(value);
    if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  }
  if (keyword === 'enum' && typeof value === 'string') {
    return () =>
      didYouMean(value, (node.enum ?? []).map(String)) ??
      examplesOf(node) ??
      shapeHint(node, value);
  }
  if (types.includes('number') && typeof value === 'string') {
    const meant = meantNumber(value);
    if (meant !== undefined) return `Did you mean \`${meant}\`?`;
  }
  const numbers = Array.isArray(value) ? withCommas(value) : undefined;
  if (numbers !== undefined) return `Write a comma between them: \`${numbers}\`.`;
  return examplesOf(node) ?? shapeHint(node, value);
}

/** Of three numbers for a place, the last is how high it is. */
const THIRD = '; how high it is stands in `height` of a camera, or `elevation` of a piece';

/** What to do with fields that stand where text must. */
function textHint(path: Path, value: DataMapping, { dictionaries }: DocumentLanguage): string {
  const field = path.findLast((segment) => typeof segment === 'string') ?? '';
  const dictionary = path.length > 1 ? dictionaries?.[field] : undefined;
  if (dictionary !== undefined) {
    return `Write its name here, and describe it in \`${dictionary}: { NAME: { … } }\` of the film.`;
  }
  return Object.keys(value).length === 1
    ? 'Text that has `: ` in it must stand in quotes.'
    : 'Write one text, without fields of its own.';
}

/** Numbers that only spaces part. */
function withCommas([first, ...rest]: readonly Data[]): string | undefined {
  if (typeof first !== 'string' || rest.length > 0) return undefined;
  const numbers = first.trim().split(/\s+/);
  const areNumbers = numbers.length > 1 && numbers.every((each) => /^-?\d+(\.\d+)?$/.test(each));
  return areNumbers ? `[${numbers.join(', ')}]` : undefined;
}

function rangeOf({
  minimum,
  exclusiveMinimum,
  maximum,
}: SchemaNode): Parameters<typeof rangeHint>[1] {
  return {
    ...(minimum === undefined ? {} : { least: minimum }),
    ...(exclusiveMinimum === undefined ? {} : { above: exclusiveMinimum }),
    ...(maximum === undefined ? {} : { most: maximum }),
  };
}

/** A key as it may be written. */
function plainName(key: string): string {
  return key.replaceAll(/[^\p{L}\p{N}_-]+/gu, '_').replaceAll(/^_+|_+$/g, '') || 'name';
}

function fitsAsText({ pattern, oneOfType, title, examples }: SchemaNode, text: string): boolean {
  const wanted = pattern ?? oneOfType?.string?.pattern;
  // A word from a list of terms, none of which is a number.
  if (wanted === undefined && title !== undefined && examples !== undefined) return false;
  return wanted === undefined || new RegExp(wanted, 'u').test(text);
}

function examplesOf({ examples = [] }: SchemaNode): string | undefined {
  if (examples.length === 0) return undefined;
  const some = examples.slice(0, 3).map((example) => `\`${inline(example)}\``);
  return `For example ${some.join(', ')}.`;
}
