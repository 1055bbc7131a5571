import { describe, expect, test } from '@jest/globals';
import { jobFingerprintsOf } from '../../src/cli/planning/job-fingerprints.ts';
import { frameRate } from '../../src/film/time.ts';
import type { BegunWay } from '../../src/plan/begun-takes.ts';
import type { PlannedShot } from '../../src/plan/call-sheet.ts';
import { printOf } from '../../src/plan/job-name.ts';
import { shootFilm } from '../../src/shoot/shoot-film.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { testSet } from '../support/shoot-ports.ts';

const SHOT = compiledShot('a');
const JOB = {
  compiled: SHOT,
  planned: { cost: { usd: 0.4 }, segments: [{ usd: 0.4 }] } as unknown as PlannedShot,
  adapterVersion: 1,
  action: 'shoot',
  take: 1,
} as const;
/** As the shot is asked for now. */
const OWN = printOf(jobFingerprintsOf([JOB], []).takes.get(SHOT.id)!.asked);

/** One segment, in other words, made for a dollar. */
function way(more: Partial<BegunWay> = {}): BegunWay {
  const made = { segments: [1], isOpen: false, isInVain: false, usd: 1 };
  return { print: 'other-words', provider: 'luma', ...made, ...more };
}

async function shoot(more: Partial<Extract<ShotJob, { action: 'shoot' }>>) {
  const set = testSet();
  const { failures } = await shootFilm(set.ports, {
    film: 'film',
    picture: { width: 64, height: 36, rate: frameRate(24) },
    shots: [{ ...JOB, ...more }],
    keyframes: [],
    keepGoing: false,
    placesOf: () => 1,
  });
  const left = set.events.filter(({ kind }) => kind === 'take-left');
  return { asked: set.requests.length, codes: failures.map(({ code }) => code), left };
}

const STOPPED = { asked: 0, codes: ['provider/under-way'], left: [] };
const LEFT = expect.objectContaining({ kind: 'take-left', provider: 'luma', usd: 1 });

describe('a shot that was asked for otherwise', () => {
  test.each([
    ['is under way', way({ isOpen: true })],
    ['is under way, and nobody knows for how much', way({ isOpen: true, usd: null })],
    ['is made as a whole', way()],
  ])('and %s, is not paid for beside that', async (_how, begun) => {
    expect(await shoot({ begun: [begun] })).toEqual(STOPPED);
  });

  test.each([
    ['in part', way({ segments: [] })],
    ['in vain', way({ isInVain: true })],
  ])('%s is paid for, and what is left is told', async (_how, begun) => {
    const made = { asked: 1, codes: [], left: [LEFT] };
    expect(await shoot({ begun: [begun] })).toEqual(made);
    expect(await shoot({ left: [begun] })).toEqual(made);
  });

  test('is paid for where it is asked for anew, or costs nothing there', async () => {
    const open = way({ isOpen: true });
    expect(await shoot({ begun: [open], isAnew: true })).toMatchObject({ asked: 1, left: [LEFT] });
    expect(await shoot({ begun: [{ ...open, usd: 0 }] })).toMatchObject({ asked: 1, left: [] });
  });
});

describe('a shot that is asked for as it was', () => {
  const own = way({ print: OWN });

  test('is gone on with, and what else is under way of it is told', async () => {
    const both = await shoot({ begun: [own, way({ isOpen: true })] });
    expect(both).toEqual({ asked: 1, codes: [], left: [LEFT] });
    expect(await shoot({ begun: [own] })).toMatchObject({ asked: 1, left: [] });
  });

  test('in vain, waits for what is under way elsewhere', async () => {
    const inVain = { ...own, isInVain: true };
    expect(await shoot({ begun: [inVain, way({ isOpen: true })] })).toEqual(STOPPED);
    expect(await shoot({ begun: [inVain] })).toMatchObject({ asked: 1, left: [] });
  });
});
