import { afterAll, describe, expect, test } from '@jest/globals';
import type { PaidJob, ServicePromise } from '../../shoot/torture/paid-service.ts';
import { somePowerCuts } from './power-cuts.ts';
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

/** Has something done with both films, and notes what the disk is given and the service takes. */
async function watched<Result>(
  promise: ServicePromise,
  act: (world: World, recorder: Recorder) => Promise<Result>,
) {
  const jobs: PaidJob[] = [];
  return await inFolder(async (folder) => ({
    jobs,
    ...(await recorded(folder, async (recorder) => {
      const onTaken = (job: PaidJob): void => {
        jobs.push(job);
        recorder.outside(job.id);
      };
      return await act(worldIn(folder, promise, { onTaken }), recorder);
    })),
  }));
}

const undisturbed = async (world: World) => {
  await renderAll(world);
  return await found(world);
};

/** What is there in the end, where the service has forgotten nothing. */
async function afterCut(
  promise: ServicePromise,
  { tree, outside }: ReturnType<typeof somePowerCuts>[number],
  jobs: readonly PaidJob[],
) {
  return await inFolder(async (folder) => {
    await put(folder, tree);
    const world = worldIn(folder, promise, { jobs: jobs.slice(0, outside.length) });
    return await undisturbed(world);
  });
}

describe.each(PROMISES)('two films that share a budget, by a service that is %s,', (promise) => {
  test('are paid for once and made as they would have been, wherever the power is cut', async () => {
    const { result, ops, jobs } = await watched(promise, undisturbed);
    expect(result).toMatchObject({ spent: COST, wrong: [] });
    for (const cut of somePowerCuts(ops, CUTS, randomFrom(FIRST))) {
      const { at, lost } = cut;
      expect({ at, lost, ...(await afterCut(promise, cut, jobs)) }).toEqual({
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
        const there = await afterCut(promise, cut, resumed.jobs);
        expect({ kill, at, lost, ...there }).toEqual({ kill, at, lost, ...result });
      }
    }
  }, 6_000_000);
});
