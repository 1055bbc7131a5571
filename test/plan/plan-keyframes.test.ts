import { describe, expect, test } from '@jest/globals';
import type { CompiledKeyframe } from '../../src/compile/stills/compiled-keyframe.ts';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { shotId } from '../../src/film/ids.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { KeyframeRecord } from '../../src/plan/keyframe-record.ts';
import { fingerprintOf, recipeOf } from '../../src/plan/fingerprint.ts';
import { planFilm } from '../../src/plan/plan-film.ts';
import { withSelection } from '../../src/plan/selection.ts';
import { NO_TAKES, type TakeLibrary, type TakeRecord } from '../../src/plan/take-record.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { filmOf } from '../support/film-builder.ts';
import { NAMED } from '../support/named-route.ts';
import { keyframe, sharing } from '../support/shared-keyframe.ts';

const A_DOLLAR_A_SECOND = { usdPerSecond: 1, asOf: '2026-11-21', source: 'a test' };
const FOUR_CENTS = { cases: [{ usdPerImage: 0.04 }], asOf: '2026-11-25', source: 'a test' };

function plan(
  library: Partial<TakeLibrary> = {},
  asked: CompiledKeyframe = keyframe(),
  shots: readonly CompiledShot[] = sharing(),
): CallSheet {
  return planFilm({
    film: filmOf({ title: 'Shared' }),
    timeline: { frames: 96, shots: [] } as unknown as Timeline,
    compiled: shots,
    modelOf: () => ({ price: A_DOLLAR_A_SECOND, adapterVersion: 1, route: NAMED }),
    keyframes: [asked],
    imageModel: { price: FOUR_CENTS, adapterVersion: 1 },
    library: { ...NO_TAKES, ...library },
  });
}

const a = shotId('a');

function recordOf(sheet: CallSheet, number = 1): KeyframeRecord {
  const { fingerprint } = sheet.keyframes[0]!;
  return {
    ends: a,
    number,
    fingerprint,
    provider: 'mock',
    model: 'mock-1',
    prompt: 'a still',
    made: `made ${number}`,
    picture: `picture ${number}`,
    cost: { estimatedUsd: 0.04, actualUsd: 0.05 },
    notes: [],
  };
}

/** Both shots and their keyframe, as they were made by a plan. */
function libraryOf(sheet: CallSheet): Pick<TakeLibrary, 'takes' | 'keyframes'> {
  const takes = sheet.shots.map(({ id, fingerprint }) => {
    return [
      id,
      [{ shot: id, take: 1, fingerprint, clips: [], cost: {}, notes: [] } as unknown as TakeRecord],
    ];
  });
  return {
    takes: Object.fromEntries(takes) as TakeLibrary['takes'],
    keyframes: { [a]: [recordOf(sheet)] },
  };
}

const states = (sheet: CallSheet): readonly string[] => [
  ...sheet.keyframes.map(({ state, number }) => `${state} ${number}`),
  ...sheet.shots.map(({ state }) => state),
];

describe('a keyframe', () => {
  test('that was never made is missing, and its price is the film’s', () => {
    const sheet = plan();
    expect(sheet.keyframes).toMatchObject([
      { ends: 'a', starts: ['b'], state: 'missing', reasons: ['never made'], cost: { usd: 0.04 } },
    ]);
    expect(sheet.totals.usd).toBe(4.04);
  });

  test('that is there is made no more, and its shots stay as they are', () => {
    const sheet = plan(libraryOf(plan()));
    expect(states(sheet)).toEqual(['fresh 1', 'fresh', 'fresh']);
    expect(sheet.totals.usd).toBe(0);
  });

  test('of other words is another, and both of its shots are out of date', () => {
    const sheet = plan(libraryOf(plan()), keyframe({ prompt: 'another still' }));
    expect(states(sheet)).toEqual(['missing 2', 'stale', 'stale']);
    expect(sheet.keyframes[0]!.reasons).toEqual(['the film has changed since it was made']);
  });

  test('whose picture is gone is made again from what was paid for, and stays the same', () => {
    const library = libraryOf(plan());
    const sheet = plan({ ...library, lost: { 'picture 1': 'gone' } });
    expect(states(sheet)).toEqual(['missing 1', 'fresh', 'fresh']);
    expect(sheet.keyframes[0]).toMatchObject({
      restorable: true,
      reasons: ['its picture is gone; it is made again from what was paid for, at no cost'],
      cost: { usd: 0 },
    });
    const anew = withSelection(sheet, { fresh: true }, NO_TAKES);
    expect(anew.keyframes[0]!.cost.usd).toBe(0.04);
    expect(anew.totals.usd).toBe(4.04);
  });

  test('of which everything is gone is made again, which makes its shots out of date', () => {
    const lost = { 'picture 1': 'gone', 'made 1': 'gone' } as const;
    const sheet = plan({ ...libraryOf(plan()), lost });
    expect(states(sheet)).toEqual(['missing 2', 'stale', 'stale']);
    expect(sheet.keyframes[0]!.reasons).toEqual(['its picture is gone']);
  });

  test('is not counted where no shot that is to be made needs it', () => {
    const library = libraryOf(plan());
    const { keyframes: _none, ...takes } = library;
    const sheet = plan(takes);
    expect(states(sheet)).toEqual(['missing 1', 'fresh', 'fresh']);
    expect(sheet.totals.usd).toBe(0);
  });

  test('is made anew with a film that is', () => {
    const sheet = withSelection(plan(libraryOf(plan())), { fresh: true }, NO_TAKES);
    expect(states(sheet)).toEqual(['missing 1', 'stale', 'stale']);
    expect(sheet.totals.usd).toBe(4.04);
  });

  test('of which nobody knows the price makes that of the film unknown', () => {
    const sheet = planFilm({
      film: filmOf({ title: 'Shared' }),
      timeline: { frames: 96, shots: [] } as unknown as Timeline,
      compiled: sharing(),
      modelOf: () => ({ price: A_DOLLAR_A_SECOND, adapterVersion: 1, route: NAMED }),
      keyframes: [keyframe()],
    });
    expect(sheet.keyframes[0]!.cost).toEqual({ usd: null });
    expect(sheet.totals.usd).toBeNull();
  });
});

test('a shot without keyframes has the fingerprint that it has in a film without any', () => {
  const alone = compiledShot('c');
  const withOthers = plan({}, keyframe(), [...sharing(), alone]).shots[2]!;
  expect(withOthers.fingerprint).toBe(fingerprintOf(recipeOf(alone, 1, undefined)));
  expect(recipeOf(alone, 1, undefined, {})).not.toHaveProperty('keyframes');
});
