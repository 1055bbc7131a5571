import { describe, expect, test } from '@jest/globals';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { StudioError } from '../../src/diagnostics/studio-error.ts';
import { frameRate } from '../../src/film/time.ts';
import type { PlannedShot } from '../../src/plan/call-sheet.ts';
import { fingerprintOf, recipeOf } from '../../src/plan/fingerprint.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { VideoRequest } from '../../src/providers/request.ts';
import type { CheckOutcome, StartOutcome } from '../../src/providers/outcome.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { type ShootOrder, type ShootResult, shootFilm } from '../../src/shoot/shoot-film.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { finished, testSet, type TestSet } from '../support/shoot-ports.ts';

const PICTURE = { width: 64, height: 36, rate: frameRate(24) };

function job(compiled: CompiledShot, existing?: TakeRecord): ShotJob {
  const planned = { cost: { usd: 0.4 }, segments: [{ usd: 0.4 }] } as unknown as PlannedShot;
  return {
    compiled,
    planned,
    adapterVersion: 1,
    ...(existing === undefined ? { action: 'shoot', take: 1 } : { action: 'reuse', existing }),
  };
}

function shoot(
  set: TestSet,
  shots: readonly CompiledShot[],
  options: Partial<ShootOrder> = {},
): Promise<ShootResult> {
  return shootFilm(set.ports, {
    film: 'film',
    picture: PICTURE,
    shots: shots.map((shot) => job(shot)),
    keyframes: [],
    keepGoing: false,
    placesOf: () => 1,
    most: 1,
    ...options,
  });
}

function happened(set: TestSet): readonly string[] {
  return set.events.map((event) => ('shot' in event ? `${event.kind} ${event.shot}` : event.kind));
}

const FAILURE = new StudioError('provider/failed', ExitCode.providerFailed, 'out of order');

