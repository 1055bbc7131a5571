import { readFile } from 'node:fs/promises';
import { errorCode } from '../../../diagnostics/studio-error.ts';
import { folderError } from './folder-error.ts';

/**
 * A JSON file of the folder, read key by key: what is there must be what is expected of it, or an
 * error names the file, the key and what was expected. A key that is `null` counts as not there.
 */
export interface SettingsFile {
  /** As the user sees it: the path within the folder. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  number(key: string): number | undefined;
  text(key: string): string | undefined;
  flag(key: string): boolean | undefined;
  numbers(key: string): readonly number[] | undefined;
  choice<Choice extends string>(key: string, choices: readonly Choice[]): Choice | undefined;
}

/** Undefined where there is no such file. */
export async function readSettingsFile(
  path: string,
  name: string,
): Promise<SettingsFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw folderError(name, `can’t be read (${code ?? 'unknown error'})`);
  }
  return settingsFile(name, parse(text, name));
}

function parse(text: string, name: string): Readonly<Record<string, unknown>> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw folderError(name, 'is not JSON');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw folderError(name, 'is not a JSON object');
  }
  return parsed as Readonly<Record<string, unknown>>;
}

export function settingsFile(
  name: string,
  values: Readonly<Record<string, unknown>>,
): SettingsFile {
  const read = <Value>(
    key: string,
    is: (value: unknown) => value is Value,
    expected: string,
  ): Value | undefined => {
    const value = values[key] ?? undefined;
    if (value === undefined || is(value)) return value;
    throw folderError(name, `${key} is ${JSON.stringify(value)}; expected ${expected}`);
  };
  return {
    name,
    values,
    number: (key) => read(key, isNumber, 'a number'),
    text: (key) => read(key, (value) => typeof value === 'string', 'a text'),
    flag: (key) => read(key, (value) => typeof value === 'boolean', 'true or false'),
    numbers: (key) =>
      read(
        key,
        (value): value is number[] => Array.isArray(value) && value.every(isNumber),
        'a list of numbers',
      ),
    choice: <Choice extends string>(key: string, choices: readonly Choice[]) =>
      read(
        key,
        (value): value is Choice => choices.some((choice) => choice === value),
        `one of ${choices.join(', ')}`,
      ),
  };
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
