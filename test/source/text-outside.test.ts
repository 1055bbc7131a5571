import { describe, expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

const told = async (...lines: readonly string[]): Promise<readonly string[]> => {
  const text = ['title: A door', 'shots:', '  - id: a', ...lines].map((line) => `${line}\n`);
  const { diagnostics } = await readText(text.join(''));
  return diagnostics.map(
    ({ code, start, hint }) => `${start.line}:${start.column} ${code} ${hint}`,
  );
};

const INDENT = 'Indent its text: each line by two spaces more than `action`.';

describe('lines of a text that are not indented, and keys to YAML by their colons', () => {
  test.each(['>', '|', '>-', '|+ # as it is written'])(
    'are one mistake together, of the text after %s',
    async (sign) => {
      expect(
        await told(
          `    action: ${sign}`,
          '    Ann: turns',
          '    and so: she waits',
          '    size: ws',
        ),
      ).toEqual([`4:5 film/bad-value ${INDENT}`]);
    },
  );

  test('end where a field of the shot begins', async () => {
    expect(await told('    action: >', '    Ann: turns', '    size: ws', '    Bob: waits')).toEqual(
      [`4:5 film/bad-value ${INDENT}`, '7:5 film/unknown-key A key of your own starts with `x-`.'],
    );
  });

  test('are none below a text in quotes, or one that is there', async () => {
    const empty = 'For example `The orb drifts through the door and slows.`.';
    const unknown = 'A key of your own starts with `x-`.';
    expect(await told('    action: ""', '    Ann: turns')).toEqual([
      `4:13 film/bad-value ${empty}`,
      `5:5 film/unknown-key ${unknown}`,
    ]);
    expect(await told('    action: >', '      She', '    Ann: turns')).toEqual([
      `6:5 film/unknown-key ${unknown}`,
    ]);
    expect(await told('    action: >', '    size: ws')).toEqual([`4:5 film/bad-value ${empty}`]);
  });
});
