import { expect, test } from '@jest/globals';
import { readText, summary } from './read-text.ts';

const filmWith = (shot: string): string => `ministudio: 1
title: T
characters: { emma: { name: Emma } }
scenes:
  - id: s
    shots:
      - { id: a, duration: 4s }
      - { id: b, duration: 1s, transition: { type: dissolve, duration: 2s }, ${shot} }
`;

const problems = async (shot: string): Promise<readonly string[]> => {
  const { diagnostics } = await readText(filmWith(shot));
  return summary(diagnostics.filter(({ severity }) => severity === 'error'));
};

test('a transition may be longer than a shot is written where what is said in it makes it longer', async () => {
  expect(await problems('action: She waits.')).toEqual(['film/transition-length 8:72']);
  expect(await problems('dialogue: [{ character: emma, line: All aboard. }]')).toEqual([]);
  expect(await problems('narration: All aboard.')).toEqual([]);
  expect(await problems('narration: All aboard., sound_policy: error')).toEqual([
    'film/transition-length 8:72',
  ]);
});
