import { describe, expect, test } from '@jest/globals';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { shotId } from '../../src/film/ids.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { nextTake, planFilm } from '../../src/plan/plan-film.ts';
import { withSelection } from '../../src/plan/selection.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import type { TakeLibrary, TakeRecord } from '../../src/plan/take-record.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { filmOf } from '../support/film-builder.ts';
import { NAMED } from '../support/named-route.ts';

const A_DOLLAR_A_SECOND = { usdPerSecond: 1, asOf: '2026-11-21', source: 'a test' };

function plan(
  compiled: readonly CompiledShot[],
  library: Partial<TakeLibrary> = {},
  price = A_DOLLAR_A_SECOND,
): CallSheet {
  return planFilm({
    film: filmOf({ title: 'Kept' }),
    timeline: { frames: 48 * compiled.length, shots: [] } as unknown as Timeline,
    compiled,
    modelOf: () => ({ price, adapterVersion: 1, route: NAMED }),
    library: { ...NO_TAKES, ...library },
  });
}

/** A take of a shot as it is planned now; `clip`, `file` and `picture` of its number are its files. */
function takeOf(
  { shots }: CallSheet,
  id: string,
  take = 1,
  fingerprint = shots.find((shot) => shot.id === id)!.fingerprint,
): TakeRecord {
  return {
    shot: shotId(id),
    take,
    fingerprint,
    provider: 'mock',
    model: 'mock-1',
    clips: [`clip ${id}${take}`],
    file: `file ${id}${take}`,
    frames: 48,
    lastFrame: `picture ${id}${take}`,
    cost: { estimatedUsd: 2, actualUsd: 2 },
    notes: [],
  };
}

function states({ shots }: CallSheet): readonly object[] {
  return shots.map(({ id, state, reasons, take, restorable, cost }) => ({
    id,
    state,
    reasons,
    ...(take !== undefined && { take }),
    ...(restorable && { restorable }),
    usd: cost.usd,
  }));
}

const OLD = 'sha256:old' as Fingerprint;

