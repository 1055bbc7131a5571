import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { GRAMMAR_RULES } from '../../src/grammar/rules.ts';
import type { ReadFilm } from '../../src/source/read-film.ts';
import { readFilm } from '../../src/source/read-film.ts';
import { memoryFiles } from './memory-files.ts';
import { propertyRuns } from '../support/property-runs.ts';

const SHAPE = await readFile('test/fixtures/specs/valid/shape/film.yaml', 'utf8');
const WHOLE = SHAPE.replace(/^include:.*$/m, '');

type Branch = Record<string | number, unknown>;

/** Paths of everything in plain data. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, key]))];
}

/** The same data with one thing in it replaced. */
function replaceAt(data: unknown, path: readonly string[], replacement: unknown): unknown {
  const copy = structuredClone(data);
  let parent = copy as Branch;
  for (const key of path.slice(0, -1)) parent = parent[key] as Branch;
  const last = path.at(-1);
  if (last === undefined) return replacement;
  parent[last] = replacement;
  return copy;
}

async function read(text: string): Promise<ReadFilm> {
  const film = await readFilm('film.yaml', {
    files: memoryFiles({ 'film.yaml': text }),
    assets: async () => ({ kind: 'missing' }),
    // Rules of film grammar are asked about what is sound in it.
    rules: GRAMMAR_RULES,
  });
  const lines = text.split('\n');
  for (const { start, end, message } of film.diagnostics) {
    const line = lines[start.line - 1];
    expect(line).toBeDefined();
    expect(start.column).toBeGreaterThanOrEqual(1);
    expect(end.column).toBeLessThanOrEqual((line ?? '').length + 1);
    expect(message).not.toMatch(/undefined|\[object|NaN/);
  }
  return film;
}

describe('whatever is written, the reader answers with a film or with places', () => {
  const data: unknown = parse(WHOLE);
  const paths = pathsOf(data);
  const junk = fc.oneof(
    fc.constantFrom<unknown>(null, '', 0, -1, 1.5, true, [], {}, 'auto', 'x', '${x}', '../x'),
    fc.array(fc.constantFrom<unknown>(null, 'a', 1, {}), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('id', 'type', 'at', 'name', 'mode', '__proto__', 'x-a'),
      fc.constantFrom<unknown>(null, 'a', 1, [1, 2]),
    ),
  );

  test('where a value of a film is replaced by another', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), junk, async (path, value) => {
        await read(stringify(replaceAt(data, path, value)));
      }),
      propertyRuns(150),
    );
  });

  test('where several are replaced', async () => {
    const change = fc.tuple(fc.constantFrom(...paths), junk);
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 6 }), async (changes) => {
        const changed = changes.reduce<unknown>((whole, [path, value]) => {
          try {
            return replaceAt(whole, path, value);
          } catch {
            // An earlier change took away what this one is inside of.
            return whole;
          }
        }, data);
        await read(stringify(changed));
      }),
      propertyRuns(50),
    );
  });

  test('where text is cut out, doubled or put in', async () => {
    const edit = fc.tuple(
      fc.nat(WHOLE.length),
      fc.nat(40),
      fc.constantFrom(
        '',
        '',
        '\n',
        ': ',
        '- ',
        '"',
        '[',
        '{',
        '}',
        '\t',
        '&a ',
        '*a',
        '!x ',
        '|',
        '${',
        '---\n',
        '\u2028',
      ),
    );
    await fc.assert(
      fc.asyncProperty(edit, async ([at, length, added]) => {
        await read(WHOLE.slice(0, at) + added + WHOLE.slice(at + length));
      }),
      propertyRuns(150),
    );
  });
});
