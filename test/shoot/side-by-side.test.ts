import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { runSideBySide } from '../../src/shoot/side-by-side.ts';

interface Job {
  readonly name: string;
  readonly after?: string;
  readonly place?: string;
}

/** Jobs that end when they are told to, and what has happened so far. */
function floor(jobs: readonly Job[], rules: { places?: number; most?: number } = {}) {
  const log: string[] = [];
  const ends = new Map<string, (error?: unknown) => void>();
  const leaves = new Map<string, () => void>();
  const thrown: unknown[] = [];
  const ended = runSideBySide(jobs, {
    nameOf: ({ name }) => name,
    standingOf: ({ after, place }) => ({ ...(after && { after }), ...(place && { place }) }),
    placesOf: () => rules.places ?? 1,
    most: rules.most ?? Infinity,
    run: async ({ name }, leavePlace) => {
      log.push(name);
      leaves.set(name, leavePlace);
      await new Promise<void>((resolve, reject) =>
        ends.set(name, (error) => (error === undefined ? resolve() : reject(error as Error))),
      );
    },
    onThrown: (error) => thrown.push(error),
  });
  ended.catch(() => {});
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    log,
    thrown,
    ended,
    end: async (name: string, error?: unknown): Promise<void> => {
      ends.get(name)!(error);
      await settle();
    },
    leave: async (name: string): Promise<void> => {
      leaves.get(name)!();
      await settle();
    },
  };
}

describe('jobs side by side', () => {
  test('begin together where there is a place for each, and the others when one is free', async () => {
    const jobs = ['a', 'b', 'c', 'd'].map((name) => ({ name, place: 'kling' }));
    const { log, end } = floor(jobs, { places: 2 });
    expect(log).toEqual(['a', 'b']);
    await end('b');
    expect(log).toEqual(['a', 'b', 'c']);
    await end('a');
    expect(log).toEqual(['a', 'b', 'c', 'd']);
  });

  test('have places of their own at each provider', () => {
    const { log } = floor([
      { name: 'a', place: 'kling' },
      { name: 'b', place: 'kling' },
      { name: 'c', place: 'luma' },
    ]);
    expect(log).toEqual(['a', 'c']);
  });

  test('that need no place wait for none', () => {
    const { log } = floor([{ name: 'a', place: 'kling' }, { name: 'b' }, { name: 'c' }]);
    expect(log).toEqual(['a', 'b', 'c']);
  });

  test('that many wait for in a row go first, so that no long chain is left at the end', () => {
    const { log } = floor([
      { name: 'a', place: 'kling' },
      { name: 'b', place: 'kling' },
      { name: 'c', place: 'kling', after: 'b' },
    ]);
    expect(log).toEqual(['b']);
  });

  test('wait for the one that they go on from, and go before later ones then', async () => {
    const jobs = [
      { name: 'a', place: 'kling' },
      { name: 'b', place: 'kling', after: 'a' },
      { name: 'c', place: 'kling' },
      { name: 'd', place: 'kling' },
    ];
    const { log, end } = floor(jobs);
    await end('a');
    expect(log).toEqual(['a', 'b']);
  });

  test('don’t wait for one that is not among them', () => {
    expect(floor([{ name: 'b', after: 'a' }]).log).toEqual(['b']);
  });

  test('leave their place before they end where they no longer need it, once', async () => {
    const jobs = ['a', 'b', 'c'].map((name) => ({ name, place: 'kling' }));
    const { log, leave, end } = floor(jobs);
    await leave('a');
    await leave('a');
    expect(log).toEqual(['a', 'b']);
    await end('a');
    expect(log).toEqual(['a', 'b']);
  });

  test('are no more at once than is allowed, places or not', async () => {
    const jobs = ['a', 'b', 'c'].map((name) => ({ name }));
    const { log, end } = floor(jobs, { most: 2 });
    expect(log).toEqual(['a', 'b']);
    await end('a');
    expect(log).toEqual(['a', 'b', 'c']);
  });

  test('that there is no room for are not passed over in silence', async () => {
    await expect(floor([{ name: 'a' }], { most: 0 }).ended).rejects.toThrow('no room for a');
  });

  test('end before what one of them has thrown is thrown, and none begins after it', async () => {
    const jobs = ['a', 'b', 'c'].map((name) => ({ name, place: 'kling' }));
    const { log, end, ended, thrown } = floor(jobs, { places: 2 });
    let isOver = false;
    ended.catch(() => {
      isOver = true;
    });
    const full = new Error('the disk is full');
    await end('a', full);
    expect([thrown, isOver]).toEqual([[full], false]);
    await end('b', new Error('stopped'));
    await expect(ended).rejects.toBe(full);
    expect(log).toEqual(['a', 'b']);
  });
});

