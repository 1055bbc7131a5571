import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

/** What is told of a film that has these lines besides its title, as `line:column message hint`. */
async function told(lines: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(`title: T\n${lines}\n`);
  return diagnostics.map(
    ({ start, message, hint }) => `${start.line}:${start.column} ${message} ${hint ?? ''}`,
  );
}

const SHOTS = 'shots: [{ id: a, action: Hello. }]';

describe('a slip of the pen is told as one, though YAML has read something else', () => {
  test.each([
    [
      'a comma in text inside braces',
      'shots: [{ id: a, action: She stops, and goes. }]',
      [
        '2:37 `and goes.` is not a field of a shot. Inside `{ }` a comma ends the text before it: put text that has a comma in it in quotes.',
      ],
    ],
    [
      'a missing space after a colon',
      'shots: [{ id: a, action: x, size:ws }]',
      ['2:29 `size:ws` is not a field of a shot. Write a space after the colon: `size: ws`.'],
    ],
    [
      'a missing space after a dash',
      'shots:\n  -id: a',
      ['2:1 `shots` must be a list of shots; this is a mapping. Write a space after the dash.'],
    ],
    [
      'a colour outside quotes',
      `style:\n  palette:\n    - #FFD700\n${SHOTS}`,
      [
        '4:5 Item 1 of `palette` has no value. Outside quotes `#` starts a comment: put the text in quotes.',
      ],
    ],
    [
      'a title that begins with a number sign',
      `logline: #1 fan\n${SHOTS}`,
      ['2:1 `logline` has no value. Outside quotes `#` starts a comment: put the text in quotes.'],
    ],
    [
      'a colon in text on a line of its own',
      'shots:\n  - id: a\n    action:\n      A man says: hello',
      [
        '4:5 `action` must be text; this is a mapping. Text that has `: ` in it must stand in quotes.',
      ],
    ],
    [
      'a point with a height',
      `environments: { e: { layout: { size: [9, 9], marks: { door: [1, 2, 3] } } } }\n${SHOTS}`,
      [
        '2:55 `door` must be a point on the floor plan; this is a list of 3. Write `[1, 2]`; how high it is stands in `height` of a camera, or `elevation` of a piece.',
      ],
    ],
    [
      'a key without a value',
      `budget:\n${SHOTS}`,
      ['2:1 `budget` has no value. For example `{ cap: 12 }`.'],
    ],
    [
      'yes, which was true in an older YAML',
      `environments: { e: { interior: yes } }\n${SHOTS}`,
      ['2:32 `interior` must be `true` or `false`; this is `yes`. In YAML 1.2, write `true`.'],
    ],
  ])('%s', async (_, lines, expected) => {
    expect(await told(lines)).toEqual(expected);
  });
});
