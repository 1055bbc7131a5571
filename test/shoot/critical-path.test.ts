import { expect, test } from '@jest/globals';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { frameRate } from '../../src/film/time.ts';
import type { PlannedShot } from '../../src/plan/call-sheet.ts';
import { shootFilm } from '../../src/shoot/shoot-film.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { finished, testSet } from '../support/shoot-ports.ts';
import { virtualClock } from '../support/virtual-clock.ts';

const SHOTS = 1000;
const FEWER = 300;
/** As Veo and Kling take. */
const [SHORTEST_MS, LONGEST_MS] = [40_000, 240_000];

interface Simulation {
  readonly shots: readonly CompiledShot[];
  /** How long the service works on each, by its prompt. */
  readonly latency: ReadonlyMap<string, number>;
  readonly critical: number;
  readonly work: number;
}

/** Chains of 1 to 20 shots. */
function simulate(random: () => number, count = SHOTS): Simulation {
  const shots: CompiledShot[] = [];
  const latency = new Map<string, number>();
  let [critical, work] = [0, 0];
  while (shots.length < count) {
    const length = Math.min(1 + Math.floor(random() * 20), count - shots.length);
    let chain = 0;
    for (let each = 0; each < length; each += 1) {
      const id = `shot ${shots.length}`;
      const ms = SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS);
      const from = each === 0 ? undefined : `shot ${shots.length - 1}`;
      shots.push(compiledShot(id, { prompt: id, ...(from !== undefined && { from }) }));
      latency.set(id, ms);
      chain += ms;
    }
    critical = Math.max(critical, chain);
    work += chain;
  }
  return { shots, latency, critical, work };
}

async function shootIn({ shots, latency }: Simulation, places: number): Promise<number> {
  const clock = virtualClock();
  const startedAt = new Map<string, number>();
  const { ports } = testSet({
    clock,
    places,
    start: ({ prompt }) => {
      startedAt.set(prompt, clock.now());
      return { kind: 'started', operation: { prompt } };
    },
    check: async ({ prompt }) => {
      const id = prompt as string;
      const isDone = clock.now() - startedAt.get(id)! >= latency.get(id)!;
      return isDone ? (finished({ prompt: id } as never) as never) : { kind: 'pending' };
    },
  });
  const shooting = shootFilm(ports, {
    film: 'film',
    picture: { width: 64, height: 36, rate: frameRate(24) },
    shots: shots.map((compiled) => ({
      compiled,
      planned: { cost: { usd: 1 }, segments: [{ usd: 1 }] } as unknown as PlannedShot,
      adapterVersion: 1,
      action: 'shoot',
      take: 1,
    })),
    keyframes: [],
    keepGoing: false,
    placesOf: () => places,
  });
  let ended: number | undefined;
  void shooting.then(() => (ended = clock.now()));
  while (ended === undefined) await clock.pass(LONGEST_MS);
  return ended;
}

/** The same numbers each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

test('1,000 shots take little longer than their longest chain, where there is room for all', async () => {
  const simulation = simulate(randomFrom(7));
  const tookMs = await shootIn(simulation, SHOTS);
  expect(tookMs / simulation.critical).toBeGreaterThanOrEqual(1);
  expect(tookMs / simulation.critical).toBeLessThanOrEqual(1.03);
}, 120_000);

test('300 shots keep the places of a service full to the end, where it has a few', async () => {
  const simulation = simulate(randomFrom(7), FEWER);
  const places = 12;
  const tookMs = await shootIn(simulation, places);
  const least = Math.max(simulation.critical, simulation.work / places);
  // Of fewer shots, the last ones that run alone weigh more.
  expect(tookMs / least).toBeLessThanOrEqual(1.05);
}, 120_000);
