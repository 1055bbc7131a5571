import { expect, test } from '@jest/globals';
import type { CompletedOutcome } from '../../src/providers/video-provider.ts';
import { saidCharge } from '../../src/shoot/keep/said-charge.ts';

const charged = (actualUsd?: unknown) =>
  saidCharge({
    kind: 'completed',
    media: { kind: 'file', path: 'clip.mp4' },
    ...(actualUsd !== undefined && { actualUsd }),
    notes: ['It was made.'],
  } as unknown as CompletedOutcome);

test('what a provider says that it charged is kept, and next to nothing never as nothing', () => {
  for (const [said, kept] of [
    [0, 0],
    [1e-9, 1e-6],
    [0.2, 0.2],
  ]) {
    expect(charged(said)).toEqual({ actualUsd: kept, notes: ['It was made.'] });
  }
  expect(charged()).toEqual({ actualUsd: null, notes: ['It was made.'] });
});

test.each([[-1], [Number.NaN], [Infinity], ['0.1'], [[0.1]], [true]])(
  'a charge of %p is no sum: the estimate counts, which is told',
  (said) => {
    const { actualUsd, notes } = charged(said);
    expect(actualUsd).toBeNull();
    expect(notes).toEqual([
      'It was made.',
      expect.stringMatching(/^The provider says that it charged .*: the estimate counts\.$/),
    ]);
  },
);
