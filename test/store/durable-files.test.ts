import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { writeFileAtomically } from '../../src/store/disk/durable-files.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a file may be written many times at once: one of them is there in the end, whole', async () => {
  const folder = await newFolder();
  const path = join(folder, 'recipe.json');
  const texts = Array.from({ length: 50 }, (_, index) => String(index).repeat(10_000));
  await Promise.all(texts.map(async (text) => await writeFileAtomically(path, text)));
  expect(texts).toContain(readFileSync(path, 'utf8'));
  expect(readdirSync(folder)).toEqual(['recipe.json']);
});
