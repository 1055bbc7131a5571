import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/film/json.ts';
import { chargesOf } from '../../src/plan/charges.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { ProviderCall, StartOutcome } from '../../src/providers/video-provider.ts';
import { mayGoElsewhere } from '../../src/shoot/shots/fallback.ts';
import type { SegmentClip } from '../../src/shoot/keep/keep-clip.ts';
import { redacting } from '../../src/shoot/jobs/redacting.ts';
import type { Seal } from '../../src/shoot/jobs/sealed-operation.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { shootClip } from '../support/shoot-clip.ts';
import { finished, testSet, type TestSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';

const REQUEST = requestOf({ model: 'mock-1' });

function shoot({ ports }: TestSet, resubmit = false): Promise<SegmentClip> {
  return shootClip(ports, { request: REQUEST, resubmit });
}

const lost = (): StartOutcome => {
  throw new ProviderError('provider/unreachable', 'the answer was lost', {
    retryable: false,
    submitted: 'unknown',
  });
};
const outOfQuota = (): StartOutcome => {
  throw new ProviderError('provider/quota', 'the quota is used up', {
    retryable: false,
    submitted: 'no',
  });
};
const tooMuch = (): StartOutcome => {
  throw new ProviderError('provider/rate-limited', 'slow down', {
    retryable: true,
    submitted: 'no',
  });
};
const started: StartOutcome = { kind: 'started', operation: { id: '7' } };
/** Of a provider that has no secrets. */
const UNSEALED: Seal = { seal: (operation) => operation, open: (operation) => operation };
const done = async () => finished(REQUEST) as never;

test('a run that was stopped while a segment waited for its turn claims nothing', async () => {
  const controller = new AbortController();
  const entries: LedgerEntry[] = [];
  const set = testSet({ entries, signal: controller.signal });
  let leave = (): void => {};
  const other = set.ports.durable.inProviderSlot('mock', async () => {
    await new Promise<void>((done) => {
      leave = done;
    });
  });
  const waiting = shoot(set);
  await new Promise((resolve) => setImmediate(resolve));
  controller.abort();
  leave();
  await other;
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect(entries).toEqual([]);
});

test('what an earlier run has made and is lost is made anew, and that is told', async () => {
  const entries: LedgerEntry[] = [];
  const { clip } = await shoot(testSet({ entries }));
  expect(await shoot(testSet({ entries }))).toMatchObject({ clip });
  const said: string[] = [];
  const again = testSet({ entries, lost: [clip] });
  await shootClip(again.ports, { request: REQUEST, onGivenUp: (why) => void said.push(why) });
  expect(said).toEqual(['what it has made is not there any more as it was kept']);
  expect(again.requests).toHaveLength(1);
});

describe('of a ledger that was damaged, and lacks the lines of a submission', () => {
  /** What two runs write of one shot: it is turned away, submitted once more, and made. */
  async function written(): Promise<readonly LedgerEntry[]> {
    const entries: LedgerEntry[] = [];
    await shoot(testSet({ start: outOfQuota, entries })).catch(() => {});
    await shoot(testSet({ start: () => started, check: done, entries }));
    return entries;
  }

  test('what is known to have ended is not submitted again', async () => {
    const all = await written();
    const names = all.map((entry) => (entry.kind === 'step' ? entry.name : ''));
    expect(names).toEqual(
      ['claim1', 'submit1', 'claim2', 'submit2', 'done2'].map((step) => `a/t1/s1#${step}`),
    );
    for (const lost of [[0, 1], [1], [2, 3], [3], [0, 1, 3]]) {
      const entries = all.filter((_, index) => !lost.includes(index));
      const again = testSet({ check: done, entries });
      expect(await shoot(again)).toMatchObject({ kind: 'clip' });
      expect({ lost, requests: again.requests.length }).toEqual({ lost, requests: 0 });
    }
  });

  test('what another round has followed may be charged: it was turned away, or paid for in vain', async () => {
    const entries = (await written()).filter((_, index) => index !== 1);
    await shoot(testSet({ check: done, entries }));
    const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
    expect(chargesOf(steps, NO_TAKES).map(({ round, money }) => [round, money])).toEqual([
      [1, { kind: 'possible', usd: 0.5 }],
      [2, { kind: 'charged', usd: 0.5, saidBy: 'provider' }],
    ]);
  });
});

describe('of a ledger that was damaged, and whose claim can’t be read as it was written', () => {
  const claimed = (result: Json): LedgerEntry[] => [
    { kind: 'step', name: 'a/t1/s1#claim1', result },
  ];

  test.each<Json>([null, 'odd', [], { at: 0 }, { by: 7, at: 0 }])(
    'by %j, nobody is asked under another key: the outcome is unknown',
    async (result) => {
      for (const service of [{ idempotent: true }, { find: async () => undefined }]) {
        const set = testSet({ entries: claimed(result), ...service });
        await expect(shoot(set)).rejects.toMatchObject({ code: 'provider/outcome-unknown' });
        expect(set.requests).toEqual([]);
      }
    },
  );

  test('by when it was made, the job has all the time to show up', async () => {
    const set = testSet({ entries: claimed({ by: 'x', at: 'odd' }), find: async () => undefined });
    await shoot(set);
    expect(set.pauses).toEqual([240_000]);
  });
});

describe('a submission that is answered with what was made', () => {
  const made: StartOutcome = {
    kind: 'completed',
    media: { kind: 'url', url: 'http://127.0.0.1/clip' },
  };
  /** A set whose downloads fail so often, as ones that may pass. */
  const failing = (times: number, entries: LedgerEntry[] = []): TestSet => {
    const set = testSet({ start: () => made, entries });
    let left = times;
    const download = async (): Promise<void> => {
      left -= 1;
      if (left < 0) return;
      throw new ProviderError('provider/unreachable', 'the connection broke', {
        retryable: true,
        submitted: 'no',
      });
    };
    return { ...set, ports: { ...set.ports, download } };
  };

  test('is not made again where it can’t be fetched at first: it is fetched again', async () => {
    const set = failing(3);
    await shoot(set);
    expect(set.keys).toHaveLength(1);
    expect(set.pauses).toHaveLength(3);
  });

  test('may be paid for where it can’t be fetched at all, and is not made again by the next run', async () => {
    const entries: LedgerEntry[] = [];
    const set = failing(Infinity, entries);
    await expect(shoot(set)).rejects.toMatchObject({
      code: 'provider/outcome-unknown',
      message: expect.stringContaining('mock has made the shot and may have charged for it'),
    });
    expect(set.keys).toHaveLength(1);
    const again = testSet({ entries });
    await expect(shoot(again)).rejects.toMatchObject({ code: 'provider/outcome-unknown' });
    expect(again.keys).toEqual([]);
  });
});

describe('a submission whose answer was lost', () => {
  test('is looked up by our key, and its job followed', async () => {
    const keys: string[] = [];
    const set = testSet({
      start: lost,
      check: done,
      find: async ({ idempotencyKey }: ProviderCall) => {
        keys.push(idempotencyKey);
        return keys.length < 2 ? undefined : { id: '7' };
      },
    });
    await shoot(set);
    expect(set.requests).toHaveLength(1);
    expect(new Set(keys)).toEqual(new Set([expect.stringMatching(/^ms-[0-9a-f]{32}$/)]));
  });

  test('is an unknown outcome where the look finds nothing, for silence is no proof', async () => {
    const set = testSet({ start: lost, find: async () => undefined });
    await expect(shoot(set)).rejects.toMatchObject({ code: 'provider/outcome-unknown' });
    expect(set.requests).toHaveLength(1);
  });

  test('of an earlier run is waited for, looked up by its key, and submitted under the same', async () => {
    const entries: LedgerEntry[] = [];
    const keys: string[] = [];
    const find = async ({ idempotencyKey }: ProviderCall): Promise<undefined> =>
      void keys.push(idempotencyKey);
    await shoot(testSet({ start: lost, find, entries })).catch(() => {});
    const again = testSet({ find, entries });
    const told: [number, string][] = [];
    const onPause = (ms: number, reason: string): void => void told.push([ms, reason]);
    await shootClip(again.ports, { request: REQUEST, onPause });
    expect(new Set(keys).size).toBe(1);
    expect(again.pauses[0]).toBeGreaterThan(200_000);
    const why = 'an earlier run may have submitted this, and the job may still show up';
    expect(told).toEqual([[again.pauses[0], why]]);
    expect(again.keys).toEqual([keys[0]]);
  });

  test('of an earlier run stays unknown where the service can’t tell yet, and is found later', async () => {
    const entries: LedgerEntry[] = [];
    const unknown = async () => 'unknown' as const;
    await shoot(testSet({ start: lost, find: unknown, entries })).catch(() => {});
    const again = testSet({ find: unknown, entries });
    await expect(shoot(again)).rejects.toMatchObject({ code: 'provider/outcome-unknown' });
    expect(again.requests).toHaveLength(0);
    const later = testSet({ find: async () => ({ id: '7' }), check: done, entries });
    await shoot(later);
    expect(later.requests).toHaveLength(0);
  });

  test('of an earlier run stays unknown where the service can’t be asked for now: nobody else is', async () => {
    const entries: LedgerEntry[] = [];
    const busy = async (): Promise<never> => {
      throw new ProviderError('provider/rate-limited', 'slow down', {
        retryable: true,
        submitted: 'no',
      });
    };
    await shoot(testSet({ start: lost, find: busy, entries })).catch(() => {});
    const again = testSet({ find: busy, entries });
    const error: unknown = await shoot(again).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'provider/outcome-unknown',
      message: expect.stringContaining('mock can’t be asked for now: slow down'),
    });
    expect(mayGoElsewhere(error)).toBe(false);
    expect(again.requests).toHaveLength(0);
    const later = testSet({ find: async () => ({ id: '7' }), check: done, entries });
    await shoot(later);
    expect(later.requests).toHaveLength(0);
  });

  test('is sent again with the same key where the service honours it', async () => {
    const entries: LedgerEntry[] = [];
    await expect(shoot(testSet({ start: lost, idempotent: true, entries }))).rejects.toMatchObject({
      code: 'provider/unreachable',
    });
    const again = testSet({ idempotent: true, entries });
    await shoot(again);
    expect(again.requests).toHaveLength(1);
  });

  test('may be there though the same key is turned away now: it counts on, and nobody else is asked', async () => {
    const entries: LedgerEntry[] = [];
    const first = testSet({ start: lost, idempotent: true, entries });
    await shoot(first).catch(() => {});
    const turnedAway = testSet({ start: outOfQuota, idempotent: true, entries });
    const error: unknown = await shoot(turnedAway).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'provider/outcome-unknown' });
    expect(mayGoElsewhere(error)).toBe(false);
    const steps = entries.filter((entry) => entry.kind === 'step');
    expect(chargesOf(steps, NO_TAKES)).toMatchObject([{ money: { kind: 'possible' } }]);

    const busy = testSet({
      start: (request, attempt) => (attempt < 3 ? tooMuch() : finished(request)),
      idempotent: true,
      entries,
    });
    await shoot(busy);
    expect(new Set([...first.keys, ...turnedAway.keys, ...busy.keys]).size).toBe(1);
    expect(busy.requests).toHaveLength(3);
  });
});

