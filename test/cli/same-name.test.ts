import { copyFile, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { planFilm, renderFilm } from '../../src/index.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const onUnix = process.platform === 'win32' ? test.skip : test;

const FILM = `title: One
format: { resolution: 64x36, fps: 12 }
providers: [animatic]
shots: [{ id: a, size: ws, action: A door opens., duration: 3f }]
`;

describe('two films of one folder whose names differ in their ending alone', () => {
  test('never share takes: neither is planned or made, and which they are is told', async () => {
    const folder = await newFolder();
    const yaml = await writeFilm(folder, FILM);
    const yml = join(folder, 'film.yml');
    const plain = join(folder, 'film');
    await copyFile(yaml, yml);
    await copyFile(yaml, plain);
    const told = (first: string, second: string): unknown =>
      expect.objectContaining({
        code: 'usage/same-name',
        exitCode: ExitCode.usage,
        message: `${first} and ${second} lie in one folder and would share takes, ledger and output`,
        hint: 'Rename one of them; what was made stays with the name.',
      });
    await expect(planFilm(yaml)).rejects.toEqual(told('film.yaml', 'film.yml'));
    await expect(renderFilm(yml)).rejects.toEqual(told('film.yml', 'film.yaml'));
    await expect(renderFilm(plain)).rejects.toEqual(told('film', 'film.yaml'));
    await rename(yml, join(folder, 'other.yml'));
    expect((await planFilm(yaml)).shots).toHaveLength(1);
  });

  onUnix('are one film where the one is a link to the other', async () => {
    const folder = await newFolder();
    const yaml = await writeFilm(folder, FILM);
    await symlink(yaml, join(folder, 'film.yml'));
    expect((await planFilm(join(folder, 'film.yml'))).shots).toHaveLength(1);
  });
});

test('a film that gets another ending keeps its takes', async () => {
  const folder = await newFolder();
  const yaml = await writeFilm(folder, FILM);
  await renderFilm(yaml);
  const yml = join(folder, 'film.yml');
  await rename(yaml, yml);
  expect((await planFilm(yml)).shots[0]).toMatchObject({ state: 'fresh', take: 1 });
});
