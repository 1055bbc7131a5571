import { describe, expect, test } from '@jest/globals';
import type { CompletedOutcome } from '../../src/providers/outcome.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { VideoProvider } from '../../src/providers/video-provider.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { type ClipOrder, shootClip } from '../support/shoot-clip.ts';
import { testSet, type TestSet } from '../support/shoot-ports.ts';

const started = { kind: 'started', operation: { id: '7' } } as const;
const done: CompletedOutcome = { kind: 'completed', media: { kind: 'url', url: 'http://x/clip' } };
const pending = { kind: 'pending' } as const;
const UNDER_WAY = { code: 'provider/under-way' };

function failing(code: 'unreachable' | 'bad-media' | 'credentials', retryable = false): Error {
  return new ProviderError(`provider/${code}`, code, { retryable, submitted: 'no' });
}

/** What a service says of a job that it took, look by look; the last of it again and again. */
function asked(
  says: readonly (Error | Awaited<ReturnType<VideoProvider['check']>>)[],
  entries: LedgerEntry[] = [],
) {
  let looks = 0;
  let clips = 0;
  const badClips = new Set<number>();
  const set: TestSet = testSet({
    entries,
    start: () => started,
    check: async () => {
      const said = says[Math.min(looks, says.length - 1)]!;
      looks += 1;
      if (said instanceof Error) throw said;
      return said;
    },
    examine: () => {
      clips += 1;
      if (badClips.has(clips)) throw failing('bad-media');
    },
  });
  return { set, looks: () => looks, badClips };
}

const shoot = async ({ ports }: TestSet, order: ClipOrder = {}) => await shootClip(ports, order);

describe('a job that was taken', () => {
  test.each([
    [undefined, 500, 5_000],
    [20_000, 2_000, 20_000],
  ])(
    'is asked about more rarely as it takes longer, by a service’s own pace of %p ms',
    async (pollEveryMs, shortest, longest) => {
      const { set } = asked([...Array.from({ length: 100 }, () => pending), done]);
      const provider = {
        ...(await set.ports.provider('mock')),
        ...(pollEveryMs && { pollEveryMs }),
      };
      await shoot({ ...set, ports: { ...set.ports, provider: async () => provider } });
      expect([set.pauses[0], set.pauses.at(-1)]).toEqual([shortest, longest]);
      // Between them, a twentieth of the time that it has taken.
      const taken = set.pauses.slice(0, 40).reduce((sum, ms) => sum + ms, 0);
      expect(set.pauses[40]).toBeCloseTo(taken / 20);
    },
  );

  test('tells how far it is, where its service says so', async () => {
    const { set } = asked([
      { ...pending, progress: 0.25 },
      pending,
      { ...pending, progress: 1 },
      done,
    ]);
    const told: number[] = [];
    await shoot(set, { onProgress: (fraction) => void told.push(fraction) });
    expect(told).toEqual([0.25, 1]);
  });

  test('is asked about eight times where nobody answers, and left to the next run', async () => {
    const away = asked([failing('unreachable', true)]);
    await expect(shoot(away.set)).rejects.toMatchObject(UNDER_WAY);
    expect([away.looks(), away.set.requests.length]).toEqual([8, 1]);
    const pauses = away.set.pauses.filter((_, index) => index % 2 === 0);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('is waited for where a service answers now and then', async () => {
    const away = Array.from({ length: 7 }, () => failing('unreachable', true));
    const { set } = asked([...away, pending, ...away, pending, ...away, done]);
    await shoot(set);
    expect(set.requests).toHaveLength(1);
  });

  test('is fetched once more where what came is no clip, and then left to the next run', async () => {
    const once = asked([done]);
    once.badClips.add(1);
    await shoot(once.set);
    expect([once.looks(), once.set.requests.length]).toEqual([2, 1]);

    const twice = asked([done]);
    twice.badClips.add(1).add(2);
    await expect(shoot(twice.set)).rejects.toMatchObject(UNDER_WAY);
    expect([twice.looks(), twice.set.requests.length]).toEqual([2, 1]);
  });

  test('of which no clip came once is not waited for where it can’t be asked about, or never ends', async () => {
    const locked = asked([done, failing('credentials')]);
    locked.badClips.add(1);
    await expect(shoot(locked.set)).rejects.toMatchObject(UNDER_WAY);
    expect(locked.looks()).toBe(2);

    const endless = asked([done, pending]);
    endless.badClips.add(1);
    await expect(shoot(endless.set)).rejects.toMatchObject({
      ...UNDER_WAY,
      message:
        'mock has the job, and it can’t be followed for now: after two hours the job has not ended',
    });
  });

  test.each<[string, boolean, boolean, Error]>([
    ['nobody asks for it by name', true, false, failing('credentials')],
    ['it may pass', true, true, failing('unreachable', true)],
    ['this run has submitted it', false, true, failing('credentials')],
  ])('is never given up for another where %s', async (_, isOld, resubmit, error) => {
    const entries: LedgerEntry[] = [];
    if (isOld) await shoot(asked([error], entries).set).catch(() => {});
    const { set } = asked([error], entries);
    await expect(shoot(set, { resubmit })).rejects.toMatchObject(UNDER_WAY);
    expect(set.requests).toHaveLength(isOld ? 0 : 1);
    const names = entries.flatMap((entry) => (entry.kind === 'step' ? [entry.name] : []));
    expect(names).toEqual(['a/t1/s1#claim1', 'a/t1/s1#submit1']);
  });

  test('is given up for another where the user asks for it by name, and it leads nowhere', async () => {
    const entries: LedgerEntry[] = [];
    await shoot(asked([failing('credentials')], entries).set).catch(() => {});
    const { set } = asked([failing('credentials'), done], entries);
    await shoot(set, { resubmit: true });
    expect(set.requests).toHaveLength(1);
  });
});