describe('a shoot', () => {
  test('makes the shots in order, and each take is written down', async () => {
    const set = testSet();
    const { takes, failures } = await shoot(set, [compiledShot('a'), compiledShot('b')]);
    expect(failures).toEqual([]);
    expect(set.requests.map(({ prompt }) => prompt)).toEqual(['shot a', 'shot b']);
    expect([...takes.values()]).toEqual(set.takes);
    expect(set.takes[0]).toMatchObject({
      shot: 'a',
      take: 1,
      cost: { estimatedUsd: 0.4, actualUsd: 0.5 },
    });
  });

  test('starts a chained shot from the last picture of the one before', async () => {
    const set = testSet();
    await shoot(set, [compiledShot('a'), compiledShot('b', { from: 'a' })]);
    expect(set.requests[0]!.firstFrame).toBeUndefined();
    expect(set.requests[1]!.firstFrame).toEqual({ digest: set.takes[0]!.lastFrame });
    expect(set.takes[1]!.firstFrame).toBe(set.takes[0]!.lastFrame);
  });

  test('starts a segment from the last picture of the one before, with its own words', async () => {
    const set = testSet();
    await shoot(set, [compiledShot('a', { segments: 2 })]);
    expect(set.requests.map(({ prompt }) => prompt)).toEqual(['shot a, part 1', 'shot a, part 2']);
    expect(set.requests[1]!.firstFrame).toBeDefined();
    expect(set.takes).toHaveLength(1);
  });

  test('tells once what had to be done to several segments, and keeps it with the take', async () => {
    const set = testSet({ start: (request) => ({ ...finished(request), notes: ['it rained'] }) });
    const resampled = { kind: 'resampled', from: '30', to: '24', text: 'it has 30' } as const;
    const darkroom = { ...set.ports.darkroom, conform: async () => [resampled] };
    await shoot({ ...set, ports: { ...set.ports, darkroom } }, [
      compiledShot('a', { segments: 2 }),
    ]);
    const told = set.events.flatMap((event) => (event.kind === 'take-noted' ? [event.note] : []));
    const said = { kind: 'made-otherwise', text: 'it rained' };
    expect(told).toEqual([said, resampled]);
    expect(set.takes[0]!.notes).toEqual(told);
  });

  test('uses a take again instead of shooting it', async () => {
    const set = testSet();
    const { takes } = await shoot(set, [compiledShot('a')]);
    const again = testSet();
    await shootFilm(again.ports, {
      film: 'film',
      picture: PICTURE,
      keyframes: [],
      shots: [job(compiledShot('a'), takes.get(compiledShot('a').id))],
      keepGoing: false,
      placesOf: () => 1,
    });
    expect(again.requests).toEqual([]);
    expect(happened(again)).toEqual(['shoot-started', 'shot-reused a']);
  });

  test('restores a lost file from the clips that are kept, as the same take, and asks nobody', async () => {
    const shot = compiledShot('a', { segments: 2 });
    const [take] = (await shoot(testSet(), [shot])).takes.values();
    const existing = { ...take!, notes: [{ kind: 'made-otherwise', text: 'it rained' } as const] };
    const set = testSet({ lost: [existing.file] });
    const reasons = ['the file of take 1 is gone; it is made again'];
    const planned = { cost: { usd: 0 }, state: 'missing', take: 1, reasons } as const;
    const restored = await shootFilm(set.ports, {
      film: 'film',
      picture: PICTURE,
      keyframes: [],
      shots: [
        {
          compiled: shot,
          planned: planned as unknown as PlannedShot,
          adapterVersion: 1,
          action: 'restore',
          existing,
        },
      ],
      keepGoing: false,
      placesOf: () => 1,
    });
    expect(set.requests).toEqual([]);
    expect(happened(set)).toEqual(['shoot-started', 'take-lost a', 'take-completed a']);
    const { file, ...kept } = set.takes[0]!;
    expect({ ...kept, file: existing.file }).toEqual(existing);
    expect(file).not.toBe(existing.file);
    expect([...restored.takes.values()]).toEqual(set.takes);
  });

  test('records the fingerprint of what was really used', async () => {
    const set = testSet();
    const chained = compiledShot('b', { from: 'a' });
    await shoot(set, [compiledShot('a'), chained]);
    const [first, second] = set.takes;
    const after = { fingerprint: first!.fingerprint, take: 1 };
    expect(second!.fingerprint).toBe(fingerprintOf(recipeOf(chained, 1, after)));
  });
});

