import { describe, expect, test } from '@jest/globals';
import { jobNamesOf } from '../../src/cli/planning/job-names.ts';
import { purchasesOf } from '../../src/cli/planning/purchases.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { frameRate } from '../../src/film/time.ts';
import type { PlannedKeyframe, PlannedShot } from '../../src/plan/call-sheet.ts';
import { chargesOf } from '../../src/plan/charges.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import type { StartOutcome } from '../../src/providers/outcome.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import type { KeyframeJob } from '../../src/shoot/keyframes/keyframe-job.ts';
import { openPurse } from '../../src/shoot/money/purse.ts';
import { shootFilm } from '../../src/shoot/shoot-film.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { keyframe, sharing } from '../support/shared-keyframe.ts';
import { finished, testSet, type TestSet } from '../support/shoot-ports.ts';

const PICTURE = { width: 64, height: 36, rate: frameRate(24) };

const shotJob = (compiled: CompiledShot): ShotJob => ({
  compiled,
  planned: {
    id: compiled.id,
    cost: { usd: compiled.segments.length },
    segments: compiled.segments.map(() => ({ usd: 1 })),
  } as unknown as PlannedShot,
  adapterVersion: 1,
  action: 'shoot',
  take: 1,
});

const still: KeyframeJob = {
  compiled: keyframe(),
  planned: { cost: { usd: 0.1 } } as PlannedKeyframe,
  adapterVersion: 1,
  action: 'make',
  number: 1,
  resubmit: false,
};

type SetOptions = NonNullable<Parameters<typeof testSet>[0]>;

/** A run under a cap, on what earlier runs have left. */
async function run(
  compiled: readonly CompiledShot[],
  options: SetOptions & { capUsd?: number; keyframes?: readonly KeyframeJob[] } = {},
): Promise<TestSet & { readonly failures: readonly string[] }> {
  const { capUsd, keyframes = [], ...rest } = options;
  const jobs = compiled.map(shotJob);
  const steps = (options.entries ?? []).filter((entry) => entry.kind === 'step');
  const charges = chargesOf(steps, NO_TAKES);
  const { toMake, underWay } = purchasesOf(jobs, keyframes, [], charges);
  const purse = openPurse({
    ...(capUsd !== undefined && { cap: { usd: capUsd, hint: 'Raise it.' } }),
    charges,
    toMake,
  });
  const set = testSet({ places: 2, ...rest, purse });
  const { failures } = await shootFilm(set.ports, {
    film: 'film',
    picture: PICTURE,
    shots: jobs,
    keyframes,
    keepGoing: false,
    placesOf: () => options.places ?? 2,
    underWay,
  });
  return { ...set, failures: failures.map(({ shot, code }) => `${shot} ${code}`) };
}

const claims = (entries: readonly LedgerEntry[]): readonly string[] =>
  entries.flatMap((entry) =>
    entry.kind === 'step' && entry.name.includes('#claim') ? [entry.name] : [],
  );
const charging = (usd: number) => (request: Parameters<typeof finished>[0]) =>
  ({ ...finished(request), actualUsd: usd }) as StartOutcome;

test('jobs are claimed under the names by which the plan looks for them', async () => {
  const chain = [compiledShot('x', { segments: 2 }), compiledShot('y', { from: 'x' })];
  const all = [...sharing(), ...chain];
  const { entries } = await run(all, { keyframes: [still] });
  const names = jobNamesOf(all.map(shotJob), [still]);
  const planned = [...names.keyframes.values(), ...[...names.shots.values()].flat()];
  expect(claims(entries).toSorted()).toEqual(planned.map((name) => `${name}#claim1`).toSorted());
});

describe('a shoot under a cap', () => {
  const shots = ['a', 'b', 'c'].map((id) => compiledShot(id));

  test('claims nothing that it has no money for', async () => {
    const { entries, failures, requests } = await run(shots, {
      capUsd: 3,
      start: charging(2.5),
      places: 1,
    });
    expect(requests).toHaveLength(1);
    expect(claims(entries)).toHaveLength(1);
    expect(failures).toEqual(['b budget/passed']);
  });

  test('finishes what is under way when the money is gone, and the same command goes on later', async () => {
    const entries: LedgerEntry[] = [];
    const first = await run(shots, { capUsd: 3, start: charging(1.5), entries });
    expect(first.takes.map(({ shot }) => shot)).toEqual(['a', 'b']);
    expect(first.failures).toEqual(['c budget/passed']);
    const again = await run(shots, { capUsd: 4, entries });
    expect(again.failures).toEqual([]);
    expect(again.requests.map(({ prompt }) => prompt)).toEqual(['shot c']);
  });

  test('makes no second part of a shot that there is no money for, and keeps the first', async () => {
    const entries: LedgerEntry[] = [];
    const long = [compiledShot('a', { segments: 2 })];
    const first = await run(long, { capUsd: 2, start: charging(1.5), entries });
    expect(first.failures).toEqual(['a budget/passed']);
    const again = await run(long, { capUsd: 3, entries });
    expect(again.requests.map(({ prompt }) => prompt)).toEqual(['shot a, part 2']);
    expect(again.takes).toHaveLength(1);
  });

  test('pays for a try that was not taken once', async () => {
    let tries = 0;
    const { failures, takes } = await run([compiledShot('a')], {
      capUsd: 1,
      start: (request) => {
        tries += 1;
        if (tries > 2) return charging(1)(request);
        throw new ProviderError('provider/overloaded', 'full', {
          retryable: true,
          submitted: 'no',
        });
      },
    });
    expect(failures).toEqual([]);
    expect(takes).toHaveLength(1);
  });
});

describe('jobs that an earlier run has submitted', () => {
  const shots = ['a', 'b', 'c'].map((id) => compiledShot(id));
  const started = (): StartOutcome => ({ kind: 'started', operation: {} });

  test('are fetched where others have no money', async () => {
    const entries: LedgerEntry[] = [];
    const stop = new AbortController();
    const killed = run([shots[2]!], {
      entries,
      start: started,
      signal: stop.signal,
      check: async () => {
        stop.abort();
        return { kind: 'pending' };
      },
    });
    await expect(killed).rejects.toBeDefined();
    const { failures, requests, takes } = await run(shots, {
      capUsd: 1.5,
      places: 1,
      entries,
      check: async () => charging(1)({ prompt: 'c' } as never) as never,
    });
    expect(requests).toEqual([]);
    expect(failures).toEqual(['a budget/passed']);
    expect(takes.map(({ shot }) => shot)).toEqual(['c']);
  });
});
