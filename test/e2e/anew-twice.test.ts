import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { BIN, type CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('a render that makes anew what is there, and was killed', () => {
  let film: string;
  let books: string;
  beforeEach(async () => {
    const folder = await newFolder();
    books = join(folder, 'books');
    film = await writeFilm(
      folder,
      `ministudio: 1
title: Anew
format: { resolution: 64x36, fps: 24 }
providers: mock
provider_options: { mock: { folder: ${JSON.stringify(books)}, pending: 30 } }
scenes:
  - id: one
    shots:
      - { id: a, action: Nothing moves., duration: 0.5s }
      - { id: b, action: Nothing moves., duration: 0.5s, join: { mode: chain } }
      - { id: c, action: Nothing moves., duration: 0.5s, join: { mode: chain } }
`,
    );
    expect(await render()).toMatchObject({ code: 0 });
  });
  const render = async (...flags: readonly string[]): Promise<CliResult> =>
    await runHere(['render', film, ...flags]);
  const asked = async (): Promise<number> => (await acceptedSubmissions(books)).length;
  /** Killed while the second of its shots is under way. */
  const killed = async (...flags: readonly string[]): Promise<void> => {
    const before = await asked();
    const child = spawn(process.execPath, [BIN, 'render', film, ...flags], { stdio: 'ignore' });
    while ((await asked()) < before + 2) await sleep(5);
    await sleep(50);
    child.kill('SIGKILL');
    await once(child, 'close');
  };

  test.each(['--fresh', '--only a,b,c', '--from a'])(
    'goes on where it was, with %s, and pays for nothing once more',
    async (line) => {
      const flags = line.split(' ');
      await killed(...flags);
      const planned = await runHere(['plan', film, '--json', ...flags]);
      const { shots } = JSON.parse(planned.stdout) as CallSheet;
      expect(shots.map(({ state }) => state)).toEqual(['fresh', 'stale', 'stale']);
      const { code, stderr } = await render(...flags);
      expect({ code, asked: await asked() }).toEqual({ code: 0, asked: 6 });
      expect(stderr).toContain(
        'a: made anew already, by the run with these flags that was stopped',
      );
      // It has come to its end: now all of it is made again.
      expect(await render(...flags)).toMatchObject({ code: 0 });
      expect(await asked()).toBe(9);
    },
  );

  test('makes again what has changed since', async () => {
    await killed('--fresh');
    writeFileSync(film, readFileSync(film, 'utf8').replace('Nothing moves.', 'A gull moves.'));
    expect(await render('--fresh')).toMatchObject({ code: 0 });
    // The three at first, the two of the run that was killed, and all three.
    expect(await asked()).toBe(8);
  });

  test('has come to its end where the film was cut without it', async () => {
    await killed('--fresh');
    expect(await render()).toMatchObject({ code: 0 });
    const before = await asked();
    expect(await render('--fresh')).toMatchObject({ code: 0 });
    expect(await asked()).toBe(before + 3);
  });
});
