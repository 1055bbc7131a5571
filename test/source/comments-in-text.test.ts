import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

const told = async (text: string): Promise<readonly string[]> => {
  const { diagnostics } = await readText(text);
  return diagnostics.map(({ code, start, end, message, hint }) =>
    [`${start.line}:${start.column}-${end.column}`, code, message, hint].join(' '),
  );
};

const filmWith = (shot: string): string =>
  `title: A door\nshots:\n  - { id: a, ${shot} }\n  - { id: b, action: A window closes. }\n`;

describe('a comment as other languages write it', () => {
  test.each(['//', '/*'])('is told of where a text goes on with %s', async (sign) => {
    expect(await told(filmWith(`action: A door opens. ${sign} slowly`))).toEqual([
      `3:36-45 yaml/comment-in-text \`${sign}\` begins no comment in YAML: it is part of the text, with what follows. A comment begins with \`#\`. Put the text in quotes if it is meant so.`,
    ]);
  });

  test('is the remedy of a value that is wrong by it, and told of once', async () => {
    expect(await told(filmWith('action: A door opens., size: ws // wide'))).toEqual([
      '3:43-53 film/unknown-term `ws // wide` is not a shot size. A comment begins with `#`.',
    ]);
  });

  test('is none in quotes, in an address, or within a word', async () => {
    const shot = 'action: "A door // or two opens.", x-see: https://example.org//a, x-or: and//or';
    expect(await told(filmWith(shot))).toEqual([]);
  });
});
