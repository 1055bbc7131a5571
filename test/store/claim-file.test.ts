import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { claimFile, type JudgeClaim, renewClaim } from '../../src/store/lock/claim-file.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const claimOf = (id: string) => ({ id, text: JSON.stringify({ id }) });

/** Those are dead, and all others alive. */
function onlyDead(...dead: readonly string[]): JudgeClaim<string> {
  return async ({ id }) => {
    if (!dead.includes(id)) throw new Error(`${id} lives`);
    return `${id} is dead`;
  };
}

async function claims(path: string, judge: JudgeClaim<string>): Promise<readonly string[]> {
  const ids = Array.from({ length: 30 }, (_, index) => `new-${index}`);
  const ended = await Promise.allSettled(ids.map((id) => claimFile(path, claimOf(id), judge)));
  return ids.filter((_, index) => ended[index]!.status === 'fulfilled');
}

describe('a file that is claimed', () => {
  test('is one’s of all that claim it at once, whether it is free or its holder is dead', async () => {
    for (const dead of [[], ['gone']]) {
      const folder = await newFolder();
      const path = join(folder, 'claim');
      for (const id of dead) await writeFile(path, claimOf(id).text);
      const winners = await claims(path, onlyDead(...dead));
      expect(winners).toHaveLength(1);
      expect(await readFile(path, 'utf8')).toBe(claimOf(winners[0]!).text);
      expect(await readdir(folder)).toEqual(['claim']);
    }
  });

  test('is not held up by successors that died half-way, which leave nothing', async () => {
    const folder = await newFolder();
    const path = join(folder, 'claim');
    await writeFile(path, claimOf('gone').text);
    await writeFile(`${path}.gone.next`, claimOf('half').text);
    await writeFile(`${path}.half.next`, claimOf('another').text);
    const winners = await claims(path, onlyDead('gone', 'half', 'another'));
    expect(winners).toHaveLength(1);
    expect(await readdir(folder)).toEqual(['claim']);
  });

  test('is a living successor’s, though the file is still a dead one’s', async () => {
    const path = join(await newFolder(), 'claim');
    await writeFile(path, claimOf('gone').text);
    await writeFile(`${path}.gone.next`, claimOf('half').text);
    expect(await claims(path, onlyDead('gone'))).toEqual([]);
  });

  test('is not lost to one that judged its last holder, and came too late', async () => {
    const folder = await newFolder();
    const path = join(folder, 'claim');
    await writeFile(path, claimOf('gone').text);
    let judged = (): void => {};
    const hasJudged = new Promise<void>((resolve) => (judged = resolve));
    let goOn = (): void => {};
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const late = claimFile(path, claimOf('late'), async (found) => {
      if (found.id !== 'gone') throw new Error(`${found.id} lives`);
      judged();
      await mayGoOn;
    });
    await hasJudged;
    expect(await claimFile(path, claimOf('quick'), onlyDead('gone'))).toBe('gone is dead');
    goOn();
    await expect(late).rejects.toThrow('quick lives');
    expect(await renewClaim(path, claimOf('quick'))).toBeUndefined();
    expect(await readdir(folder)).toEqual(['claim']);
  });

  test('is judged by the clock of its disk', async () => {
    const path = join(await newFolder(), 'claim');
    await writeFile(path, claimOf('gone').text);
    const at = Math.trunc(Date.now() / 1000) - 100;
    await utimes(path, at, at);
    const ages: number[] = [];
    await claimFile(path, claimOf('new'), async ({ modifiedMs }, now) => {
      ages.push(Math.trunc((now - modifiedMs) / 1000));
    });
    expect(ages[0]).toBeGreaterThanOrEqual(100);
    expect(ages[0]).toBeLessThan(160);
  });
});