test('every job runs once, after the one it goes on from, within every limit', async () => {
  const films = fc
    .array(fc.record({ after: fc.option(fc.nat()), place: fc.constantFrom('x', 'y', undefined) }), {
      maxLength: 30,
    })
    .map((made) =>
      made.map(({ after, place }, index): Job => {
        const from = after === null || index === 0 ? undefined : `${after % index}`;
        return { name: `${index}`, ...(from && { after: from }), ...(place && { place }) };
      }),
    );
  const limits = fc.record({
    places: fc.integer({ min: 1, max: 3 }),
    most: fc.integer({ min: 1, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(films, limits, fc.scheduler(), async (jobs, { places, most }, scheduler) => {
      const done: string[] = [];
      const running = new Map<string, Job>();
      const all = runSideBySide(jobs, {
        nameOf: ({ name }) => name,
        standingOf: (job) => job,
        placesOf: () => places,
        most,
        run: async (job) => {
          running.set(job.name, job);
          const mates = [...running.values()].filter(({ place }) => place === job.place);
          expect(running.size).toBeLessThanOrEqual(most);
          if (job.place !== undefined) expect(mates.length).toBeLessThanOrEqual(places);
          if (job.after !== undefined) expect(done).toContain(job.after);
          await scheduler.schedule(Promise.resolve());
          running.delete(job.name);
          done.push(job.name);
        },
        onThrown: () => {},
      });
      await scheduler.waitFor(all);
      expect(done.toSorted()).toEqual(jobs.map(({ name }) => name).toSorted());
    }),
  );
});

/** Time that passes only when nothing else is left to do. */
function virtualTime() {
  const waiting: { at: number; wake: () => void }[] = [];
  let now = 0;
  return {
    now: () => now,
    sleep: (ms: number) =>
      new Promise<void>((wake) => {
        waiting.push({ at: now + ms, wake });
      }),
    runUntil: async (isOver: () => boolean): Promise<void> => {
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (isOver()) return;
        const next = waiting.reduce((first, each) => (each.at < first.at ? each : first));
        waiting.splice(waiting.indexOf(next), 1);
        now = next.at;
        next.wake();
      }
    },
  };
}

test('a thousand shots take hardly longer than the longest chain, or than the places allow', async () => {
  // Chains of up to six, each shot of one to five minutes; a fixed seed.
  let seed = 17;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const jobs = Array.from({ length: 1000 }, (_, index) => ({
    name: `${index}`,
    place: index % 3 === 0 ? 'kling' : 'vertex-ai',
    ms: 60_000 + random() * 240_000,
    after: random() < 0.6 && index % 6 > 0 ? `${index - 1}` : undefined,
  }));
  const places = 20;
  const ends = new Map<string, number>();
  for (const { name, ms, after } of jobs) {
    ends.set(name, ms + (after === undefined ? 0 : ends.get(after)!));
  }
  const workOf = (place: string): number =>
    jobs.reduce((sum, job) => sum + (job.place === place ? job.ms : 0), 0) / places;
  const least = Math.max(...ends.values(), workOf('kling'), workOf('vertex-ai'));

  const { now, sleep, runUntil } = virtualTime();
  let isOver = false;
  const all = runSideBySide(jobs, {
    nameOf: ({ name }) => name,
    standingOf: ({ after, place }) => ({ ...(after && { after }), place }),
    placesOf: () => places,
    most: Infinity,
    run: async ({ ms }) => await sleep(ms),
    onThrown: () => {},
  }).finally(() => {
    isOver = true;
  });
  await runUntil(() => isOver);
  await all;
  expect(now() / least).toBeLessThanOrEqual(1.03);
});
