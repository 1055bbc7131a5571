import { mkdir, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { makeFolder } from '../../src/store/disk/make-folder.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const onLinux = process.platform === 'linux' ? test : test.skip;

describe('a folder', () => {
  test('is made with those above it, and may be there already', async () => {
    const path = join(await newFolder(), 'a', 'b', 'c');
    await makeFolder(path);
    await makeFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  test('may be a link to one', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'real'));
    await symlink('real', join(folder, 'link'));
    await makeFolder(join(folder, 'link', 'inside'));
    expect((await stat(join(folder, 'real', 'inside'))).isDirectory()).toBe(true);
  });

  test('is not made where a file is, or below one', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'file'), '');
    for (const path of [join(folder, 'file'), join(folder, 'file', 'a', 'b')]) {
      await expect(makeFolder(path)).rejects.toMatchObject({
        code: 'folder/blocked',
        exitCode: 9,
      });
    }
  });

  onLinux('that can never be made is told, and not tried for ever', async () => {
    await expect(makeFolder('/proc/no/such/folder')).rejects.toMatchObject({
      code: 'folder/blocked',
    });
  });
});
