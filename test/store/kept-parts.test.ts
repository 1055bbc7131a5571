import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { keptParts, type KeptParts } from '../../src/store/takes/kept-parts.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('transitions that are kept as they were encoded', () => {
  async function keptIn(folder: string, ...recipes: string[]): Promise<KeptParts> {
    const kept = await keptParts(folder, 'film');
    for (const recipe of recipes) {
      const file = join(folder, 'new.mp4');
      await writeFile(file, `the clip of ${recipe}`);
      await kept.keep(recipe, file);
    }
    return kept;
  }
  const filesIn = async (folder: string): Promise<string[]> => {
    const names = await readdir(join(folder, 'stretches/film'));
    return names.map((name) => join(folder, 'stretches/film', name));
  };

  test('are found by what they were made of', async () => {
    const folder = await newFolder();
    await keptIn(folder, 'a', 'b');
    const kept = await keptParts(folder, 'film');
    expect(await readFile((await kept.find('a'))!, 'utf8')).toBe('the clip of a');
    expect(await kept.find('c')).toBeUndefined();
  });

  test('are not used where their bytes have changed, or are those of another', async () => {
    const folder = await newFolder();
    const kept = await keptIn(folder, 'a', 'b');
    const [a, b] = [(await kept.find('a'))!, (await kept.find('b'))!];
    await copyFile(a, b);
    expect(await kept.find('b')).toBeUndefined();
    await writeFile(a, 'the clip of A');
    expect(await kept.find('a')).toBeUndefined();
  });

  test('are removed where the film is cut without them, and where they have changed', async () => {
    const folder = await newFolder();
    await keptIn(folder, 'a', 'b', 'c');
    const kept = await keptParts(folder, 'film');
    await writeFile((await kept.find('c'))!, 'something else');
    const again = await keptParts(folder, 'film');
    await again.find('a');
    await again.find('c');
    await again.removeOthers();
    const [only, ...others] = await filesIn(folder);
    expect(others).toEqual([]);
    expect(await readFile(only!, 'utf8')).toBe('the clip of a');
  });
});
