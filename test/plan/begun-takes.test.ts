import { describe, expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import {
  type BegunWay,
  begunKeyframesIn,
  begunTakesIn,
  holdsItsShot,
} from '../../src/plan/begun-takes.ts';
import { chargesOf, type RecordedStep } from '../../src/plan/charges.ts';
import { NO_TAKES, type TakeLibrary, type TakeRecord } from '../../src/plan/take-record.ts';

const A = shotId('a');

function claimed(job: string, provider: string, usd = 1): RecordedStep {
  return { name: `${job}#claim1`, result: { by: 'x', at: 0, provider, model: 'm', usd } };
}

function ended(job: string, result: RecordedStep['result']): RecordedStep {
  return { name: `${job}#submit1`, result };
}

/** With takes of those numbers. */
function having(...numbers: readonly number[]): TakeLibrary {
  const takes = numbers.map((take) => ({ shot: A, take, clips: [], cost: {} }));
  return { ...NO_TAKES, takes: { [A]: takes as unknown as readonly TakeRecord[] } };
}

describe('a take that was begun', () => {
  test('has the ways in which it was asked for, without what was asked in vain', () => {
    const steps = [
      claimed('a/t1/s1/planned', 'vertex-ai'),
      ended('a/t1/s1/planned', { kind: 'refused', reason: 'no', charged: false }),
      claimed('a/t1/s1/other', 'luma', 2),
      ended('a/t1/s1/other', { kind: 'clip', clip: 'sha256:c', actualUsd: null, notes: [] }),
      claimed('a/t1/s2/other', 'luma', 2),
    ];
    expect([...begunTakesIn(steps, NO_TAKES)]).toEqual([
      [
        A,
        [
          {
            take: 1,
            ways: [
              {
                print: 'other',
                provider: 'luma',
                segments: [1, 2],
                isOpen: true,
                isInVain: false,
                usd: 4,
              },
            ],
            ended: new Set(['planned']),
          },
        ],
      ],
    ]);
  });

  test('is one still where the rest of it has failed: what is made of it is paid for', () => {
    const steps = [
      claimed('a/t1/s1/asked', 'luma'),
      ended('a/t1/s1/asked', { kind: 'clip', clip: 'sha256:c', actualUsd: null, notes: [] }),
      claimed('a/t1/s2/asked', 'luma'),
      ended('a/t1/s2/asked', { kind: 'not-taken' }),
    ];
    expect(begunTakesIn(steps, NO_TAKES).get(A)).toMatchObject([
      { take: 1, ways: [{ print: 'asked', segments: [1], isOpen: false, isInVain: true, usd: 1 }] },
    ]);
  });

  test('is one still where a later one is there already, and none once it is there itself', () => {
    const steps = [claimed('a/t1/s1/asked', 'luma')];
    expect(begunTakesIn(steps, having(2)).get(A)).toHaveLength(1);
    expect(begunTakesIn(steps, having(1)).size).toBe(0);
    expect(chargesOf(steps, having(2))).toMatchObject([{ use: 'open' }]);
    expect(chargesOf(steps, having(1, 2))).toMatchObject([{ use: 'lost' }]);
  });
});

test('what is begun of several takes of a shot, each in its own way, is told of each', () => {
  const steps = [
    claimed('a/t1/s1/asked', 'luma'),
    claimed('a/t2/s1/asked', 'luma'),
    claimed('a/t3/s1/asked', 'luma'),
    ended('a/t3/s1/asked', { kind: 'refused', reason: 'no', charged: true }),
    claimed('keyframe/a/k1/asked', 'luma'),
  ];
  expect(
    begunTakesIn(steps, NO_TAKES)
      .get(A)
      ?.map(({ take }) => take),
  ).toEqual([1, 2]);
});

test('keyframes that are begun are those that may still come, by the shot that ends in them', () => {
  const steps = [
    claimed('keyframe/a/k1/one', 'luma'),
    claimed('keyframe/a/k2/two', 'luma'),
    claimed('keyframe/b/k1/one', 'luma'),
    ended('keyframe/b/k1/one', { kind: 'refused', reason: 'no', charged: false }),
    claimed('a/t1/s1/asked', 'luma'),
  ];
  expect([...begunKeyframesIn(steps, NO_TAKES)]).toEqual([
    [
      A,
      [
        { number: 1, print: 'one' },
        { number: 2, print: 'two' },
      ],
    ],
  ]);
});

test.each<[string, Partial<BegunWay>, boolean]>([
  ['that is under way', { isOpen: true }, true],
  ['that is made as a whole', { segments: [1, 2] }, true],
  ['that is made in part', {}, false],
  ['the rest of which was asked in vain', { segments: [1, 2], isInVain: true }, false],
  ['that is free', { isOpen: true, usd: 0 }, false],
  ['at a price that nobody knows', { isOpen: true, usd: null }, true],
])('a way %s keeps others from being paid for unasked, or not', (_, facts, holds) => {
  const way = { print: 'asked', segments: [1], isOpen: false, isInVain: false, usd: 1, ...facts };
  expect(holdsItsShot(way, 2)).toBe(holds);
});