describe('a shot that fails', () => {
  const failingAt = (prompt: string): TestSet =>
    testSet({
      start: (request) => {
        if (request.prompt === prompt) throw FAILURE;
        return finished(request);
      },
    });

  test('is not one of the shot where the disk is full: the run stops, whatever is asked', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const failed = new StudioError('media/ffmpeg-failed', ExitCode.media, 'no', { cause: full });
    const set = testSet({
      start: () => {
        throw failed;
      },
    });
    const shots = [compiledShot('a'), compiledShot('b')];
    await expect(shoot(set, shots, { keepGoing: true })).rejects.toBe(failed);
    expect(set.requests).toHaveLength(1);
  });

  test('stops its chain, and nothing goes on from a picture that is out of date', async () => {
    const set = failingAt('shot a');
    const shots = [
      compiledShot('a'),
      compiledShot('b', { from: 'a' }),
      compiledShot('c', { from: 'b' }),
    ];
    const { failures, takes } = await shoot(set, shots, { keepGoing: true });
    expect(failures.map(({ shot, code }) => [shot, code])).toEqual([['a', 'provider/failed']]);
    expect(takes.size).toBe(0);
    expect(set.requests).toHaveLength(1);
    expect(happened(set)).toEqual([
      'shoot-started',
      'take-started a',
      'take-failed a',
      'shot-skipped b',
      'shot-skipped c',
    ]);
  });

  test('stops the run, so that no more money is spent', async () => {
    const set = failingAt('shot a');
    await shoot(set, [compiledShot('a'), compiledShot('b')]);
    expect(happened(set)).toEqual([
      'shoot-started',
      'take-started a',
      'take-failed a',
      'shot-skipped b',
    ]);
  });

  test('lets other chains go on when that is wished', async () => {
    const set = failingAt('shot a');
    const { takes } = await shoot(set, [compiledShot('a'), compiledShot('b')], { keepGoing: true });
    expect([...takes.keys()]).toEqual(['b']);
  });

  test('of a line stops all shots but those that are under way, and keeps no other from going on', async () => {
    const shots = ['a', 'b', 'c', 'd'].map((id) => compiledShot(id));
    const [a, b] = shots as [CompiledShot, CompiledShot];
    const failure = { shot: a.id, code: 'provider/refused', reason: 'its line 1', error: FAILURE };
    const unspoken = { failures: [failure], shots: new Set([a.id, b.id]) };
    const [none, underWay] = [new Set<string>(), new Set([shots[2]!.id])];
    const set = testSet();
    const { failures, takes } = await shoot(set, shots, {
      unspoken,
      underWay: { shots: underWay, keyframes: new Set(), lines: none },
    });
    expect(failures).toEqual([failure]);
    expect([...takes.keys()]).toEqual(['c']);
    expect(
      set.events.flatMap((event) =>
        event.kind === 'shot-skipped' ? `${event.shot}: ${event.reason}` : [],
      ),
    ).toEqual([
      'a: what is said in it is not spoken',
      'b: what is said in it is not spoken',
      'd: the run stops after a failed',
    ]);
    const going = await shoot(testSet(), shots, { unspoken, keepGoing: true });
    expect([...going.takes.keys()]).toEqual(['c', 'd']);
  });

  test('by refusal is data: the reason is told, and whether it was charged', async () => {
    const set = testSet({
      start: () => ({ kind: 'refused', reason: 'a real person', charged: false }),
    });
    const { failures } = await shoot(set, [compiledShot('a')]);
    expect(failures[0]).toMatchObject({
      code: 'provider/refused',
      reason: 'mock refused the shot: a real person. It says that it charged nothing.',
    });
    expect(happened(set)).toContain('take-refused a');
  });
});

