import { expect, test } from '@jest/globals';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { sceneId, shotId } from '../../src/film/ids.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { planFilm } from '../../src/plan/plan-film.ts';
import { NO_TAKES, type TakeRecord } from '../../src/plan/take-record.ts';
import { totalsLines } from '../../src/report/plan-totals-text.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { filmOf } from '../support/film-builder.ts';
import { NAMED } from '../support/named-route.ts';

const PRICES: Readonly<Record<string, number>> = { mock: 1, kling: 0.25 };

/** Two seconds each; `unpriced` makes for a price that nobody knows. */
function plan(shots: readonly CompiledShot[], takes: readonly TakeRecord[] = []): CallSheet {
  return planFilm({
    film: filmOf({ title: 'Counted' }),
    timeline: { frames: 48 * shots.length, shots: [] } as unknown as Timeline,
    compiled: shots,
    modelOf: ({ provider }) => {
      const usdPerSecond = PRICES[provider];
      const price = usdPerSecond && { usdPerSecond, asOf: '2026-11-21', source: 'a test' };
      return { ...(price && { price }), adapterVersion: 1, route: NAMED };
    },
    library: { ...NO_TAKES, takes: Object.fromEntries(takes.map((take) => [take.shot, [take]])) },
  });
}

function shot(id: string, scene: string, provider: string): CompiledShot {
  return { ...compiledShot(id), scene: sceneId(scene), provider };
}

function takeOf(sheet: CallSheet, id: string, actualUsd: number | null): TakeRecord {
  const { fingerprint } = sheet.shots.find((each) => each.id === id)!;
  return {
    shot: shotId(id),
    take: 1,
    fingerprint,
    provider: 'mock',
    model: 'mock-1',
    clips: [],
    file: 'file',
    frames: 48,
    lastFrame: 'picture',
    cost: { estimatedUsd: null, actualUsd },
    notes: [],
  };
}

const SHOTS = [shot('a', 'one', 'mock'), shot('b', 'one', 'kling'), shot('c', 'two', 'kling')];

test('what a film takes is told by provider and by scene', () => {
  expect(plan(SHOTS).totals).toEqual({
    usd: 3,
    secondsPaid: 6,
    secondsUsed: 6,
    byProvider: [
      {
        provider: 'mock',
        usd: 2,
        secondsPaid: 2,
        secondsUsed: 2,
        toMake: 1,
        toKeep: 0,
        stillsToMake: 0,
      },
      {
        provider: 'kling',
        usd: 1,
        secondsPaid: 4,
        secondsUsed: 4,
        toMake: 2,
        toKeep: 0,
        stillsToMake: 0,
      },
    ],
    byScene: [
      { scene: 'one', usd: 2.5, secondsPaid: 4, secondsUsed: 4, toMake: 2, toKeep: 0 },
      { scene: 'two', usd: 0.5, secondsPaid: 2, secondsUsed: 2, toMake: 1, toKeep: 0 },
    ],
    reused: { shots: 0, usd: 0 },
  });
});

test('what is kept counts with what it has cost, and not as something to make', () => {
  const { totals } = plan(SHOTS, [takeOf(plan(SHOTS), 'a', 1.5)]);
  expect(totals.reused).toEqual({ shots: 1, usd: 1.5 });
  expect(totals.byProvider[0]).toMatchObject({ usd: 0, toMake: 0, toKeep: 1 });
  expect(totals.usd).toBe(1);
});

test('a cost that nobody knows stays unknown, in the part where it is', () => {
  const shots = [...SHOTS, shot('d', 'two', 'unpriced')];
  const { totals } = plan(shots, [takeOf(plan(shots), 'a', null)]);
  expect(totals.usd).toBeNull();
  expect(totals.reused).toEqual({ shots: 1, usd: null });
  expect(totals.byProvider.map(({ usd }) => usd)).toEqual([0, 1, null]);
  expect(totals.byScene.map(({ usd }) => usd)).toEqual([0.5, null]);
});

test('the text has a line for each part where there are several, and says each reason once', () => {
  const sheet = plan(SHOTS, [takeOf(plan(SHOTS), 'a', 1.5)]);
  expect(totalsLines(sheet)).toEqual([
    '4 s to make for 4 s of film, $1.00',
    '    mock: 0 shots to make, 1 kept, 0 s, free',
    '    kling: 2 shots to make, 4 s, $1.00',
    '    scene one: 1 shot to make, 1 kept, 2 s, $0.50',
    '    scene two: 1 shot to make, 2 s, $0.50',
    '    1 shot kept: $1.50 before',
    '    the film names mock',
  ]);
  expect(totalsLines(plan(SHOTS.slice(0, 1)))).toEqual([
    '2 s to make for 2 s of film, $2.00',
    '    the film names mock',
  ]);
});
