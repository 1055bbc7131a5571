import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

/** Each problem as `line:column hint`. */
async function hints(text: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(text);
  return diagnostics.map(({ start, hint }) => `${start.line}:${start.column} ${hint ?? ''}`);
}

const SHOTS =
  'characters: { emma: {} }\nshots: [{ id: a, environment: hall, characters: [emma], action: Emma waves., ANY }]\n';
const film = (layout: string, any = 'x-a: 1'): string =>
  `title: T\nenvironments: { hall: { layout: { ${layout} } } }\n${SHOTS.replace('ANY', any)}`;

describe('a field of two numbers that is written as two keys is one mistake', () => {
  test.each([
    [
      'the place and the size of a piece, which are not missing then',
      film('size: [9, 9], pieces: { desk: { x: 2, y: 3, width: 2, depth: 1.5 } }'),
      ['2:67 Write `at: [2, 3]`.', '2:79 Write `size: [2, 1.5]`.'],
    ],
    [
      'half of a place',
      film('size: [9, 9], pieces: { desk: { y: 3, size: [1, 1] } }'),
      ['2:67 Write `at: […, 3]`.'],
    ],
    ['the size of a floor plan', film('width: 9, length: 8'), ['2:35 Write `size: [9, 8]`.']],
    [
      'where a camera stands',
      film('size: [9, 9]', 'camera: { x: 3, y: 1, facing: north }'),
      ['4:88 Write `at: [3, 1]`.'],
    ],
    [
      'where somebody goes',
      film('size: [9, 9]', 'changes: { emma: { x: 1, y: 2 } }'),
      ['4:97 Write `at: [1, 2]`.'],
    ],
  ])('%s', async (_, text, expected) => {
    expect(await hints(text)).toEqual(expected);
  });
});

describe('two numbers that are written in another way are shown as the list they are', () => {
  test.each([
    ['a mark under names', 'size: [9, 9], marks: { door: { x: 1, y: 2 } }', '[1, 2]'],
    ['a mark like a piece', 'size: [9, 9], marks: { door: { at: [1, 2] } }', '[1, 2]'],
    ['a size under names', 'size: { width: 9, depth: 8 }', '[9, 8]'],
    ['a place with its height', 'size: [9, 9], marks: { door: [1, 2, 0.5] }', '[1, 2]'],
    ['a size as text', 'size: 9 x 8', '[9, 8]'],
  ])('%s', async (_, layout, list) => {
    expect(await hints(film(layout))).toEqual([expect.stringContaining(`Write \`${list}\``)]);
  });

  test('also where the field has another name elsewhere', async () => {
    const pieces = 'pieces: { desk: { position: { x: 1, y: 2 }, size: [1, 1] } }';
    expect(await hints(film(`size: [9, 9], ${pieces}`))).toEqual(['2:67 Write `at: [1, 2]`.']);
  });

  test('also for a place that could be a name', async () => {
    const text = film('size: [9, 9]', 'camera: { at: { x: 1, y: 2 } }');
    expect(await hints(text)).toEqual([expect.stringContaining('Write `[1, 2]`.')]);
  });
});