describe('chains side by side', () => {
  /** A service whose jobs end when they are told to. */
  function slowService() {
    const ends = new Map<string, () => void>();
    const ended = new Set<string>();
    const check = async (operation: unknown): Promise<CheckOutcome> => {
      const { prompt } = operation as { prompt: string };
      if (!ended.has(prompt)) await new Promise<void>((end) => ends.set(prompt, end));
      return { kind: 'completed', media: { kind: 'bytes', bytes: Buffer.from(prompt) } };
    };
    return {
      check,
      start: ({ prompt }: VideoRequest): StartOutcome => ({
        kind: 'started',
        operation: { prompt },
      }),
      end: async (prompt: string): Promise<void> => {
        ended.add(prompt);
        await untilQuiet();
        ends.get(prompt)?.();
        await untilQuiet();
      },
    };
  }
  const untilQuiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const shots = [
    compiledShot('a'),
    compiledShot('b', { from: 'a' }),
    compiledShot('c'),
    compiledShot('d'),
  ];
  const two = { placesOf: () => 2, most: Infinity };

  test('are made as far as their provider has room, and a chain in its order', async () => {
    const { start, check, end } = slowService();
    const set = testSet({ start, check, places: 2 });
    const asked = (): readonly string[] => set.requests.map(({ prompt }) => prompt);
    const result = shoot(set, shots, two);
    await untilQuiet();
    expect(asked()).toEqual(['shot a', 'shot c']);
    await end('shot a');
    expect(asked()).toEqual(['shot a', 'shot c', 'shot b']);
    expect(set.requests[2]!.firstFrame).toEqual({ digest: set.takes[0]!.lastFrame });
    await end('shot c');
    await end('shot b');
    await end('shot d');
    expect((await result).takes.size).toBe(4);
  });

  test('never leave a service with one place idle while a shot is cut from its clip', async () => {
    const { start, check, end } = slowService();
    const set = testSet({ start, check });
    let cut = (): void => {};
    const conform = async (): Promise<readonly []> => {
      await new Promise<void>((done) => {
        cut = done;
      });
      return [];
    };
    const ports = { ...set.ports, darkroom: { ...set.ports.darkroom, conform } };
    const result = shoot({ ...set, ports }, shots.slice(0, 3), { placesOf: () => 1, most: 9 });
    await end('shot a');
    expect(set.requests.map(({ prompt }) => prompt)).toEqual(['shot a', 'shot c']);
    expect(set.takes).toEqual([]);
    cut();
    await end('shot c');
    cut();
    await end('shot b');
    cut();
    expect((await result).takes.size).toBe(3);
  });

  test('lose nothing where one fails: what is under way is finished, and nothing begins', async () => {
    const { start, check, end } = slowService();
    const set = testSet({
      start: (request) => {
        if (request.prompt === 'shot a') throw FAILURE;
        return start(request);
      },
      check,
      places: 2,
    });
    const result = shoot(set, shots, two);
    await end('shot c');
    expect([...(await result).takes.keys()]).toEqual(['c']);
    expect(happened(set).filter((each) => each.startsWith('shot-skipped'))).toEqual([
      'shot-skipped b',
      'shot-skipped d',
    ]);
  });

  test('are told in the order of the film where several fail', async () => {
    const set = testSet({
      start: ({ prompt }) => {
        throw Object.assign(
          new StudioError('provider/failed', ExitCode.providerFailed, prompt),
          prompt === 'shot a' && { submitted: 'no', retryable: true },
        );
      },
      places: 2,
    });
    const { failures } = await shoot(set, shots, { ...two, keepGoing: true });
    expect(failures.map(({ shot }) => shot)).toEqual(['a', 'c', 'd']);
    expect(set.events.flatMap((told) => (told.kind === 'take-failed' ? [told.shot] : []))[0]).toBe(
      'c',
    );
  });

  test('stop at once, each resumable, where the run itself can’t go on', async () => {
    const { start, check } = slowService();
    const set = testSet({
      start: (request) => {
        if (request.prompt === 'shot c') throw new Error('a defect');
        return start(request);
      },
      check: async (operation, call) =>
        await Promise.race([
          check(operation),
          new Promise<never>((_, stop) =>
            call.signal.addEventListener('abort', () => stop(call.signal.reason)),
          ),
        ]),
      places: 2,
    });
    await expect(shoot(set, shots, two)).rejects.toThrow('a defect');
    const steps = set.entries.map((entry) => (entry.kind === 'step' ? entry.name : entry.kind));
    expect(steps.filter((name) => /^a.*#submit1$/.test(name))).toHaveLength(1);
    expect(steps.filter((name) => name.endsWith('#done'))).toEqual([]);
  });
});

describe('money', () => {
  test('a start that was not taken is tried again after the pause the provider asks for', async () => {
    const set = testSet({
      start: (request, attempt) => {
        if (attempt < 3) {
          throw Object.assign(new Error('busy'), {
            retryable: true,
            submitted: 'no',
            retryAfterMs: 7,
          });
        }
        return finished(request);
      },
    });
    await shoot(set, [compiledShot('a')]);
    expect(set.requests).toHaveLength(3);
    expect(set.pauses).toEqual([7, 7]);
  });

  test('a start whose outcome nobody knows is never repeated', async () => {
    const lost = Object.assign(
      new StudioError('provider/lost', ExitCode.providerFailed, 'the connection broke'),
      { retryable: true, submitted: 'unknown' },
    );
    const set = testSet({
      start: () => {
        throw lost;
      },
    });
    await shoot(set, [compiledShot('a')]);
    expect(set.requests).toHaveLength(1);
  });

  test('a run that was killed while it submitted asks the user instead of paying twice', async () => {
    const entries: LedgerEntry[] = [];
    const killed = testSet({
      entries,
      start: () => {
        throw new Error('killed');
      },
    });
    await expect(shoot(killed, [compiledShot('a')])).rejects.toThrow('killed');
    const again = testSet({ entries });
    const { failures } = await shoot(again, [compiledShot('a')]);
    expect(again.requests).toEqual([]);
    expect(failures[0]).toMatchObject({ code: 'provider/outcome-unknown' });
  });

  test('a submit that was turned away is free to be tried again by the next run', async () => {
    const entries: LedgerEntry[] = [];
    const away = Object.assign(
      new StudioError('provider/credentials', ExitCode.credentials, 'the key is refused'),
      { retryable: false, submitted: 'no' },
    );
    const first = testSet({
      entries,
      start: () => {
        throw away;
      },
    });
    expect((await shoot(first, [compiledShot('a')])).failures).toMatchObject([
      { code: 'provider/credentials' },
    ]);
    const again = testSet({ entries });
    expect((await shoot(again, [compiledShot('a')])).failures).toEqual([]);
    expect(again.requests).toHaveLength(1);
  });

  test('a provider that honours the idempotency key is asked again with the same key', async () => {
    const entries: LedgerEntry[] = [];
    const killed = testSet({
      entries,
      idempotent: true,
      start: () => {
        throw new Error('killed');
      },
    });
    await expect(shoot(killed, [compiledShot('a')])).rejects.toThrow('killed');
    const again = testSet({ entries, idempotent: true });
    const { failures } = await shoot(again, [compiledShot('a')]);
    expect(failures).toEqual([]);
    expect(again.requests).toHaveLength(1);
  });

  test('a killed run asks for the old operation instead of starting a new one', async () => {
    const entries: LedgerEntry[] = [];
    const start = (): { kind: 'started'; operation: { job: number } } => ({
      kind: 'started',
      operation: { job: 17 },
    });
    const killed = testSet({
      entries,
      start,
      check: async () => {
        throw new Error('killed');
      },
    });
    await expect(shoot(killed, [compiledShot('a')])).rejects.toThrow('killed');
    const asked: unknown[] = [];
    const again = testSet({
      entries,
      start,
      check: async (operation) => {
        asked.push(operation);
        return asked.length < 3
          ? { kind: 'pending', progress: 0.5 }
          : { kind: 'completed', media: { kind: 'url', url: 'http://127.0.0.1/clip' } };
      },
    });
    const { failures } = await shoot(again, [compiledShot('a')]);
    expect(failures).toEqual([]);
    expect(again.requests).toEqual([]);
    expect(asked).toEqual([{ job: 17 }, { job: 17 }, { job: 17 }]);
    expect(again.takes[0]!.cost.actualUsd).toBeNull();
  });

  test('the operation is on the ledger before it is asked about', async () => {
    const order: string[] = [];
    const set = testSet({
      start: () => ({ kind: 'started', operation: { job: 1 } }),
      check: async () => {
        order.push('check');
        return { kind: 'completed', media: { kind: 'bytes', bytes: Buffer.from('clip') } };
      },
      appended: (entry) =>
        order.push(entry.kind === 'step' ? entry.name.split('#')[1]! : entry.kind),
    });
    await shoot(set, [compiledShot('a')]);
    expect(order).toEqual(['claim1', 'submit1', 'check', 'done']);
  });
});

test('a run that is interrupted submits nothing more', async () => {
  const controller = new AbortController();
  const set = testSet({
    signal: controller.signal,
    start: (request) => {
      controller.abort();
      return finished(request);
    },
  });
  await expect(shoot(set, [compiledShot('a'), compiledShot('b')])).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(set.requests).toHaveLength(1);
  expect(set.takes).toHaveLength(1);
});
