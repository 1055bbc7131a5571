import { readFile, readdir } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { locate, spanOf } from '../../src/source/locate.ts';
import { positionAt, sourceText } from '../../src/source/source-text.ts';
import { noVariables } from '../../src/source/replace-variables.ts';
import { toData } from '../../src/source/to-data.ts';
import { parseBroken } from '../../src/source/yaml/parse-broken.ts';
import { parseYaml } from '../../src/source/yaml/parse-yaml.ts';
import type { YamlNode } from '../../src/source/yaml/yaml-node.ts';

const dataOf = (root: YamlNode | null): unknown =>
  root === null ? null : JSON.parse(JSON.stringify(toData(root, noVariables(), [])));

/** The same text by both parsers and by the library alone. */
async function readings(text: string): Promise<readonly unknown[]> {
  const source = sourceText('x.yaml', text);
  const { root, problems } = await parseYaml(source);
  expect(problems).toEqual([]);
  const other = parseBroken(source, { kind: 'broken', offset: 0, reason: 'tried for a test' });
  return [dataOf(root), dataOf(other.root), parse(text, { logLevel: 'silent' }) as unknown];
}

describe('on well-formed YAML the quick parser and the thorough one say the same', () => {
  test('for every valid spec', async () => {
    const folder = 'test/fixtures/specs/valid';
    const names = await readdir(folder, { recursive: true });
    const specs = names.filter((name) => name.endsWith('.yaml'));
    expect(specs.length).toBeGreaterThan(2);
    for (const name of specs) {
      const [quick, thorough, library] = await readings(
        await readFile(`${folder}/${name}`, 'utf8'),
      );
      expect(quick).toEqual(library);
      expect(thorough).toEqual(library);
    }
  });

  test.each([
    ['nothing: [~, null, Null, ""]\nbool: [true, True, FALSE, yes, on]'],
    ['numbers: [0, -1, +2, 0o17, 0x1F, 1.5, .5, 1e3, -1.5E-2, 012, 1_000]'],
    ["strings: [16:9, 12A, 1s, 1m30s, \"a\\tb\\u00e9\", 'it''s', 0.5s, 24mm]"],
    ['date: 2026-11-21\ntime: 12:30:45\ncolor: "#FFD700"'],
    [
      'literal: |\n  one\n   two\n\n  three\nfolded: >-\n  one\n  two\n\n  three\nkeep: |+\n  a\n\n',
    ],
    ['plain: one\n  two\n  three\nquoted: "one\n  two \\\n  three"'],
    ['? key\n: value\nempty:\nlist:\n- a\n-\n- b: 1\n  c: 2'],
    ['{"json": [1, {"a": null}], "b": "c"}'],
    ['# only a comment at the end\na: 1 # and here'],
    [
      'a: !!str 5\nb: !!int "5"\nc: !!float 5.5\nd: !!bool "true"\ne: !!null ""\nf: !!seq []\ng: !!map {}',
    ],
    ['ключ: значение\n日本: [映画, 🎬]'],
    ['a:\r\n  - b\r\n  - c: d\r\n'],
  ])('%j', async (text) => {
    const [quick, thorough, library] = await readings(text);
    expect(quick).toEqual(library);
    expect(thorough).toEqual(library);
  });

  test('an alias stands for a copy of what its anchor marks', async () => {
    const { root } = await parseYaml(sourceText('x.yaml', 'a: &a {x: 1}\nb: [*a, *a]\nc: *a'));
    expect(dataOf(root)).toEqual({ a: { x: 1 }, b: [{ x: 1 }, { x: 1 }], c: { x: 1 } });
  });

  const key = fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc
          .double({ noNaN: true, noDefaultInfinity: true })
          .filter((value) => !Object.is(value, -0)),
        fc.constantFrom(
          'true',
          'null',
          '~',
          '1e3',
          '0x1',
          '- a',
          'a: b',
          '#',
          ' a',
          'a\n b\n',
          '16:9',
          '*a',
          '&a',
          '!a',
        ),
      ),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }));

  test('for any data, however it is written', async () => {
    const style = fc.constantFrom<'PLAIN' | 'QUOTE_DOUBLE' | 'BLOCK_FOLDED'>(
      'PLAIN',
      'QUOTE_DOUBLE',
      'BLOCK_FOLDED',
    );
    await fc.assert(
      fc.asyncProperty(tree, style, async (data, defaultStringType) => {
        const text = stringify({ data }, { defaultStringType, defaultKeyType: 'PLAIN' });
        // What the library writes is not always what it was given: it loses text of spaces alone.
        const [quick, thorough, library] = await readings(text);
        expect(quick).toEqual(library);
        expect(thorough).toEqual(library);
      }),
      // An empty text, and a key below it that is no word.
      { numRuns: 200, examples: [[[{ ' ': { ' ': '' }, '!': false }], 'BLOCK_FOLDED']] },
    );
  });
});

describe('everything knows where it was written', () => {
  const TEXT = `title: T
scenes:
  - id: s
    mood: calm
    shots:
      - { id: a, sound_policy: hold, join: { max_depth: 2 } }
      - id: b
        changes: { orb: { emotion: joy } }
        beats:
          - { do: "It opens." }
`;
  const placeOf = async (path: readonly (string | number)[]): Promise<string> => {
    const source = sourceText('x.yaml', TEXT);
    const { root } = await parseYaml(source);
    if (root === null) throw new Error('empty');
    const span = spanOf(locate(root, path));
    const { line, column } = positionAt(source, span.start);
    return `${line}:${column} ${TEXT.slice(span.start, span.end)}`;
  };

  test.each([
    [['title'], '1:8 T'],
    [['scenes', 0, 'shots', 0, 'id'], '6:15 a'],
    [['scenes', 0, 'shots', 0, 'soundPolicy'], '6:32 hold'],
    [['scenes', 0, 'shots', 0, 'join', 'maxDepth'], '6:57 2'],
    [['scenes', 0, 'shots', 1, 'changes', 'characters', 'orb', 'emotion'], '8:36 joy'],
    [['scenes', 0, 'shots', 1, 'beats', 0, 'action'], '10:19 "It opens."'],
    // Nowhere written: the nearest ancestor, or what the scene says for its shots.
    [['scenes', 0, 'shots', 1, 'camera', 'at'], '7:9 id'],
    [['scenes', 0, 'shots', 1, 'mood'], '4:11 calm'],
    [['format', 'fps'], '1:1 title'],
  ])('%j', async (path, place) => {
    expect(await placeOf(path)).toBe(place);
  });
});

test('line and column are found by offset in any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.nat(), (lines, pick) => {
      const text = lines.join('\n');
      const offset = pick % (text.length + 1);
      const before = text.slice(0, offset).split('\n');
      expect(positionAt(sourceText('x', text), offset)).toEqual({
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      });
    }),
  );
});
