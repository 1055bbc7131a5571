import { describe, expect, test } from '@jest/globals';
import { lineStart } from '../../src/source/yaml/explained.ts';
import { readText } from './read-text.ts';

/** Each mistake of the YAML itself as `line:column message hint`. */
async function mistakes(text: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(text);
  return diagnostics
    .filter(({ code }) => code.startsWith('yaml/'))
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
      'a dash without its space, before a block',
      'title: T\nshots:\n  -id: a\n   action: x\n',
      '3:3 A dash without a space after it begins no list. Write a space after the dash.',
    ],
    [
      'a dash of a word processor',
      'title: T\nshots:\n  – id: a\n    action: x\n',
      '3:3 `–` begins no list. Write a hyphen and a space: `- `.',
    ],
    [
      'the fence of a page that the film was copied from',
      '```yaml\ntitle: T\nshots: [{ id: a, action: x }]\n```\n',
      '1:1 This line is Markdown, not part of the film. Take out the lines that begin with three backticks, and what stands around them.',
    ],
    [
      'a variable without quotes inside braces',
      'title: T\nshots:\n  - { id: a, action: The ${hero} waves. }\n  - { id: b, action: x }\n',
      '3:22 Inside `{ }` or `[ ]`, text with `${` in it must stand in quotes. Put quotes around the whole text.',
    ],
    [
      'a variable without quotes inside brackets',
      'characters: { a: { palette: [${gold}] } }\n',
      '1:30 Inside `{ }` or `[ ]`, text with `${` in it must stand in quotes. Put quotes around the whole text.',
    ],
    [
      'text below its key that is no further in',
      'title: T\nlogline: >\nHello there.\nseed: 7\n',
      '3:1 Text below `>` must be indented more than its key. Indent each line of the text by two spaces more.',
    ],
    [
      'a text that goes on less far in than it began, once for all of its lines',
      'title: T\nlogline: >\n  Hello\n there,\nmy dear.\nseed: 7\n',
      '4:2 This line of the text below `>` is not as far in as the text begins. Indent all lines of the text alike.',
    ],
    [
      'a text of several lines that is no further in than its key',
      'title: T\nshots:\n  - id: a\n    action: |\n    Anna waves\n    and goes.\n    duration: 4s\n',
      '5:5 Text below `|` must be indented more than its key. Indent each line of the text by two spaces more.',
    ],
    [
      'a comment of another language, once for lines below one another',
      '// one\n// two\ntitle: T\nshots: [{ id: a, action: x }]\n',
      '1:1 `//` begins no comment in YAML. A comment begins with `#`, on each of its lines.',
    ],
    [
      'a comment of several lines',
      '/* one\n   two */\ntitle: T\nshots: [{ id: a, action: x }]\n',
      '1:1 `/*` begins no comment in YAML. A comment begins with `#`, on each of its lines.',
    ],
    [
      'a comment after a value in brackets or quotes',
      'title: "T" // mine\nshots: [{ id: a, action: x }]\n',
      '1:12 `//` begins no comment in YAML. A comment begins with `#`, on each of its lines.',
    ],
    [
      'a comment after a key, which is then its value',
      'title: T\nshots: // all of them\n  - { id: a, action: x }\n',
      '2:8 `//` begins no comment in YAML. A comment begins with `#`, on each of its lines.',
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
      'a colon that is missing before a bracket, and not what follows from it',
      'title: T\nproviders { use: [animatic] }\nstyle: noir\n',
      '2:1 This line has no `: `, so it is no key with a value. Write `providers: …`, with a space after the colon.',
    ],
    [
      'a colon that is missing before a list, and not what follows from it',
      'title: T\nshots\n  - { id: a, action: x }\n  - { id: b, action: y }\n',
      '2:1 This line has no `: `, so it is no key with a value. Write `shots: …`, with a space after the colon.',
    ],
    [
      'a brace that is not opened, and not that the rest is not understood',
      'title: T\nproviders: use: [animatic] }\nstyle: noir\nseed: 1\n',
      '2:12 A second `: ` stands in this text, so it looks like a key. Write the `{` that is missing before it, or put the whole text in quotes.',
    ],
    [
      'a dash after a key',
      'action: - she\n',
      '1:9 A dash begins a list, and this line holds a key already. Start a list on a line of its own; put text in quotes.',
    ],
    [
      'a colour without quotes inside braces',
      'palette: { a: #FFD700, b: 1 }\ntitle: T\n',
      '1:15 Outside quotes `#` starts a comment, which hides the rest of this line. Put the text in quotes.',
    ],
    [
      'a bracket that nothing closes, and not a comment that has no part in it',
      'shots: [{ id: "#1" } # the first\ntitle: T\n',
      '1:8 This `[` is never closed. Add the `]` to it.',
    ],
    [
      'a bracket that nothing closes, and not the lines below it',
      'shots:\n  - id: a\n    framing: [ots\n    size: cu\n    lens: { mm: 24 }\n    rig: jib\n',
      '3:14 This `[` is never closed. Add the `]` to it.',
    ],
    [
      'a key that is not in enough, and not the lines below it, which are',
      'shots:\n  - id: a\n   size: cu\n    rig: jib\n    angle: low\n',
      '3:4 This line is not indented like those that it belongs to. Indent keys and dashes of the same list or mapping alike.',
    ],
    [
      'a no-break space after a colon',
      'title: T\nlogline:\u00A0x\n',
      '2:9 A no-break space (U+00A0) stands where a plain space must. Delete it, and type a space.',
    ],
    [
      'a no-break space as indentation, and not what follows from it',
      'shots:\n  - id: a\n\u00A0\u00A0  size: cu\n    rig: jib\n    angle: low\n',
      '3:1 A no-break space (U+00A0) stands where a plain space must. Delete it, and type a space.',
    ],
    [
      'a backslash that means nothing',
      'title: "C:\\qt"\n',
      '1:11 Inside double quotes a backslash has a meaning of its own, and `\\q` has none. Write the backslash twice, or use single quotes.',
    ],
    [
      'a control character',
      'title: T\u001B[31m\n',
      '1:9 This text has the control character U+001B in it. Take it out; only tabs and line breaks are part of a text.',
    ],
    [
      'half of a character',
      'title: "\\ud83c"\nshots: [{ id: a, action: x }]\n',
      '1:8 This text has half of a character, U+D83C in it. Take it out; only tabs and line breaks are part of a text.',
    ],
    [
      'the mark that ends a document',
      'title: T\nlogline: a --- b\n...\nshots: [{ id: a, action: x }]\n',
      '3:1 A film is one YAML document; here a second one starts. Remove the line `...`, or move the rest to a file of its own and `include` it.',
    ],
  ])('%s', async (_, text, told) => {
    expect(await mistakes(text)).toEqual([told]);
  });

  test('the first line of a file may be empty: what is looked for above a mistake is not looked for beyond it', async () => {
    expect(lineStart('\nfoo', 0)).toBe(0);
    expect(lineStart('\nfoo', 1)).toBe(1);
    expect(await mistakes('\nfoo\n  bar\n baz: {\n')).toEqual([
      expect.stringMatching(/^2:1 This line has no `: `/),
      '4:7 This `{` is never closed. Add the `}` to it.',
    ]);
  });

  test('a block below the mistake is judged by itself', async () => {
    const text = 'shots:\n  - id: a\n   size: cu\n    rig: jib\n  - id: b\n   size: ws\n';
    expect((await mistakes(text)).map((told) => told.slice(0, 14))).toEqual([
      '3:4 This line ',
      '6:4 This line ',
    ]);
  });

  test('a name with a character that can’t be seen is not said to be misspelt', async () => {
    const { diagnostics } = await readText(
      'title: T\nshots: [{ id: a, action: x, si\u200Bze: cu }]\n',
    );
    expect(diagnostics.map(({ hint }) => hint)).toEqual([
      'There is a character that can’t be seen (U+200B) in it: type the name again.',
    ]);
  });

  test('an item that is not written is at its dash, also after a bracket', async () => {
    const { diagnostics } = await readText('title: T\navoid:\n  - [a]\n  -\n  - b\n');
    expect(diagnostics.map(({ start }) => `${start.line}:${start.column}`)).toContain('4:3');
  });
});