describe('a job that failed at the provider', () => {
  const failed = async () => ({ kind: 'failed', reason: 'It broke.', charged: false }) as const;

  test('is told as such, and submitted anew by the next run, not by this one', async () => {
    const entries: LedgerEntry[] = [];
    const set = testSet({ start: () => started, check: failed, entries });
    await expect(shoot(set)).rejects.toMatchObject({
      code: 'provider/failed',
      message: 'mock: It broke. It says that it charged nothing.',
    });
    expect(set.requests).toHaveLength(1);
    const again = testSet({ start: () => started, check: done, entries });
    await shoot(again);
    expect(again.requests).toHaveLength(1);
  });

  test.each([true, 'unknown'] as const)(
    'is not told as free where what was charged is %p',
    async (charged) => {
      const check = async () => ({ kind: 'failed', reason: 'It broke.', charged }) as const;
      await expect(shoot(testSet({ start: () => started, check }))).rejects.toMatchObject({
        message: 'mock: It broke.',
      });
    },
  );
});

test('a run has all its tries, however often an earlier one was turned away', async () => {
  const entries: LedgerEntry[] = [];
  for (let run = 0; run < 6; run += 1) {
    await expect(shoot(testSet({ start: outOfQuota, entries }))).rejects.toMatchObject({
      code: 'provider/quota',
    });
  }
  const set = testSet({
    entries,
    start: (request, attempt) => (attempt < 5 ? tooMuch() : finished(request)),
  });
  await shoot(set);
  expect(set.pauses).toEqual([2_000, 4_000, 8_000, 16_000]);
});

