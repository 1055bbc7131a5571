import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openContentStore } from '../../src/store/vault.ts';
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
