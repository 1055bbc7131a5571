import { expect, test } from '@jest/globals';
import type { Explanation } from '../../src/diagnostics/explanation.ts';
import { indexExplanations } from '../../src/diagnostics/explanations.ts';

const explanation = (code: string): Explanation => ({
  code,
  severity: 'warning',
  title: 'A title.',
  why: 'A reason.',
  mend: 'A remedy.',
});

test('explanations of several rooms are found by their code', () => {
  const index = indexExplanations([explanation('film/a')], [explanation('grammar/b')]);
  expect([...index.keys()]).toEqual(['film/a', 'grammar/b']);
  expect(index.get('grammar/b')?.title).toBe('A title.');
});

test('a code means one thing', () => {
  expect(() => indexExplanations([explanation('film/a')], [explanation('film/a')])).toThrow(
    'The code film/a is explained twice.',
  );
});
