import { expect, test } from '@jest/globals';
import { readText } from './read-text.ts';

/** What is said of a shot that lasts so long, as `code message hint`. */
async function toldOf(duration: string): Promise<readonly string[]> {
  const { diagnostics } = await readText(
    `title: T\nshots: [{ id: a, action: Hello., duration: ${duration} }]\n`,
  );
  return diagnostics.map(({ code, message, hint }) => `${code} ${message} ${hint ?? ''}`);
}

test('a number that was meant in milliseconds or frames is told of, with all that it may mean', async () => {
  expect(await toldOf('4000')).toEqual([
    'film/odd-length A number counts seconds, so this shot lasts 1h 6m 40s. Write `4s` for milliseconds, `4000f` for frames, or `1h6m40s` if it is meant.',
  ]);
  expect(await toldOf('144')).toEqual([expect.stringContaining('lasts 2m 24s')]);
});

test.each(['90', '4000ms', '4000s', '1h6m40s', '144f', '2m'])(
  'what has its unit, or is as long as shots are, is taken by its word: %s',
  async (duration) => {
    expect(await toldOf(duration)).toEqual([]);
  },
);
