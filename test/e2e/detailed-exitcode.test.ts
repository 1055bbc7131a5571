import { expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const film = (words: string): string => `ministudio: 1
title: Only a line
format: { resolution: 64x36, fps: 24 }
providers: mock
characters: { emma: { name: Emma, identity: { hair: red } } }
shots:
  - { id: ask, action: She waits., characters: [emma], duration: 2s, dialogue: [{ character: emma, line: ${words} }] }
`;

test('plan --detailed-exitcode exits 10 where nothing but a line has to be made', async () => {
  const folder = await newFolder();
  const path = await writeFilm(folder, film('Where?'));
  expect(await runHere(['render', path, '--quiet'])).toMatchObject({ code: 0 });
  const plan = async () => {
    const { code, stdout } = await runHere(['plan', path, '--json', '--detailed-exitcode']);
    const { shots, lines } = JSON.parse(stdout) as CallSheet;
    return { code, states: [...shots, ...lines].map(({ state }) => state) };
  };
  expect(await plan()).toEqual({ code: 0, states: ['fresh', 'fresh'] });

  await writeFilm(folder, film('When?'));
  expect(await plan()).toEqual({ code: 10, states: ['fresh', 'missing'] });
});
