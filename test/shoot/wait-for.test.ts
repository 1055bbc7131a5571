import { describe, expect, test } from '@jest/globals';
import type { CompletedOutcome } from '../../src/providers/outcome.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { VideoProvider } from '../../src/providers/video-provider.ts';
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
function asked(...says: readonly (Error | Awaited<ReturnType<VideoProvider['check']>>)[]) {
  let looks = 0;
  let clips = 0;
  const badClips = new Set<number>();
  const set: TestSet = testSet({
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
      const { set } = asked(...Array.from({ length: 100 }, () => pending), done);
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
    const { set } = asked(
      { ...pending, progress: 0.25 },
      pending,
      { ...pending, progress: 1 },
      done,
    );
    const told: number[] = [];
    await shoot(set, { onProgress: (fraction) => void told.push(fraction) });
    expect(told).toEqual([0.25, 1]);
  });

  test('is asked about eight times where nobody answers, and left to the next run', async () => {
    const away = asked(failing('unreachable', true));
    await expect(shoot(away.set)).rejects.toMatchObject(UNDER_WAY);
    expect([away.looks(), away.set.requests.length]).toEqual([8, 1]);
    const pauses = away.set.pauses.filter((_, index) => index % 2 === 0);
    expect(pauses).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test('is waited for where a service answers now and then', async () => {
    const away = Array.from({ length: 7 }, () => failing('unreachable', true));
    const { set } = asked(...away, pending, ...away, pending, ...away, done);
    await shoot(set);
    expect(set.requests).toHaveLength(1);
  });

  test('is fetched once more where what came is no clip, and then left to the next run', async () => {
    const once = asked(done);
    once.badClips.add(1);
    await shoot(once.set);
    expect([once.looks(), once.set.requests.length]).toEqual([2, 1]);

    const twice = asked(done);
    twice.badClips.add(1).add(2);
    await expect(shoot(twice.set)).rejects.toMatchObject(UNDER_WAY);
    expect([twice.looks(), twice.set.requests.length]).toEqual([2, 1]);
  });

  test('of which no clip came once is not waited for where it can’t be asked about, or never ends', async () => {
    const locked = asked(done, failing('credentials'));
    locked.badClips.add(1);
    await expect(shoot(locked.set)).rejects.toMatchObject(UNDER_WAY);
    expect(locked.looks()).toBe(2);

    const endless = asked(done, pending);
    endless.badClips.add(1);
    await expect(shoot(endless.set)).rejects.toMatchObject({
      ...UNDER_WAY,
      message:
        'mock has the job, and it can’t be followed for now: after two hours the job has not ended',
    });
  });
});
