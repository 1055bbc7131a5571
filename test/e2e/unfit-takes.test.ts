import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

describe('a take that is kept, and is not as long or large as its shot by now', () => {
  let film: string;
  let books: string;
  beforeEach(async () => {
    const folder = await newFolder();
    books = join(folder, 'books');
    film = await writeFilm(
      folder,
      `ministudio: 1
title: Longer
format: { resolution: 64x36, fps: 24 }
providers: mock
provider_options: { mock: { folder: ${JSON.stringify(books)} } }
shots:
  - { id: wide, action: Nothing moves., duration: 0.5s }
  - { id: close, action: Nothing moves., duration: 0.5s }
`,
    );
    expect(await run('render')).toMatchObject({ code: 0 });
  });
  const run = async (command: string, ...args: readonly string[]): Promise<CliResult> =>
    await runHere([command, film, ...args]);
  const write = (from: string, to: string): void =>
    writeFileSync(film, readFileSync(film, 'utf8').replace(from, to));
  const asked = async (): Promise<number> => (await acceptedSubmissions(books)).length;

  test('is told before anything else is paid for', async () => {
    write(
      'close, action: Nothing moves., duration: 0.5s }',
      'close, action: Nothing moves., duration: 1s }\n  - { id: more, action: Nothing moves., duration: 0.5s }',
    );
    const { code, stderr } = await run('render');
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: `error film/unfit-take  the film can’t be cut of the takes that are kept:
  take 1 of close: it has 12 frames, and the film shows 24
  Shoot what is stale anew with --stale, or just this with --only close; or put the film back as it was.
`,
    });
    expect(await asked()).toBe(2);
    expect(await run('render', '--stale')).toMatchObject({ code: 0 });
    expect(await asked()).toBe(4);
  });

  test('keeps no other shot from being made that is asked for by name', async () => {
    write('64x36', '128x72');
    const { code, stderr } = await run('render', '--only', 'wide');
    expect(code).toBe(5);
    expect(stderr).toContain('wide: take 2 done');
    expect(stderr).toContain('  take 1 of close: it is 64×36, and the film 128×72');
    const retake = await run('retake', 'wide', '--json');
    expect(retake).toMatchObject({ code: 0 });
    expect(JSON.parse(retake.stdout)).toMatchObject({ take: 3, film: null });
    expect(retake.stderr).toContain('take 1 of close');
    expect(await run('render', '--only', 'close')).toMatchObject({ code: 0 });
  });
});
