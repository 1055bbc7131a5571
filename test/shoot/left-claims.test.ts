import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { StartOutcome } from '../../src/providers/video-provider.ts';
import { openPurse } from '../../src/shoot/money/purse.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { shootClip } from '../support/shoot-clip.ts';
import { finished, testSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';

const REQUEST = requestOf({ model: 'mock-1' });
const turnedAway =
  (code: 'provider/quota' | 'provider/rate-limited', retryable = false) =>
  (): StartOutcome => {
    throw new ProviderError(code, 'not now', { retryable, submitted: 'no' });
  };
const busy = turnedAway('provider/rate-limited', true);
/** Busy so many times. */
const busyAtFirst =
  (times: number) =>
  (request: typeof REQUEST, attempt: number): StartOutcome =>
    attempt <= times ? busy() : finished(request);
/** What a run leaves that is killed once it has claimed. */
const leftClaim = (): LedgerEntry[] => [
  { kind: 'step', name: 'a/t1/s1#claim1', result: { by: 'another', at: 0, provider: 'mock' } },
];
const different = (keys: readonly string[]): number => new Set(keys).size;

test('a claim says who is asked for what, and at what price', async () => {
  const set = testSet();
  await shootClip(set.ports, { request: REQUEST, usd: 0.5 });
  const { seconds: _none, ...still } = REQUEST;
  await shootClip(set.ports, { name: 'b', request: still as typeof REQUEST, usd: null });
  const claims = set.entries.flatMap((entry) =>
    entry.kind === 'step' && entry.name.includes('#claim') ? [entry.result] : [],
  );
  const by = expect.stringMatching(/^attempt \d+$/);
  expect(claims).toEqual([
    { by, at: 0, provider: 'mock', model: 'mock-1', seconds: 0.25, usd: 0.5 },
    { by, at: 0, provider: 'mock', model: 'mock-1', usd: null },
  ]);
});

test.each([
  [119_999, 1],
  [120_000, 0],
])(
  'a run that is frozen for %d ms once it has claimed submits %d times: another may have',
  async (ms, times) => {
    let steady = 0;
    const set = testSet({
      appended: () => void (steady += ms),
      clock: { now: () => 0, steady: () => steady, delay: async () => {} },
    });
    const code = await shootClip(set.ports).then(
      () => undefined,
      (error: { code: string }) => error.code,
    );
    expect([set.requests.length, code]).toEqual([
      times,
      times === 1 ? undefined : 'provider/outcome-unknown',
    ]);
  },
);

describe('the key of a submission', () => {
  test('is another for each try, where none can have been taken', async () => {
    const set = testSet({ start: busyAtFirst(2) });
    await shootClip(set.ports);
    expect([set.keys.length, different(set.keys)]).toEqual([3, 3]);
  });

  test('stays the same where an earlier run may have submitted under it, however often it is turned away', async () => {
    const set = testSet({
      entries: leftClaim(),
      find: async () => undefined,
      start: busyAtFirst(2),
    });
    await shootClip(set.ports);
    expect([set.keys.length, different(set.keys)]).toEqual([3, 1]);
  });
});

describe('what a killed run has claimed of a service that honours keys', () => {
  test('counts as unknown after five tries, and nobody waits for ever', async () => {
    const set = testSet({ entries: leftClaim(), idempotent: true, start: busy });
    await expect(shootClip(set.ports)).rejects.toMatchObject({ code: 'provider/outcome-unknown' });
    expect([set.keys.length, different(set.keys)]).toEqual([5, 1]);
    expect(set.pauses).toHaveLength(4);
  });

  test('may be asked of anybody else where it is free', async () => {
    const set = testSet({
      entries: leftClaim(),
      idempotent: true,
      start: turnedAway('provider/quota'),
    });
    await expect(shootClip(set.ports, { usd: 0 })).rejects.toMatchObject({
      code: 'provider/quota',
    });
    const again = testSet({ entries: leftClaim(), idempotent: true, start: busyAtFirst(1) });
    await shootClip(again.ports, { usd: 0 });
    expect([again.keys.length, different(again.keys)]).toEqual([2, 1]);
  });

  test('is not told as unknown where the fault is ours', async () => {
    const set = testSet({
      entries: leftClaim(),
      idempotent: true,
      start: () => {
        throw new TypeError('a defect');
      },
    });
    await expect(shootClip(set.ports)).rejects.toThrow(TypeError);
  });
});

test('a job that is waited for counts as what it came to, and not as what it was to cost', async () => {
  const purse = openPurse({ charges: [], toMake: [], cap: { usd: 2.5, hint: '' } });
  const set = testSet({
    purse,
    start: () => ({ kind: 'started', operation: { id: '7' } }),
    check: async () => ({ ...finished(REQUEST), actualUsd: 2 }) as never,
  });
  await shootClip(set.ports, { usd: 1 });
  const other = { name: 'b', round: 1, purchase: 'b' };
  await expect(purse.reserve({ ...other, usd: 1 })).rejects.toMatchObject({
    code: 'budget/passed',
  });
  await purse.reserve({ ...other, usd: 0.5 });
});