describe('a take whose file', () => {
  const shot = compiledShot('a');
  const take = takeOf(plan([shot]), 'a');
  const takes = { [shot.id]: [take] };

  test('is there is fresh', () => {
    expect(states(plan([shot], { takes }))).toEqual([
      { id: 'a', state: 'fresh', reasons: [], take: 1, usd: 2 },
    ]);
  });

  test('is gone with the provider’s clip is missing, and its price counts again', () => {
    const lost = { 'file a1': 'gone', 'clip a1': 'gone', 'picture a1': 'gone' } as const;
    const sheet = plan([shot], { takes, lost });
    const reasons = ['the file of take 1 is gone; it is shot again and paid for again'];
    expect(states(sheet)).toEqual([{ id: 'a', state: 'missing', reasons, take: 1, usd: 2 }]);
    expect(sheet.totals).toMatchObject({ usd: 2, secondsPaid: 2, secondsUsed: 2 });
  });

  test('is gone is made again without a word of money where it cost none', () => {
    const lost = { 'file a1': 'gone', 'clip a1': 'gone' } as const;
    const free = { ...A_DOLLAR_A_SECOND, usdPerSecond: 0 };
    expect(states(plan([shot], { takes, lost }, free))).toMatchObject([
      { reasons: ['the file of take 1 is gone; it is made again'], usd: 0 },
    ]);
  });

  test.each([
    ['is gone', { 'file a1': 'gone' }, 'the file of take 1 is gone'],
    ['has changed', { 'file a1': 'changed' }, 'the file of take 1 is not what was kept any more'],
    [
      'is there, but not its last picture',
      { 'picture a1': 'gone', 'clip a1': 'gone' },
      'the last picture of take 1 is gone',
    ],
  ] as const)('%s is restored from what is kept, and costs nothing', (_, lost, what) => {
    const sheet = plan([shot], { takes, lost });
    const reasons = [`${what}; it is made again from what is kept of it, at no cost`];
    expect(states(sheet)).toEqual([
      { id: 'a', state: 'missing', reasons, take: 1, restorable: true, usd: 0 },
    ]);
    expect(sheet.totals).toMatchObject({ usd: 0, secondsPaid: 0, secondsUsed: 0 });
  });

  test('by another provider is restored where only its last picture is gone', () => {
    const note = { kind: 'provider-changed', from: 'mock', to: 'luma', text: '' } as const;
    const other = { [shot.id]: [{ ...take, notes: [note] }] };
    const stateOf = (lost: TakeLibrary['lost']) => states(plan([shot], { takes: other, lost }));
    expect(stateOf({ 'picture a1': 'gone' })).toMatchObject([{ restorable: true, usd: 0 }]);
    // Its clips are not cut as those of the planned one are.
    expect(stateOf({ 'file a1': 'gone' })).toMatchObject([{ state: 'missing', usd: 2 }]);
  });

  test('is the author’s own clip is always restored: it lies beside the film', () => {
    const own = { ...shot, ownClip: 'clip a1' };
    const lost = { 'file a1': 'gone', 'clip a1': 'gone' } as const;
    expect(states(plan([own], { takes, lost }))).toMatchObject([{ restorable: true }]);
  });

  test('is gone gives way to an older fresh one that is there', () => {
    const two = { [shot.id]: [take, takeOf(plan([shot]), 'a', 2)] };
    expect(states(plan([shot], { takes: two, lost: { 'file a2': 'gone' } }))).toMatchObject([
      { state: 'fresh', take: 1 },
    ]);
  });

  test('was discarded is not shown, though it is fresh, nor is its number given away', () => {
    const gone = { ...take, discarded: true } as const;
    const two = { [shot.id]: [gone, { ...take, take: 2 }] };
    expect(states(plan([shot], { takes: two }))).toMatchObject([{ state: 'fresh', take: 2 }]);
    const sheet = plan([shot], { takes: { [shot.id]: [gone] } });
    expect(states(sheet)).toMatchObject([
      {
        state: 'missing',
        reasons: ['all its takes were discarded; it is shot again and paid for again'],
      },
    ]);
    const library = { ...NO_TAKES, takes: { [shot.id]: [gone] } };
    expect(nextTake(library, shot.id)).toBe(2);
  });

  test('is gone is not given way to where the take was chosen by hand', () => {
    const library = {
      takes: { [shot.id]: [take, takeOf(plan([shot]), 'a', 2)] },
      circled: { [shot.id]: 2 },
      lost: { 'file a2': 'gone' } as const,
    };
    expect(states(plan([shot], library))).toMatchObject([{ restorable: true, take: 2 }]);
  });

  test('is gone and that was stale is missing: its clips are of another film', () => {
    const stale = { [shot.id]: [takeOf(plan([shot]), 'a', 1, OLD)] };
    expect(states(plan([shot], { takes: stale }))).toMatchObject([{ state: 'stale', take: 1 }]);
    const sheet = plan([shot], { takes: stale, lost: { 'file a1': 'gone' } });
    expect(states(sheet)).toMatchObject([{ state: 'missing', usd: 2 }]);
    expect(sheet.shots[0]).not.toHaveProperty('restorable');
  });

  test('that is stale is not shot anew unasked for its last picture, which is in its file', () => {
    const next = compiledShot('b', { from: 'a' });
    const stale = { [shot.id]: [takeOf(plan([shot]), 'a', 1, OLD)] };
    const sheet = plan([shot, next], { takes: stale, lost: { 'picture a1': 'gone' } });
    expect(states(sheet)).toMatchObject([
      { state: 'stale', take: 1, restorable: true, usd: 0 },
      { state: 'missing' },
    ]);
    const anew = withSelection(sheet, { stale: true }, NO_TAKES).shots[0];
    expect(anew).toMatchObject({ state: 'stale', cost: { usd: 2 } });
    expect(anew).not.toHaveProperty('restorable');
  });
});

describe('a shot that goes on from a take whose file is gone', () => {
  const shots = [compiledShot('a'), compiledShot('b', { from: 'a' })];
  const [a, b] = shots as [CompiledShot, CompiledShot];
  const first = plan(shots);
  const takes = { [a.id]: [takeOf(first, 'a')], [b.id]: [takeOf(first, 'b')] };

  test('stays as it is where that is restored', () => {
    expect(states(plan(shots, { takes, lost: { 'file a1': 'gone' } }))).toMatchObject([
      { id: 'a', restorable: true },
      { id: 'b', state: 'fresh' },
    ]);
  });

  test('is stale where that is shot again', () => {
    const lost = { 'file a1': 'gone', 'clip a1': 'gone' } as const;
    expect(states(plan(shots, { takes, lost }))).toMatchObject([
      { id: 'a', state: 'missing' },
      { id: 'b', state: 'stale' },
    ]);
  });
});

test('a shot that could be restored costs its price where it is to be shot anew', () => {
  const shot = compiledShot('a');
  const takes = { [shot.id]: [takeOf(plan([shot]), 'a')] };
  const sheet = plan([shot], { takes, lost: { 'file a1': 'gone' } });
  expect(sheet.totals.usd).toBe(0);
  for (const selection of [{ fresh: true }, { only: ['a'] }]) {
    const { shots, totals } = withSelection(sheet, selection, { takes, keyframes: {} });
    expect(shots[0]).not.toHaveProperty('restorable');
    expect([shots[0]!.cost.usd, totals.usd]).toEqual([2, 2]);
  }
});
