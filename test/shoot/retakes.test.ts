import { expect, test } from '@jest/globals';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { frameRate } from '../../src/film/time.ts';
import type { PlannedShot } from '../../src/plan/call-sheet.ts';
import { shootFilm } from '../../src/shoot/shoot-film.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { type TestSet, testSet } from '../support/shoot-ports.ts';

const SHOT = compiledShot('a');
const planned = { cost: { usd: 0.4 }, segments: [{ usd: 0.4 }] } as unknown as PlannedShot;

async function shoot(set: TestSet, take: number, asked?: CompiledShot): Promise<void> {
  const retake = asked && {
    retake: { shot: SHOT.id, take },
    asked,
    isKnown: false,
    circles: false,
  };
  const job: ShotJob = {
    compiled: SHOT,
    planned,
    adapterVersion: 1,
    action: 'shoot',
    take,
    ...(retake && { retake }),
  };
  await shootFilm(set.ports, {
    film: 'film',
    picture: { width: 64, height: 36, rate: frameRate(24) },
    shots: [job],
    keyframes: [],
    keepGoing: false,
    placesOf: () => 1,
  });
}

test('a retake is asked for in its own words, and counts as made for the film as it is', async () => {
  const set = testSet();
  await shoot(set, 1);
  await shoot(set, 2, compiledShot('a', { prompt: 'shot a, slower' }));
  expect(set.requests.map(({ prompt }) => prompt)).toEqual(['shot a', 'shot a, slower']);
  const [first, second] = set.takes;
  expect(second!.fingerprint).toBe(first!.fingerprint);
  expect(second!.prompt).toBe('shot a, slower');
});

test('a retake never takes over a job that was begun before it, though it asks for the same', async () => {
  const set = testSet();
  await shoot(set, 1);
  await shoot(set, 1, SHOT);
  expect(set.requests).toHaveLength(2);
  await shoot(set, 1, SHOT);
  expect(set.requests).toHaveLength(2);
});

test('a retake with another number is another job', async () => {
  const set = testSet();
  await shoot(set, 1, SHOT);
  await shoot(set, 2, SHOT);
  expect(set.requests).toHaveLength(2);
});
