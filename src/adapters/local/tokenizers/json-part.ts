import { folderError } from '../folder/folder-error.ts';

/** A part of a tokenizer.json: an object whose `type` says what it is. */
export interface JsonPart {
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Undefined where there is none. */
export function jsonPart(file: string, name: string, value: unknown): JsonPart | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object' && 'type' in value && typeof value.type === 'string') {
    return { type: value.type, values: value as unknown as Readonly<Record<string, unknown>> };
  }
  throw folderError(file, `${name} is not an object with a type`);
}

export function jsonParts(file: string, name: string, values: unknown): readonly JsonPart[] {
  if (!Array.isArray(values)) throw folderError(file, `${name} is not a list`);
  return values.map((value, index) => jsonPart(file, `${name}[${index}]`, value)!);
}

/** A text, or what stands for it where there is none. */
export function jsonText(file: string, name: string, value: unknown, absent: string): string {
  const text = value ?? absent;
  if (typeof text === 'string') return text;
  throw folderError(file, `${name} is ${JSON.stringify(text)}; expected a text`);
}

/** A pattern of a tokenizer.json: a text to be found as it is, or a regular expression. */
export function jsonPattern(file: string, name: string, value: unknown): RegExp {
  if (typeof value === 'object' && value !== null) {
    if ('String' in value && typeof value.String === 'string') {
      return new RegExp(value.String.replaceAll(/[$()*+./?[\\\]^{|}-]/g, String.raw`\$&`), 'gu');
    }
    if ('Regex' in value && typeof value.Regex === 'string') {
      return regularExpression(file, name, value.Regex);
    }
  }
  throw folderError(file, `${name} has no pattern that is understood: ${JSON.stringify(value)}`);
}

/** Written for Oniguruma; what JavaScript has no equal for is an error. */
function regularExpression(file: string, name: string, source: string): RegExp {
  const ignoresCase = source.includes('(?i:');
  try {
    return new RegExp(source.replaceAll('(?i:', '(?:'), ignoresCase ? 'giu' : 'gu');
  } catch {
    throw folderError(file, `${name} has a regular expression that is not understood: ${source}`);
  }
}
