import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { SegmentClip } from '../../src/shoot/keep/keep-clip.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { shootClip } from '../support/shoot-clip.ts';
import { finished, testSet, type TestSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';

const REQUEST = requestOf({ model: 'mock-1' });

function shoot(
  { ports }: TestSet,
  resubmit = false,
  onGivenUp: (reason: string) => void = () => {},
): Promise<SegmentClip> {
  return shootClip(ports, { request: REQUEST, resubmit, onGivenUp });
}

const started = { kind: 'started', operation: { id: '7' } } as const;

describe('a job that does not end', () => {
  const LATE = 'after two hours the job has not ended';
  const settled = (entries: readonly LedgerEntry[]): readonly unknown[] =>
    entries.flatMap((entry) =>
      entry.kind === 'step' && entry.name.includes('#done') ? [entry.result] : [],
    );
  /** An earlier run has submitted it. */
  const underWay = async (): Promise<LedgerEntry[]> => {
    const entries: LedgerEntry[] = [];
    await shoot(testSet({ start: () => started, entries })).catch(() => {});
    return entries;
  };

  test('is left to the next run after two hours, and not cancelled', async () => {
    const cancelled: unknown[] = [];
    const cancel = async (operation: unknown): Promise<void> => void cancelled.push(operation);
    const set = testSet({ start: () => started, cancel });
    await expect(shoot(set)).rejects.toMatchObject({ code: 'provider/under-way' });
    expect(set.pauses.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(2 * 3_600_000);
    expect(cancelled).toEqual([]);
  });

  test('is cancelled before another is submitted where the user asks for the shot by name', async () => {
    const entries = await underWay();
    const done: string[] = [];
    const set = testSet({
      entries,
      start: (request) => {
        done.push('submitted anew');
        return finished(request);
      },
      cancel: async (operation) => void done.push(`cancelled ${JSON.stringify(operation)}`),
    });
    await shoot(set, true, (reason) => void done.push(reason));
    const reason = `${LATE}; it is cancelled, and may be charged all the same`;
    expect(done).toEqual(['cancelled {"id":"7"}', reason, 'submitted anew']);
    expect(settled(entries)).toEqual([
      { kind: 'failed', code: 'provider/failed', reason, charged: 'unknown' },
    ]);
  });

  test('may run on and be charged where it can’t be cancelled, which is said and kept', async () => {
    const refuses = async (): Promise<never> => {
      throw new ProviderError('provider/invalid-request', 'too late', {
        retryable: false,
        submitted: 'no',
      });
    };
    const one = await underWay();
    const other = await underWay();
    await shoot(testSet({ entries: one }), true);
    await shoot(testSet({ entries: other, cancel: refuses }), true);
    expect([...settled(one), ...settled(other)]).toMatchObject([
      { reason: `${LATE}; it can’t be cancelled there, and may be charged` },
      { reason: `${LATE}; it could not be cancelled (too late), and may be charged` },
    ]);
  });

  test('is not given up where the run is stopped while it is cancelled', async () => {
    const entries = await underWay();
    const stopped = async (): Promise<never> => {
      throw new Error('stopped');
    };
    await expect(shoot(testSet({ entries, cancel: stopped }), true)).rejects.toThrow('stopped');
    expect(settled(entries)).toEqual([]);
  });

  test('but has ended for its service is not cancelled: it is there to be looked at', async () => {
    const entries = await underWay();
    const cancelled: unknown[] = [];
    const bad = new ProviderError('provider/bad-media', 'no clip', {
      retryable: false,
      submitted: 'no',
    });
    let looks = 0;
    const set = testSet({
      entries,
      check: async () => {
        looks += 1;
        if (looks <= 2) throw bad;
        return finished(REQUEST) as never;
      },
      cancel: async (operation) => void cancelled.push(operation),
    });
    await shoot(set, true);
    expect(cancelled).toEqual([]);
    expect(set.requests).toHaveLength(1);
  });
});
