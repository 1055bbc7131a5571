import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shotId } from '../../src/film/ids.ts';
import { estimateShoot, type TimedJob } from '../../src/shoot/estimate-shoot.ts';

function job(name: string, seconds: number, after?: string, provider = 'kling'): TimedJob {
  return {
    name: shotId(name),
    seconds,
    provider,
    ...(after !== undefined && { after: shotId(after) }),
  };
}

async function estimate(
  shots: readonly TimedJob[],
  { places = 1, most = Infinity, stills = [] as readonly TimedJob[] } = {},
): Promise<number> {
  return await estimateShoot({ stills, shots, placesOf: () => places, most });
}

test('shots of one provider wait for its places', async () => {
  const shots = [job('a', 10), job('b', 20), job('c', 30)];
  expect(await estimate(shots)).toBe(60);
  expect(await estimate(shots, { places: 2 })).toBe(40);
  expect(await estimate(shots, { places: 3 })).toBe(30);
});

test('providers work side by side, as far as --max-parallel lets them', async () => {
  const shots = [job('a', 10), job('b', 20, undefined, 'luma')];
  expect(await estimate(shots)).toBe(20);
  expect(await estimate(shots, { most: 1 })).toBe(30);
});

test('a chain takes as long as its shots together, and begins first', async () => {
  const shots = [job('x', 10), job('y', 10), job('a', 10), job('b', 10, 'a'), job('c', 10, 'b')];
  expect(await estimate(shots, { places: 2 })).toBe(30);
  expect(await estimate(shots, { places: 5 })).toBe(30);
});

test('a shot that goes on from one that is kept waits for nobody', async () => {
  expect(await estimate([job('b', 10, 'kept')])).toBe(10);
});

test('stills come before all shots', async () => {
  expect(await estimate([job('a', 10)], { stills: [job('a', 3), job('b', 4)], places: 2 })).toBe(
    14,
  );
});

test('nothing takes no time', async () => {
  expect(await estimate([])).toBe(0);
});

test('no shoot is shorter than its longest chain or its share of the work, nor longer than all of it', async () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(lengths, fc.integer({ min: 1, max: 4 }), async (seconds, places) => {
      const shots = seconds.map((each, index) =>
        job(`${index}`, each, index % 3 === 0 ? undefined : `${index - 1}`),
      );
      const all = seconds.reduce((sum, each) => sum + each, 0);
      const chains = seconds.flatMap((_, index) =>
        index % 3 === 0
          ? [seconds.slice(index, index + 3).reduce((sum, each) => sum + each, 0)]
          : [],
      );
      const length = await estimate(shots, { places });
      expect(length).toBeGreaterThanOrEqual(Math.max(all / places, ...chains));
      expect(length).toBeLessThanOrEqual(all);
    }),
    { numRuns: 50 },
  );
});
