import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assetProbe } from '../../src/cli/asset-probe.ts';
import { diskFiles } from '../../src/cli/source-files.ts';
import { readFilm } from '../../src/source/read-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const onUnix = process.platform === 'win32' ? test.skip : test;

/** What is wrong with a film that has this line, by code. */
async function problems(folder: string, line: string): Promise<Record<string, string>> {
  const file = join(folder, 'film.yaml');
  await writeFile(file, `title: T\n${line}\nshots: [{ id: a, action: A door opens. }]\n`);
  const read = await readFilm(file, {
    files: diskFiles,
    assets: assetProbe(true),
    allowOutside: true,
  });
  return Object.fromEntries(
    read.diagnostics.map(({ code, message }) => [code, message.replaceAll(`${folder}/`, '')]),
  );
}

describe('only regular files are read, so that no film can make the reader wait', () => {
  onUnix('a pipe is never opened', async () => {
    const folder = await newFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await problems(folder, 'include: pipe')).toEqual({
      'film/unreadable': '`pipe` can’t be read: it is a pipe or a device.',
    });
    expect(await problems(folder, 'style: { references: pipe }')).toEqual({
      'asset/unreadable': '`pipe` can’t be read as an image: it is a pipe or a device.',
    });
  });

  onUnix('a device is not read to its end, which it does not have', async () => {
    const folder = await newFolder();
    expect(await problems(folder, 'include: /dev/zero')).toEqual({
      'film/unreadable': '`/dev/zero` can’t be read: it is a pipe or a device.',
    });
    expect(await problems(folder, 'style: { references: /dev/zero }')).toEqual({
      'asset/unreadable': '`/dev/zero` can’t be read as an image: it is a pipe or a device.',
    });
  });

  test('a folder is called a folder', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'cast'));
    expect(await problems(folder, 'include: cast')).toEqual({
      'film/unreadable': '`cast` can’t be read: it is a folder.',
    });
    expect(await problems(folder, 'style: { references: cast }')).toEqual({
      'asset/unreadable': '`cast` can’t be read as an image: it is a folder.',
    });
  });

  onUnix('links that lead in a circle are told from a missing file', async () => {
    const folder = await newFolder();
    await symlink('loop.png', join(folder, 'loop.png'));
    expect(await problems(folder, 'style: { references: loop.png }')).toEqual({
      'asset/unreadable': '`loop.png` can’t be read as an image: its links lead in a circle.',
    });
  });
});
