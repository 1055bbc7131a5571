import { expect, test } from '@jest/globals';
import { takeTurns } from '../../src/store/takes/take-turns.ts';

test('so many run at once, the others in the order they came, and a failure frees its place', async () => {
  const turn = takeTurns(2);
  const log: string[] = [];
  const ends: Record<string, (failed: boolean) => void> = {};
  const come = (name: string): Promise<void> =>
    turn(async () => {
      log.push(name);
      const failed = await new Promise<boolean>((resolve) => {
        ends[name] = resolve;
      });
      if (failed) throw new Error(name);
    });
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(come);
  expect(log).toEqual(['a', 'b']);
  ends['b']!(true);
  await expect(b).rejects.toThrow('b');
  expect(log).toEqual(['a', 'b', 'c']);
  ends['a']!(false);
  await a;
  expect(log).toEqual(['a', 'b', 'c', 'd']);
  ends['c']!(false);
  ends['d']!(false);
  await Promise.all([c, d]);
});
