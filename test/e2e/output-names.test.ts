import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `title: Names
format: { resolution: 64x36, fps: 12 }
silence: [grammar/no-establishing]
scenes:
  - id: c
    shots:
      - { id: a-b, size: ws, action: A door opens., duration: 3f }
      - { id: 12A, size: cu, action: A door closes., duration: 3f }
      - { id: 12a, size: ms, action: A door opens., duration: 3f }
  - id: c-a
    shots: [{ id: b, size: ws, action: A door closes., duration: 3f }]
`;

test('every shot has files of its own, whatever their names are made of', async () => {
  const folder = await newFolder();
  const result = await runHere(['render', await writeFilm(folder, FILM)]);
  expect(result).toMatchObject({ code: 0 });
  const out = join(folder, 'build/film');
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Manifest;
  const files = manifest.shots.map(({ file }) => file);
  expect(files).toEqual([
    'shots/c-a-b-t1.mp4',
    'shots/c-12A-t1.mp4',
    'shots/c-12a-t1-2.mp4',
    'shots/c-a-b-t1-2.mp4',
  ]);
  const written = (await readdir(join(out, 'shots'))).map((name) => `shots/${name}`);
  expect(written.toSorted()).toEqual(files.toSorted());
});

test('what a killed run has left in the output folder is removed, and nothing else', async () => {
  const folder = await newFolder();
  const film = await writeFilm(folder, FILM);
  await runHere(['render', film, '--quiet']);
  const out = join(folder, 'build/film');
  await writeFile(join(out, '.film.mp4.1234.partial'), 'half');
  await writeFile(join(out, 'notes.partial'), 'mine');
  expect(await runHere(['render', film, '--quiet'])).toMatchObject({ code: 0 });
  const names = await readdir(out);
  expect(names).not.toContain('.film.mp4.1234.partial');
  expect(names).toContain('notes.partial');
});
