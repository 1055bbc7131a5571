import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assetProbe } from '../../src/cli/reading/asset-probe.ts';
import { diskFiles } from '../../src/cli/reading/source-files.ts';
import { readFilm } from '../../src/source/read-film.ts';
import { BIN, userEnvironment } from '../support/run-cli.ts';
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

describe('a film that is a pipe or a device is told, and not waited for', () => {
  /** Killed where it waits for what never comes: nothing gentler ends a thread that opens a pipe. */
  function run(...args: readonly string[]) {
    return spawnSync(process.execPath, ['--max-old-space-size=256', BIN, ...args], {
      encoding: 'utf8',
      env: userEnvironment(),
      timeout: 20_000,
      killSignal: 'SIGKILL',
    });
  }

  onUnix.each(['validate', 'render'])('%s of a pipe', async (command) => {
    const folder = await newFolder();
    const pipe = join(folder, 'film.yaml');
    execFileSync('mkfifo', [pipe]);
    const { status, stdout, stderr } = run(command, pipe);
    expect(`${stdout}${stderr}`).toContain('can’t be read: it is a pipe or a device.');
    expect(status).toBe(3);
  });

  onUnix.each(['validate', 'render'])('%s of a device without an end', (command) => {
    const started = performance.now();
    const { status, stdout, stderr } = run(command, '/dev/zero');
    expect(`${stdout}${stderr}`).toContain('`/dev/zero` can’t be read: it is a pipe or a device.');
    expect(status).toBe(3);
    // Reading it to where a string can be no longer takes seconds and two gigabytes.
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('a file that the film names is known by what is on the disk', () => {
  test('a pointer of Git LFS is told from a picture', async () => {
    const folder = await newFolder();
    const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n';
    await writeFile(join(folder, 'orb.png'), pointer);
    expect(await problems(folder, 'style: { references: orb.png }')).toEqual({
      'asset/unreadable': '`orb.png` is only a pointer that Git LFS has left in place of an image.',
    });
  });

  test('what is no media is told without the folders of this machine', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'orb.png'), '\x89PNG\r\n\x1a\n cut', 'latin1');
    expect(await problems(folder, 'style: { references: orb.png }')).toEqual({
      'asset/unreadable': '`orb.png` can’t be read as an image: it is cut short.',
    });
  });

  test('a missing file is looked for in its folder', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'refs'));
    await writeFile(join(folder, 'refs', 'orb-master.png'), '');
    const look = assetProbe(false);
    expect(await look('refs/orb-mastr.png', folder)).toEqual({
      kind: 'missing',
      beside: ['refs/orb-master.png'],
    });
    expect(await look('reps/orb.png', folder)).toEqual({ kind: 'missing', beside: [] });
  });
});