test('what a job was fetched into is removed, however the job ends', async () => {
  for (const start of [finished.bind(null, REQUEST), outOfQuota]) {
    const { ports } = testSet({ start });
    const left = new Set<string>();
    const scratch = async () => {
      left.add('scratch');
      return { path: 'scratch', remove: async () => void left.delete('scratch') };
    };
    await shootClip({ ...ports, vault: { ...ports.vault, scratch } }).catch(() => {});
    expect([...left]).toEqual([]);
  }
});

describe('a refusal', () => {
  const refuse = (): StartOutcome => ({
    kind: 'refused',
    reason: 'Not this.',
    category: 'violence',
    charged: false,
  });

  test('names what is objected to, and is not asked for again until the user does by name', async () => {
    const entries: LedgerEntry[] = [];
    await expect(shoot(testSet({ start: refuse, entries }))).rejects.toMatchObject({
      code: 'provider/refused',
      message: 'mock refused the shot (violence): Not this. It says that it charged nothing.',
    });
    const unasked = testSet({ entries });
    await expect(shoot(unasked)).rejects.toMatchObject({ code: 'provider/refused' });
    expect(unasked.requests).toHaveLength(0);
    const asked = testSet({ entries });
    await shoot(asked, true);
    expect(asked.requests).toHaveLength(1);
  });
});

