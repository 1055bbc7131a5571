import { expect, test } from '@jest/globals';
import type { Json } from '../../src/film/json.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { madeJobs } from '../../src/store/ledger/made-jobs.ts';

const CLAIM = { by: 'x', at: 1_000, provider: 'kling', model: 'k1', seconds: 5, usd: 1 };

function step(name: string, at: number | undefined, result: Json): LedgerEntry {
  return { kind: 'step', name, result, ...(at !== undefined && { at }) };
}

const TAKEN = { provider: 'kling', model: 'k1', seconds: 5 };

test('a job took from its claim to when it was done', () => {
  expect(
    madeJobs([
      step('a/t1#claim1', 1_000, CLAIM),
      step('a/t1#submit1', 2_000, { kind: 'started', operation: {} }),
      step('a/t1#done', 61_000, { kind: 'clip' }),
    ]),
  ).toEqual([{ ...TAKEN, ms: 60_000 }]);
});

test('or to the answer, where that was the clip itself', () => {
  expect(
    madeJobs([step('a#claim1', 1_000, CLAIM), step('a#submit1', 5_000, { kind: 'clip' })]),
  ).toEqual([{ ...TAKEN, ms: 4_000 }]);
});

test('a second round has a claim and an end of its own', () => {
  expect(
    madeJobs([
      step('a#claim1', 1_000, CLAIM),
      step('a#submit1', 1_500, { kind: 'not-taken' }),
      step('a#claim2', 2_000, { ...CLAIM, at: 2_000 }),
      step('a#submit2', 3_000, { kind: 'started', operation: {} }),
      step('a#done2', 12_000, { kind: 'clip' }),
    ]),
  ).toEqual([{ ...TAKEN, ms: 10_000 }]);
});

test('of a still there is no length', () => {
  const { seconds: _, ...claim } = CLAIM;
  expect(
    madeJobs([step('k#claim1', 1_000, claim), step('k#submit1', 3_000, { kind: 'still' })]),
  ).toEqual([{ provider: 'kling', model: 'k1', ms: 2_000 }]);
});

test('nothing is told by what failed, has no end, or was written before times were', () => {
  const { provider: _, ...old } = CLAIM;
  const { seconds: __, ...unmeasured } = CLAIM;
  expect(
    madeJobs([
      step('failed#claim1', 1_000, CLAIM),
      step('failed#done', 9_000, { kind: 'failed' }),
      step('waiting#claim1', 1_000, CLAIM),
      step('old#claim1', undefined, old),
      step('old#done', undefined, { kind: 'clip' }),
      step('unmeasured#claim1', 1_000, unmeasured),
      step('unmeasured#done', 9_000, { kind: 'clip' }),
      step('settled by hand', 9_000, null),
    ]),
  ).toEqual([]);
});
