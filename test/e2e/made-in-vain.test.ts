import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from '@jest/globals';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

test('a clip that could not be cut as the film said is a take of the film as it is, and is used', async () => {
  const film = await writeFilm(
    await newFolder(),
    `ministudio: 1
title: Short
format: { resolution: 64x36, fps: 24 }
providers: mock
provider_options: { mock: { fault: wrong-duration, times: 1 } }
shots:
  - { id: a, action: She sits., duration: 1s }
`,
  );
  const run = async (line: string) =>
    await runHere(line.split(' ').toSpliced(1, 0, film), { cwd: dirname(film) });
  expect((await run('render')).stderr).toContain('a: take 1 failed');
  writeFileSync(film, readFileSync(film, 'utf8').replace('She sits.', 'She jumps.'));
  const { stdout } = await run('resolve a --fetch');
  const [, path] = /^a, take 1 is made, and lies in (.+\.mp4)\. /.exec(stdout) ?? [];
  expect(existsSync(path!)).toBe(true);
  expect(stdout).toContain('it is take 2, which `ministudio takes` lists');
  expect((await run('takes a')).stdout).toMatch(/take 2 .*stale/);
  // Once.
  expect(await run('resolve a --fetch')).toMatchObject({ code: 2 });
  expect(await run('render')).toMatchObject({ code: 0 });
});