describe('a clip', () => {
  const bad = (): never => {
    throw new ProviderError('provider/bad-media', 'it is none', {
      retryable: false,
      submitted: 'no',
    });
  };

  test('that is none is not kept, and made anew by the next run', async () => {
    const entries: LedgerEntry[] = [];
    const set = testSet({ entries, examine: bad });
    await expect(shoot(set)).rejects.toMatchObject({ code: 'provider/bad-media' });
    await shoot(testSet({ entries }));
  });

  test('is fetched from the address that the last look gave', async () => {
    let looks = 0;
    const set = testSet({
      start: () => started,
      check: async () => {
        looks += 1;
        return { kind: 'completed', media: { kind: 'url', url: `http://x/${looks}` } };
      },
    });
    const flaky = {
      ...set.ports,
      download: async (provider: string, ...rest: [never, string]) => {
        if (looks === 1) {
          throw new ProviderError('provider/unreachable', 'gone', {
            retryable: true,
            submitted: 'no',
          });
        }
        await set.ports.download(provider, ...rest);
      },
    };
    await shoot({ ...set, ports: flaky as TestSet['ports'] });
    expect(set.downloads).toEqual(['http://x/2']);
  });
});

test('what a provider says and throws holds no secret, however deep', async () => {
  const provider = redacting(
    {
      name: 'careless',
      idempotent: false,
      start: () => Promise.reject(new Error('a key', { cause: new Error('key inside') })),
      check: async () => ({ kind: 'failed', reason: 'your key', charged: false }),
    },
    { redact: (text) => text.replaceAll('key', '‹secret›'), conceal: () => {} },
    UNSEALED,
  );
  const call = {} as ProviderCall;
  const error = (await provider.start(REQUEST, call).catch((thrown: unknown) => thrown)) as Error;
  expect(`${error.message} ${error.stack} ${(error.cause as Error).message}`).not.toContain('key');
  expect(await provider.check({}, call)).toMatchObject({ reason: 'your ‹secret›' });
});

