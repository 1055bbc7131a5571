import { describe, expect, test } from '@jest/globals';
import {
  ProviderError,
  type ProviderErrorCode,
  type ProviderErrorFacts,
} from '../../src/providers/provider-error.ts';
import type { StartOutcome, VideoProvider } from '../../src/providers/video-provider.ts';
import type { SegmentClip } from '../../src/shoot/keep/keep-clip.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { shootClip } from '../support/shoot-clip.ts';
import { finished, testSet, type TestSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';
import { type VirtualClock, virtualClock } from '../support/virtual-clock.ts';

/** What the service was asked, and when: `12.5 submit b`. */
type Log = string[];

interface Service {
  readonly set: TestSet;
  readonly clock: VirtualClock;
  readonly log: Log;
  /** What each shot was told to wait for. */
  readonly waits: string[];
  readonly shoot: (name: string, provider?: string) => Promise<SegmentClip>;
}

/** A service that several shots ask, over a clock of ours; by default it makes each clip at once. */
function service(
  answers: {
    readonly start?: (name: string) => StartOutcome | undefined;
    readonly check?: VideoProvider['check'];
  } = {},
  options: { readonly entries?: LedgerEntry[]; readonly signal?: AbortSignal } = {},
): Service {
  const clock = virtualClock();
  const log: Log = [];
  const waits: string[] = [];
  const note = (what: string): void => void log.push(`${clock.now() / 1000} ${what}`);
  const set = testSet({
    ...options,
    clock,
    places: 9,
    start: (request) => {
      note(`submit ${request.prompt}`);
      return answers.start?.(request.prompt) ?? finished(request);
    },
    check: async (operation, call) => {
      note(`ask ${(operation as { id: string }).id}`);
      return (await answers.check?.(operation, call)) ?? { kind: 'pending' };
    },
  });
  const shoot = (name: string, provider = 'mock'): Promise<SegmentClip> => {
    const made = shootClip(set.ports, {
      name,
      provider,
      request: requestOf({ model: 'mock-1', prompt: name }),
      onPause: (ms, reason) => void waits.push(`${name} waits ${ms / 1000}: ${reason}`),
    });
    // Each test says what becomes of it; until then it is nobody's fault.
    made.catch(() => {});
    return made;
  };
  return { set, clock, log, waits, shoot };
}

function limit(
  retryAfterMs?: number,
  code: ProviderErrorCode = 'provider/rate-limited',
  submitted: ProviderErrorFacts['submitted'] = 'no',
): ProviderError {
  const retryable = submitted === 'no';
  return new ProviderError(code, 'slow down', { retryable, submitted, retryAfterMs });
}

/** Answers with that, once. */
function once(error: ProviderError): (name: string) => undefined {
  let left = 1;
  return () => {
    left -= 1;
    if (left >= 0) throw error;
  };
}

describe('a service that says to one shot that it gets too much', () => {
  test('is asked nothing by the others before the time that it named', async () => {
    const { shoot, clock, log, waits } = service({ start: once(limit(30_000)) });
    const first = shoot('a');
    await clock.pass(1_000);
    const others = [shoot('b'), shoot('c')];
    await clock.pass(28_999);
    expect(log).toEqual(['0 submit a']);
    await clock.pass(1);
    await clock.pass(0);
    expect(log.slice(1)).toEqual(['30 submit a', '30 submit b', '30 submit c']);
    await Promise.all([first, ...others]);
    expect(waits).toEqual([
      'a waits 30: slow down',
      'b waits 29: slow down',
      'c waits 29: slow down',
    ]);
  });

  test('is not asked about its jobs before that time either', async () => {
    const { shoot, clock, log } = service({
      start: (name) => {
        if (name === 'b' && clock.now() < 10_000) throw limit(30_000, 'provider/overloaded');
        return { kind: 'started', operation: { id: name } };
      },
    });
    void shoot('a');
    await clock.pass(4_000);
    void shoot('b');
    await clock.pass(29_999);
    const asked = log.filter((line) => line.endsWith('ask a'));
    expect(asked.at(-1)).toBe('4 ask a');
    await clock.pass(1);
    await clock.pass(0);
    expect(log).toContain('34 ask a');
    expect(log).toContain('34 submit b');
  });

  test('says so by a look as well as by a submission', async () => {
    const { shoot, clock, log } = service({
      start: (name) => (name === 'a' ? { kind: 'started', operation: { id: 'a' } } : undefined),
      check: async () => {
        if (clock.now() === 0) throw limit(30_000);
        return { kind: 'pending' };
      },
    });
    void shoot('a');
    await clock.pass(1_000);
    const other = shoot('b');
    await clock.pass(28_999);
    expect(log).toEqual(['0 submit a', '0 ask a']);
    await clock.pass(1);
    await other;
    expect(log).toContain('30 submit b');
  });

  test('and names no time is left alone for the time that the shot itself waits', async () => {
    const { shoot, clock, log } = service({ start: once(limit()) });
    void shoot('a');
    await clock.pass(500);
    void shoot('b');
    await clock.pass(1_499);
    expect(log).toEqual(['0 submit a']);
    await clock.pass(1);
    await clock.pass(0);
    expect(log.slice(1)).toEqual(['2 submit a', '2 submit b']);
  });

  test('holds nobody back who asks another service', async () => {
    const { shoot, clock, log } = service({ start: once(limit(30_000)) });
    void shoot('a');
    await clock.pass(1_000);
    await shoot('b', 'another');
    expect(log).toEqual(['0 submit a', '1 submit b']);
  });

  test('holds nobody back where it is away, and not asked too much: who asked waits, and is told', async () => {
    const away = new ProviderError('provider/unreachable', 'away', {
      retryable: true,
      submitted: 'no',
    });
    const { shoot, clock, log, waits } = service({ start: once(away) });
    const first = shoot('a');
    await clock.pass(1_000);
    await shoot('b');
    expect(log).toEqual(['0 submit a', '1 submit b']);
    await clock.pass(1_000);
    await first;
    expect(log.at(-1)).toBe('2 submit a');
    expect(waits).toEqual(['a waits 2: away']);
  });

  test('is left alone for the longest that it has said', async () => {
    const { shoot, clock, log } = service({
      start: (name) => {
        if (clock.now() === 0) throw limit(name === 'a' ? 60_000 : 10_000);
        return undefined;
      },
    });
    const all = ['a', 'b'].map((name) => shoot(name));
    await clock.pass(59_999);
    expect(log).toEqual(['0 submit a', '0 submit b']);
    await clock.pass(1);
    await Promise.all(all);
  });

  test('is waited for longer where it says so again meanwhile', async () => {
    let limits = 2;
    const { shoot, clock, log, waits } = service({
      start: (name) => {
        limits -= 1;
        if (limits >= 0) throw limit(name === 'a' ? 30_000 : 60_000);
        return undefined;
      },
    });
    void shoot('a');
    void shoot('b');
    await clock.pass(1_000);
    const third = shoot('c');
    await clock.pass(59_000);
    await clock.pass(0);
    await third;
    expect(log.slice(2).toSorted()).toEqual(['60 submit a', '60 submit b', '60 submit c']);
    expect(waits).toContain('c waits 59: slow down');
  });

  test('for longer than a run waits gets no submission, and its jobs are asked about all the same', async () => {
    const { shoot, clock, log } = service({
      start: (name) => {
        if (name === 'b') throw limit(3_600_000);
        return { kind: 'started', operation: { id: name } };
      },
    });
    void shoot('a');
    await clock.pass(4_000);
    await expect(shoot('b')).rejects.toMatchObject({ code: 'provider/rate-limited' });
    await expect(shoot('c')).rejects.toMatchObject({
      code: 'provider/rate-limited',
      message: 'slow down',
      submitted: 'no',
      retryAfterMs: 3_600_000,
    });
    await clock.pass(3_000);
    expect(log.filter((line) => line.includes('submit'))).toEqual(['0 submit a', '4 submit b']);
    expect(log.at(-1)).toBe('7 ask a');
  });

  test('for longer than a run waits stays closed whatever else it says, and opens again then', async () => {
    const { shoot, clock, log } = service({
      start: (name) => {
        if (name === 'b') throw limit(3_600_000);
        return name === 'a' ? { kind: 'started', operation: { id: name } } : undefined;
      },
      check: async () => {
        if (clock.now() === 4_000) throw limit(30_000);
        return { kind: 'pending' };
      },
    });
    void shoot('a');
    await clock.pass(1_000);
    await shoot('b').catch(() => {});
    await clock.pass(3_599_999);
    await expect(shoot('c')).rejects.toMatchObject({ retryAfterMs: 1 });
    await clock.pass(1);
    await shoot('c');
    expect(log.filter((line) => line.includes('submit c'))).toEqual(['3601 submit c']);
  });

  test('by a look, for longer than a run waits, is asked about the job again when that is over', async () => {
    const { shoot, clock, log, waits } = service({
      start: (name) => ({ kind: 'started', operation: { id: name } }),
      check: async () => {
        if (clock.now() === 0) throw limit(3_600_000);
        return finished(requestOf({ model: 'mock-1' })) as never;
      },
    });
    const only = shoot('a');
    await clock.pass(3_599_999);
    expect(log).toEqual(['0 submit a', '0 ask a']);
    await clock.pass(10_000);
    await only;
    expect(waits).toEqual(['a waits 3600: slow down']);
  });

  test('is left alone where nobody knows whether it took the job, which is not submitted again', async () => {
    const { shoot, clock, log } = service({
      start: once(limit(30_000, 'provider/overloaded', 'unknown')),
    });
    const lost = shoot('a');
    await clock.pass(1_000);
    const other = shoot('b');
    await clock.pass(29_000);
    await expect(lost).rejects.toMatchObject({ code: 'provider/outcome-unknown' });
    await other;
    expect(log).toEqual(['0 submit a', '30 submit b']);
  });
});

test('a run that is stopped while it waits ends at once, and has claimed nothing for who waited', async () => {
  const entries: LedgerEntry[] = [];
  const stop = new AbortController();
  const { shoot, clock, log } = service(
    { start: once(limit(30_000)) },
    { entries, signal: stop.signal },
  );
  const first = shoot('a');
  await clock.pass(1_000);
  const other = shoot('b');
  await clock.pass(1_000);
  stop.abort(new Error('stopped'));
  await expect(first).rejects.toThrow('stopped');
  await expect(other).rejects.toThrow('stopped');
  expect(clock.now()).toBe(2_000);
  expect(log).toEqual(['0 submit a']);
  const steps = entries.map((entry) => (entry.kind === 'step' ? entry.name : entry.kind));
  expect(steps).toEqual(['a#claim1', 'a#submit1']);
});

test('a wait takes nothing of the time in which a claim may submit', async () => {
  const { shoot, clock } = service({ start: once(limit(300_000)) });
  const first = shoot('a');
  await clock.pass(1_000);
  const other = shoot('b');
  await clock.pass(299_000);
  await expect(first).resolves.toBeDefined();
  await expect(other).resolves.toBeDefined();
});

test('a service that never says so is never waited for', async () => {
  const { shoot, clock, waits } = service();
  await Promise.all([shoot('a'), shoot('b'), shoot('c')]);
  expect(clock.now()).toBe(0);
  expect(waits).toEqual([]);
});
