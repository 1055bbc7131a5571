import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { surveyFolder } from '../../src/store/disk/folder-survey.ts';
import { takeOut } from '../../src/store/disk/take-out.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

async function file(): Promise<{ readonly folder: string; readonly path: string }> {
  const folder = await newFolder();
  const path = join(folder, 'one');
  await writeFile(path, 'old');
  return { folder, path };
}

test('what is taken out is not in its place, and seen as left by who was killed, until it is removed', async () => {
  const { folder, path } = await file();
  const taken = await takeOut(path);
  expect(await surveyFolder(folder)).toMatchObject([{ role: 'unfinished', bytes: 3 }]);
  await taken!.remove();
  expect(await readdir(folder)).toEqual([]);
});

test('what is put back is where it was', async () => {
  const { folder, path } = await file();
  const taken = await takeOut(path);
  await taken!.putBack();
  expect(await readdir(folder)).toEqual(['one']);
  expect(await readFile(path, 'utf8')).toBe('old');
});

test('what another has made meanwhile stays', async () => {
  const { folder, path } = await file();
  const taken = await takeOut(path);
  await writeFile(path, 'new');
  await taken!.putBack();
  expect(await readdir(folder)).toEqual(['one']);
  expect(await readFile(path, 'utf8')).toBe('new');
});

test('what is gone is not taken out, and what others have cleaned away is not put back', async () => {
  const { folder, path } = await file();
  const taken = await takeOut(path);
  expect(await takeOut(path)).toBeUndefined();
  await taken!.remove();
  await taken!.putBack();
  expect(await readdir(folder)).toEqual([]);
});