test('where media are, and what they are fetched with, is a secret from then on', async () => {
  const concealed: string[] = [];
  const credentials = { origin: 'https://x', headers: { authorization: 'Bearer token-1' } };
  const media = { kind: 'url', url: 'https://x/clip?sig=1', credentials } as const;
  const provider = redacting(
    {
      name: 'mock',
      idempotent: false,
      start: async () => ({ kind: 'completed', media }),
      check: async () => ({ kind: 'pending' }),
    },
    { redact: (text) => text, conceal: (value) => void concealed.push(value) },
    UNSEALED,
  );
  await provider.start(REQUEST, {} as ProviderCall);
  expect(concealed).toEqual(['https://x/clip?sig=1', 'token-1']);
});

test('a service that asks for a long wait is asked again by the next run, and not waited for', async () => {
  const set = testSet({
    start: () => {
      throw new ProviderError('provider/rate-limited', 'tomorrow', {
        retryable: true,
        submitted: 'no',
        retryAfterMs: 3_600_000,
      });
    },
  });
  await expect(shoot(set)).rejects.toMatchObject({ code: 'provider/rate-limited' });
  expect(set.pauses).toEqual([]);
});

describe('a clock that somebody sets', () => {
  /** A run whose wall clock jumps between its claim and its submission, or between two runs. */
  async function jumped(ms: number, options: Parameters<typeof testSet>[0] = {}): Promise<TestSet> {
    let wall = 1_000_000_000;
    let steady = 0;
    const pauses: number[] = [];
    const set = testSet({
      appended: ({ kind }) => void (kind === 'step' && (wall += ms)),
      ...options,
      clock: {
        now: () => wall,
        steady: () => steady,
        delay: async (pause) => {
          pauses.push(pause);
          wall += pause;
          steady += pause;
        },
      },
    });
    return { ...set, pauses };
  }
  const HOURS = 3_600_000;

  test.each([-5 * HOURS, 5 * HOURS])(
    'by %d ms does not make a claim of this run old',
    async (ms) => {
      const set = await jumped(ms);
      await shoot(set);
      expect(set.requests).toHaveLength(1);
    },
  );

  test('does not let a job count as forgotten', async () => {
    let looks = 0;
    const set = await jumped(0, {
      start: () => started,
      check: async () => ((looks += 1) < 4 ? { kind: 'pending' } : await done()),
    });
    const { clock } = set.ports;
    let jumps = 0;
    const now = (): number => clock.now() + (jumps += 5 * HOURS);
    await shoot({ ...set, ports: { ...set.ports, clock: { ...clock, now } } });
    expect(looks).toBe(4);
  });

  test('back to before the claim of a killed run lets nobody wait for longer than that takes', async () => {
    const entries: LedgerEntry[] = [];
    const claim = { by: 'another', at: 1_000_000_000 + 24 * HOURS, provider: 'mock' };
    entries.push({ kind: 'step', name: 'a/t1/s1#claim1', result: { ...claim } });
    const set = await jumped(0, { entries, find: async () => undefined });
    await shoot(set);
    expect(Math.max(...set.pauses)).toBe(240_000);
    expect(set.requests).toHaveLength(1);
  });

  test('forward, or another’s that is behind, still leaves a job of a moment ago the time to show up', async () => {
    const entries: LedgerEntry[] = [];
    const claim = { by: 'another', at: 1_000_000_000 - 24 * HOURS, provider: 'mock' };
    entries.push({ kind: 'step', name: 'a/t1/s1#claim1', result: { ...claim } });
    let looks = 0;
    const find = async () => ((looks += 1) === 1 ? undefined : { id: '7' });
    const set = await jumped(0, { entries, find, check: done });
    await shoot(set);
    expect(set.pauses).toEqual([30_000]);
    expect(set.requests).toHaveLength(0);
  });
});
