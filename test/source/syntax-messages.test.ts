import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

/** Each mistake of the YAML itself as `line:column message hint`. */
async function mistakes(text: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(text);
  return diagnostics
    .filter(({ code }) => code === 'yaml/syntax')
    .map(({ start, message, hint }) => `${start.line}:${start.column} ${message} ${hint ?? ''}`);
}

describe('a mistake of the YAML is told in the words of who writes a film', () => {
  test.each([
    [
      'a tab as indentation, and not what follows from it',
      'title: T\nshots:\n  - id: a\n\taction: x\n    duration: 2s\n',
      '4:1 A tab stands where spaces must. Indent with spaces.',
    ],
    [
      'a tab between two words',
      'format: { fps: 24,\taspect: x }\n',
      '1:19 A tab stands where spaces must. Indent with spaces.',
    ],
    [
      'a key that is too far in',
      'title: T\n logline: x\n',
      '2:2 This line is indented more than the key above it, which has a value already. Indent it like the keys beside it, or put text of several lines in quotes.',
    ],
    [
      'a dash out of line',
      'shots:\n  - id: a\n - id: b\n',
      '3:2 This line is not indented like those that it belongs to. Indent keys and dashes of the same list or mapping alike.',
    ],
    [
      'a bracket that nothing closes',
      'title: T\nshots: [{ id: a }\nlogline: x\n',
      '2:8 This `[` is never closed. Add the `]` to it.',
    ],
    [
      'a brace that nothing closes',
      'shots:\n  - { id: a, action: x\n  - { id: b }\n',
      '2:5 This `{` is never closed. Add the `}` to it.',
    ],
    [
      'a brace too many, and not what follows from it',
      'shots:\n  - { id: a }}\n  - { id: b }\n',
      '2:14 This `}` closes nothing. Take it out.',
    ],
    [
      'a quote that nothing closes, and not what follows from it',
      'shots:\n  - { id: a, action: "x }\n  - { id: b }\n',
      '2:22 This quote is never closed. Add the closing quote; inside double quotes, a quote is written `\\"`.',
    ],
    [
      'an apostrophe inside single quotes',
      "title: 'It's here'\n",
      "1:12 The text in quotes has ended before this. Inside single quotes an apostrophe is written twice, `''`; or use double quotes.",
    ],
    [
      'a quotation inside double quotes',
      'title: "He said "hi" to me"\n',
      '1:18 The text in quotes has ended before this. Inside double quotes a quote is written `\\"`.',
    ],
    [
      'a stage direction in stars',
      'line: *gasps* No!\n',
      '1:7 Text that begins with `*` must stand in quotes. Put quotes around the whole text.',
    ],
    [
      'a stage direction in brackets',
      'action: [beat] She turns.\n',
      '1:9 Text that begins with `[` must stand in quotes. Put quotes around the whole text.',
    ],
    [
      'a sign that YAML keeps for itself',
      'title: @home\n',
      '1:8 Text that begins with `@` must stand in quotes. Put quotes around the whole text.',
    ],
    [
      'a second colon',
      'logline: One thing: another\n',
      '1:10 A second `: ` stands in this text, so it looks like a key. Put the whole text in quotes.',
    ],
    [
      'a comma that is missing',
      'shots: [{ id: a action: x }]\n',
      '1:15 A second `: ` comes before the next comma. Put text that has `: ` in it in quotes, or write the comma that is missing.',
    ],
    [
      'a space that is missing after a colon',
      'title:T\nshots: []\n',
      '1:1 This line has no `: `, so it is no key with a value. Write `title: …`, with a space after the colon.',
    ],
    [
      'a dash after a key',
      'action: - she\n',
      '1:9 A dash begins a list, and this line holds a key already. Start a list on a line of its own; put text in quotes.',
    ],
  ])('%s', async (_, text, told) => {
    expect(await mistakes(text)).toEqual([told]);
  });
});
