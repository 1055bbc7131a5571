import { afterAll, describe, expect, test } from '@jest/globals';
import type { PaidJob, ServicePromise } from '../../shoot/torture/paid-service.ts';
import type { Tree } from './disk.ts';
import { type PowerCut, somePowerCuts } from './power-cuts.ts';
import { recorded, type Recorder, watchDisk } from './recorder.ts';
import type { World } from './studio.ts';

/** `MINISTUDIO_POWER=2000 npm run jest -- test/store/power` cuts it that often for each service. */
const CUTS = Number(process.env['MINISTUDIO_POWER'] ?? 18);
/** Whose numbers they are drawn from: other ones for another run. */
const FIRST = Number(process.env['MINISTUDIO_POWER_FIRST'] ?? 1);

// First: what is loaded before is not seen.
afterAll(await watchDisk());
const { randomFrom } = await import('../../shoot/torture/life.ts');
const { COST, found, inFolder, put, renderAll, worldIn } = await import('./studio.ts');

const PROMISES: readonly ServicePromise[] = ['idempotent', 'findable', 'blind'];

/** What a power cut has left, and what the service had taken until then. */
interface Left {
  readonly tree: Tree;
  readonly jobs: readonly PaidJob[];
}

/** Has something done with both films, and notes what the disk is given and the service takes. */
async function watched<Result>(
  promise: ServicePromise,
  act: (world: World, recorder: Recorder) => Promise<Result>,
  { tree, jobs: known }: Left = { tree: new Map(), jobs: [] },
) {
  const jobs: PaidJob[] = [...known];
  return await inFolder(async (folder) => {
    await put(folder, tree);
    return {
      jobs,
      ...(await recorded(folder, async (recorder) => {
        const onTaken = (job: PaidJob): void => {
          jobs.push(job);
          recorder.outside(job.id);
        };
        return await act(worldIn(folder, promise, { jobs: known, onTaken }), recorder);
      })),
    };
  });
}

const undisturbed = async (world: World) => {
  await renderAll(world);
  return await found(world);
};

/** What is there in the end, where the service has forgotten nothing. */
async function afterCut(promise: ServicePromise, { tree, jobs }: Left) {
  return await inFolder(async (folder) => {
    await put(folder, tree);
    return await undisturbed(worldIn(folder, promise, { jobs }));
  });
}

/** @param before how much the service had taken before what was cut. */
function leftBy({ tree, outside }: PowerCut, jobs: readonly PaidJob[], before = 0): Left {
  return { tree, jobs: jobs.slice(0, before + outside.length) };
}

describe.each(PROMISES)('two films that share a budget, by a service that is %s,', (promise) => {
  test('are paid for once and made as they would have been, wherever the power is cut', async () => {
    const { result, ops, jobs } = await watched(promise, undisturbed);
    expect(result).toMatchObject({ spent: COST, wrong: [] });
    for (const cut of somePowerCuts(ops, CUTS, randomFrom(FIRST))) {
      const { at, lost } = cut;
      expect({ at, lost, ...(await afterCut(promise, leftBy(cut, jobs))) }).toEqual({
        at,
        lost,
        ...result,
      });
    }
  }, 6_000_000);

  test('are so when the power is cut on a run that goes on where another was killed', async () => {
    const { result, ops } = await watched(promise, undisturbed);
    const random = randomFrom(FIRST);
    for (let kills = 0; kills < CUTS / 6; kills += 1) {
      const kill = 1 + Math.floor(random() * ops.length);
      const resumed = await watched(promise, async (world, recorder) => {
        recorder.killAfter(kill);
        await renderAll(world).catch(() => {});
        recorder.killAfter(Infinity);
        await renderAll(world);
      });
      for (const cut of somePowerCuts(resumed.ops, 3, random)) {
        const { at, lost } = cut;
        const there = await afterCut(promise, leftBy(cut, resumed.jobs));
        expect({ kill, at, lost, ...there }).toEqual({ kill, at, lost, ...result });
      }
    }
  }, 6_000_000);

  test('are so when the power is cut again on a run that recovers from a power cut', async () => {
    const { result, ops, jobs } = await watched(promise, undisturbed);
    const random = randomFrom(FIRST);
    for (const first of somePowerCuts(ops, Math.ceil(CUTS / 3), random)) {
      const left = leftBy(first, jobs);
      const recovery = await watched(promise, undisturbed, left);
      for (const cut of somePowerCuts(recovery.ops, 2, random)) {
        const cuts = [first, cut].map(({ at, lost }) => `${at}: ${lost}`);
        const there = await afterCut(promise, leftBy(cut, recovery.jobs, left.jobs.length));
        expect({ cuts, ...there }).toEqual({ cuts, ...result });
      }
    }
  }, 6_000_000);
});
