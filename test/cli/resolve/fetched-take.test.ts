import { expect, test } from '@jest/globals';
import type { PreparedFilm } from '../../../src/cli/planning/prepare-film.ts';
import { keepFetchedTake } from '../../../src/cli/resolve/fetched-take.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import { shotId } from '../../../src/film/ids.ts';
import type { Json } from '../../../src/film/json.ts';
import type { BegunTake } from '../../../src/plan/begun-takes.ts';
import type { Fingerprint } from '../../../src/plan/fingerprint.ts';
import { subjectOfJob } from '../../../src/plan/job-name.ts';
import { NO_TAKES, type TakeLibrary, type TakeRecord } from '../../../src/plan/take-record.ts';
import type { StartedJob } from '../../../src/shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../../src/store/ledger/ledger.ts';
import { compiledShot } from '../../support/compiled-shot.ts';
import { testSet } from '../../support/shoot-ports.ts';

const A = shotId('a');
const [THEN, NOW] = ['1'.repeat(16), '2'.repeat(16)];
const jobOf = (name: string): StartedJob => ({
  name,
  subject: subjectOfJob(name)!,
  round: 1,
  claim: { by: 'x', at: 0, provider: 'kling', model: 'kling-3.0' },
  operation: {},
});
const JOB = jobOf(`a/t1/s1/${THEN}`);
/** What a job of the first take has made, in a round, waited for or at once. */
const made = (
  part: number,
  clip: string,
  { round = 1, step = 'done', usd = 2 as number | null, actualUsd = null as number | null } = {},
): readonly LedgerEntry[] => {
  const name = `a/t1/s${part}/${THEN}`;
  const number = step === 'done' && round === 1 ? '' : round;
  const result: Json = { kind: 'clip', clip, actualUsd, notes: [`${clip} is odd.`] };
  return [
    { kind: 'step', name: `${name}#claim${round}`, result: { by: 'x', at: 0, usd } },
    { kind: 'step', name: `${name}#submit${round}`, result: { kind: 'started', operation: {} } },
    { kind: 'step', name: `${name}#${step}${number}`, result },
  ];
};
const begun: BegunTake = { take: 1, ways: [], ended: new Set() };

interface Facts {
  readonly shots?: readonly CompiledShot[];
  readonly asked?: string;
  readonly library?: Partial<TakeLibrary>;
  readonly begun?: BegunTake;
  readonly entries?: readonly LedgerEntry[];
  readonly job?: StartedJob;
}

async function kept(facts: Facts = {}): Promise<readonly TakeRecord[]> {
  const { shots = [compiledShot('b'), compiledShot('a')], asked = NOW, job = JOB } = facts;
  const set = testSet();
  const prepared = {
    film: { format: { width: 64, height: 36 } },
    compiled: shots,
    sheet: {
      shots: shots.map(({ id }) => ({
        id,
        fingerprint: `sha256:${id === A ? asked : THEN}` as Fingerprint,
      })),
    },
    library: { ...NO_TAKES, ...facts.library },
    begun: new Map([[A, [facts.begun ?? begun]]]),
    entries: facts.entries ?? made(1, 'one'),
  } as unknown as PreparedFilm;
  const take = await keepFetchedTake(set.ports, prepared, job);
  expect(set.takes).toEqual(take === undefined ? [] : [take]);
  return set.takes;
}

test('what was fetched for a shot that was edited is a take of its own number and cost', async () => {
  expect(await kept()).toEqual([
    {
      shot: 'a',
      take: 2,
      fingerprint: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      provider: 'kling',
      model: 'kling-3.0',
      clips: ['one'],
      uses: [{ startFrame: 0, dropFrames: 0 }],
      file: expect.stringContaining('segment-1.mp4'),
      frames: expect.any(Number),
      lastFrame: expect.stringContaining('last.png'),
      cost: { estimatedUsd: 2, actualUsd: null },
      notes: [
        {
          kind: 'made-otherwise',
          text: 'It was asked for otherwise than the film says by now, and is cut as the shot is now.',
        },
        { kind: 'made-otherwise', text: 'one is odd.' },
      ],
    },
  ]);
});

test('its number is given to nothing else', async () => {
  const takes = { [A]: [{ take: 3 }] } as unknown as TakeLibrary['takes'];
  expect(await kept({ library: { takes } })).toMatchObject([{ take: 4 }]);
  expect(await kept({ begun: { ...begun, take: 6 } })).toMatchObject([{ take: 7 }]);
});

test('of several rounds it is what the last has made, at what that cost', async () => {
  const entries = [
    ...made(1, 'one'),
    ...made(1, 'two', { round: 2, step: 'submit', usd: null, actualUsd: 3 }),
  ];
  expect(await kept({ entries })).toMatchObject([
    { clips: ['two'], cost: { estimatedUsd: null, actualUsd: 3 } },
  ]);
});

test.each<[string, Facts]>([
  ['the film asks for just that: render goes on with it', { asked: THEN }],
  [
    'it was asked for in place of what the film asks',
    { begun: { ...begun, ended: new Set([NOW]) } },
  ],
  [
    'it is promised to a retake',
    { library: { retakes: { [A]: [{ shot: A, take: 1, ended: false }] } } },
  ],
  ['the film has no such shot', { shots: [compiledShot('b')] }],
  [
    'the shot is the author’s own clip by now',
    { shots: [{ ...compiledShot('a'), ownClip: 'own' }] },
  ],
  ['it is no part of a take', { job: jobOf(`keyframe/a/k1/${THEN}`) }],
  ['another part of it is not there', { shots: [compiledShot('a', { segments: 2 })] }],
  ['nothing was made', { entries: [] }],
])('there is none where %s', async (_, facts) => {
  expect(await kept(facts)).toEqual([]);
});

test('it has all parts that the shot has, in their order', async () => {
  const shots = [compiledShot('a', { segments: 2 })];
  const entries = [...made(2, 'two'), ...made(1, 'one', { actualUsd: 1 })];
  expect(await kept({ shots, entries })).toMatchObject([
    { clips: ['one', 'two'], cost: { estimatedUsd: 4, actualUsd: null } },
  ]);
});

test('a retake that has ended, and another take that was asked for in vain, keep nothing from it', async () => {
  const retakes = { [A]: [{ shot: A, take: 2, ended: true }] };
  expect(await kept({ library: { retakes } })).toMatchObject([{ take: 3 }]);
  expect(await kept({ begun: { take: 2, ways: [], ended: new Set([NOW]) } })).toHaveLength(1);
});
