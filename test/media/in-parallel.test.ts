import { describe, expect, test } from '@jest/globals';
import { inParallel } from '../../src/media/ffmpeg/in-parallel.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('work in parallel', () => {
  test('is done so much at once, and its results are in order', async () => {
    let running = 0;
    let most = 0;
    const results = await inParallel([3, 1, 2, 1], 2, async (turns, index) => {
      running += 1;
      most = Math.max(most, running);
      for (let left = turns; left > 0; left -= 1) await turn();
      running -= 1;
      return `${index}:${turns}`;
    });
    expect(results).toEqual(['0:3', '1:1', '2:2', '3:1']);
    expect(most).toBe(2);
  });

  test('ends before what failed is thrown, and nothing is begun after it', async () => {
    const log: string[] = [];
    const all = inParallel(['a', 'b', 'c'], 2, async (name) => {
      log.push(`${name} begins`);
      if (name === 'a') throw new Error('a failed');
      await turn();
      await turn();
      log.push(`${name} ends`);
    });
    await expect(all).rejects.toThrow('a failed');
    expect(log).toEqual(['a begins', 'b begins', 'b ends']);
  });
});
