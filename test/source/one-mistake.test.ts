import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isPair, isScalar, parseDocument, visit } from 'yaml';
import type { Pair } from 'yaml';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { GRAMMAR_RULES } from '../../src/grammar/rules.ts';
import { readFilm } from '../../src/source/read-film.ts';
import { propertyRuns } from '../support/property-runs.ts';
import { memoryFiles } from './memory-files.ts';

const FOLDER = fileURLToPath(new URL('../../films/', import.meta.url));

/** The text of each film and, by their paths, those of the files that it includes. */
const FILES = new Map<string, Readonly<Record<string, string>>>();
for (const { name } of (await readdir(FOLDER, { withFileTypes: true })).filter(isFolder)) {
  const paths = await readdir(join(FOLDER, name), { recursive: true });
  const texts = paths
    .filter((path) => path.endsWith('.yaml'))
    .map(async (path) => [path, await readFile(join(FOLDER, name, path), 'utf8')] as const);
  const files = Object.fromEntries(await Promise.all(texts));
  FILES.set(files['film.yaml'] ?? '', files);
}
const FILMS = [...FILES.keys()];

function isFolder(entry: { isDirectory(): boolean }): boolean {
  return entry.isDirectory();
}

/** Something in the text of a film, with the keys that lead to it. */
interface Spot {
  readonly text: string;
  readonly path: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Every key of a film, or what stands under it. */
function spotsIn(text: string, part: 'key' | 'value'): readonly Spot[] {
  const spots: Spot[] = [];
  visit(parseDocument(text), {
    Pair(_, pair: Pair, ancestors) {
      const keys = [...ancestors.filter((each) => isPair(each)), pair];
      const node = part === 'key' ? pair.key : pair.value;
      const [start, end] = (isScalar(node) ? node.range : null) ?? [0, 0];
      if (end === 0) return;
      spots.push({ text, path: keys.map(({ key }) => String(key)), start, end });
    },
  });
  return spots;
}

const SHOT_FIELDS = new Set(['environment', 'lighting']);

/** Whether a key is a word of the language; others are names that their author gave. */
function isOfTheLanguage({ path }: Spot): boolean {
  const [holder = '', name = ''] = path.slice(-2);
  const isName =
    /^(vars|characters|environments|lighting|styles|pieces|marks|wardrobe|motion|emotions)$/;
  const isAmongTraits = /^(identity|genetics|physics|composition|atmosphere)$/;
  // What an emotion looks like is told in traits as well.
  if (path.at(-3) === 'emotions') return false;
  if (path.includes('scenes') && holder === 'pieces') return false;
  if (holder === 'changes') return SHOT_FIELDS.has(name);
  const isDictionary = isName.test(holder) && path.length <= 5 && !path.includes('scenes');
  return path.length === 1 || (!isDictionary && !isAmongTraits.test(holder));
}

/** What is said of a film beside what was said of it before it was changed. */
async function newProblems(before: string, after: string): Promise<readonly Diagnostic[]> {
  const read = (text: string) => {
    const files = memoryFiles({ ...FILES.get(before), 'film.yaml': text });
    return readFilm('film.yaml', { files, rules: GRAMMAR_RULES });
  };
  const known = new Set((await read(before)).diagnostics.map((each) => each.message));
  return (await read(after)).diagnostics.filter((each) => !known.has(each.message));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Two letters swapped, or one too many. */
function misspelt(word: string): string {
  const swapped = word.slice(0, -2) + word.slice(-1) + word.slice(-2, -1);
  return word.length > 3 && swapped !== word ? swapped : `${word}x`;
}

describe('one mistake in a real film is told once, where it is', () => {
  const spots = (part: 'key' | 'value', isMeant: (spot: Spot) => boolean): fc.Arbitrary<Spot> =>
    fc.constantFrom(...FILMS.flatMap((text) => spotsIn(text, part).filter(isMeant)));

  test('a misspelt key of the language', async () => {
    await fc.assert(
      fc.asyncProperty(spots('key', isOfTheLanguage), async ({ text, start, end }) => {
        const changed = text.slice(0, start) + misspelt(text.slice(start, end)) + text.slice(end);
        const problems = await newProblems(text, changed);
        const told = problems.map((each) => `${each.start.line} ${each.severity} ${each.hint}`);
        expect(told).toEqual([
          `${lineOf(text, start)} error Did you mean \`${text.slice(start, end)}\`?`,
        ]);
      }),
      propertyRuns(60),
    );
  });

  test('a value that is not there', async () => {
    const isNeeded = ({ path }: Spot): boolean => path.at(-2) !== 'vars';
    await fc.assert(
      fc.asyncProperty(spots('value', isNeeded), async ({ text, start, end }) => {
        const problems = await newProblems(text, `${text.slice(0, start)}~${text.slice(end)}`);
        const told = problems.map((each) => `${each.start.line} ${each.severity}`);
        expect(told).toEqual([`${lineOf(text, start)} error`]);
      }),
      propertyRuns(60),
    );
  });

  test.each([
    ['a space that is missing after a colon', /^( *[a-z_]+): (?=[[{])/, '$1:'],
    ['a colon that is missing after a key', /^( *[a-z_]+): (?=[[{])/, '$1 '],
    ['a bracket that is not closed', /[}\]]$/, ''],
    ['a bracket that is not opened', /: \{(?= [a-z_]+: )/, ': '],
    ['a comma that is missing between two numbers', /(\[[\d.]+), (?=[\d.]+\])/, '$1 '],
  ])('%s', async (_, mistake, written) => {
    const lines = FILMS.flatMap((text) =>
      text.split('\n').flatMap((line, index) => (mistake.test(line) ? [{ text, index }] : [])),
    );
    // What somebody has called `{` is a name to YAML.
    const isName = /^ *(patient|wistful|radiant|weary|gentle|awe|hunted|tender|asleep|awake)\b/;
    const meant = lines.filter(({ text, index }) => !isName.test(text.split('\n')[index] ?? ''));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...meant), async ({ text, index }) => {
        const changed = text.split('\n');
        changed[index] = (changed[index] ?? '').replace(mistake, written);
        const problems = await newProblems(text, changed.join('\n'));
        expect(problems.map((each) => `${each.start.line} ${each.severity}`)).toEqual([
          `${index + 1} error`,
        ]);
      }),
      propertyRuns(20),
    );
  });
});
