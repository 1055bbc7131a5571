import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { lockFilm } from '../../src/store/lock.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('the lock of a film', () => {
  test('lets one in at a time, and the next one in after that', async () => {
    const folder = await newFolder();
    const lock = await lockFilm(folder, 'film');
    await expect(lockFilm(folder, 'film')).rejects.toMatchObject({
      code: 'folder/locked',
      exitCode: 9,
    });
    await lock.release();
    await (await lockFilm(folder, 'film')).release();
  });

  test('is of one film: another film in the same folder is free', async () => {
    const folder = await newFolder();
    const locks = [await lockFilm(folder, 'film'), await lockFilm(folder, 'trailer')];
    for (const lock of locks) await lock.release();
  });

  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('frees itself when its holder is killed', async () => {
    const folder = await newFolder();
    const { createHash } = await import('node:crypto');
    const name = createHash('sha256').update(`${folder}\nfilm`).digest('hex').slice(0, 32);
    const holder = spawn(process.execPath, [
      '-e',
      `require('node:net').createServer().listen('\\0ministudio:${name}', () => console.log('held'))`,
    ]);
    await once(holder.stdout, 'data');
    await expect(lockFilm(folder, 'film')).rejects.toMatchObject({ code: 'folder/locked' });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    await (await lockFilm(folder, 'film')).release();
  });
});
