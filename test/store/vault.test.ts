import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openContentStore } from '../../src/store/takes/vault.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const HELLO = 'sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

describe('kept files', () => {
  test('are named by the digest of their bytes, however they come in', async () => {
    const folder = await newFolder();
    const store = await openContentStore(folder, 'film');
    await writeFile(join(folder, 'new.mp4'), 'hello');
    expect(await store.keepFile(join(folder, 'new.mp4'), 'clip')).toBe(HELLO);
    expect(await store.keepBytes(Buffer.from('hello'), 'clip')).toBe(HELLO);
    expect(await readFile(store.pathOf(HELLO, 'clip'), 'utf8')).toBe('hello');
    expect(await readdir(join(folder, 'takes'))).toEqual([`${HELLO.slice(7)}.mp4`]);
  });

  test('that have changed make room for what is kept now, and are not thrown away', async () => {
    const folder = await newFolder();
    const store = await openContentStore(folder, 'film');
    for (const bytes of ['HELLO', 'hollo']) {
      await writeFile(store.pathOf(HELLO, 'clip'), bytes);
      expect(await store.holds(HELLO, 'clip')).toBe(false);
      await store.keepBytes(Buffer.from('hello'), 'clip');
      expect(await store.holds(HELLO, 'clip')).toBe(true);
    }
    await writeFile(store.pathOf(HELLO, 'clip'), 'HALLO');
    await writeFile(join(folder, 'new.mp4'), 'hello');
    expect(await store.keepFile(join(folder, 'new.mp4'), 'clip')).toBe(HELLO);
    expect(await store.holds(HELLO, 'clip')).toBe(true);
    const name = HELLO.slice(7);
    const asides = [`${name}.changed-2.mp4`, `${name}.changed-3.mp4`, `${name}.changed.mp4`];
    expect((await readdir(join(folder, 'takes'))).toSorted()).toEqual([...asides, `${name}.mp4`]);
    const found = asides.map((aside) => readFile(join(folder, 'takes', aside), 'utf8'));
    expect(await Promise.all(found)).toEqual(['hollo', 'HALLO', 'HELLO']);
  });

  test('that have changed are never sent', async () => {
    const store = await openContentStore(await newFolder(), 'film');
    const path = store.pathOf(HELLO, 'image');
    await writeFile(path, 'HELLO');
    await expect(store.readImage(HELLO)).rejects.toMatchObject({
      code: 'folder/changed',
      message: `${path} is not what was kept any more`,
    });
  });

  test('images and clips are apart', async () => {
    const store = await openContentStore(await newFolder(), 'film');
    await store.keepBytes(Buffer.from('hello'), 'image');
    expect(await store.has(HELLO, 'image')).toBe(true);
    expect(await store.has(HELLO, 'clip')).toBe(false);
    expect(Buffer.from(await store.readImage(HELLO)).toString()).toBe('hello');
  });

  test('a scratch folder is empty, and is gone when it is removed', async () => {
    const store = await openContentStore(await newFolder(), 'film');
    const scratch = await store.scratch();
    expect(await readdir(scratch.path)).toEqual([]);
    await scratch.remove();
    await expect(readdir(scratch.path)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('scratch folders that a killed run has left are cleared, and those of other films are not', async () => {
    const folder = await newFolder();
    const killed = await (await openContentStore(folder, 'film')).scratch();
    const other = await (await openContentStore(folder, 'other')).scratch();
    await (await openContentStore(folder, 'film')).clearScratch();
    await expect(readdir(killed.path)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(other.path)).toEqual([]);
  });
});
