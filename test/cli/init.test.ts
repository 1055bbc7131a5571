import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('init', () => {
  test('adds to a folder, and overwrites nothing that is in it', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'notes.txt'), 'mine');
    expect(await runHere(['init'], { cwd })).toMatchObject({ code: 0, stdout: 'film.yaml\n' });
    expect(await readFile(join(cwd, 'notes.txt'), 'utf8')).toBe('mine');
    expect(await runHere(['init'], { cwd })).toMatchObject({ code: 2 });
  });

  test('where a file is in the way says so', async () => {
    const cwd = await newFolder();
    await writeFile(join(cwd, 'film'), '');
    const result = await runHere(['init', 'film/new'], { cwd });
    expect({ ...result, stderr: result.stderr.replaceAll(cwd, '.') }).toEqual({
      code: 9,
      stdout: '',
      stderr:
        'error folder/blocked  cannot write ./film/new: a file stands where a folder is wanted, or the other way round\n  Move it away, or choose another folder.\n',
    });
  });

  test('follows a link to a folder', async () => {
    const cwd = await newFolder();
    await mkdir(join(cwd, 'real'));
    await symlink('real', join(cwd, 'link'));
    expect(await runHere(['init', 'link'], { cwd })).toMatchObject({ code: 0 });
    expect(await readdir(join(cwd, 'real'))).toContain('film.yaml');
  });

  test('shows the next command as a shell takes it', async () => {
    const cwd = await newFolder();
    const { stderr } = await runHere(['init', "Emma's film"], { cwd });
    expect(stderr).toBe(
      "Render it, offline and free, with: ministudio render 'Emma'\\''s film/film.yaml'\n",
    );
  });
});
