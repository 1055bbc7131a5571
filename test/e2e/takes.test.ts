import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { TakesDocument } from '../../src/report/takes/takes-document.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** The second goes on from the first; the third is by itself. */
const FILM = `ministudio: 1
title: Takes
format: { resolution: 64x36, fps: 24 }
providers: { use: animatic }
scenes:
  - id: one
    shots:
      - { id: wide, action: Nothing moves., duration: 0.5s }
      - { id: on, action: Nothing moves., duration: 0.5s, join: { mode: chain } }
      - { id: close, action: Nothing moves., duration: 0.5s }
`;

/** Two takes of the first shot, and of the second, which goes on from each. */
async function twoTakes(): Promise<string> {
  const film = await writeFilm(await newFolder(), FILM);
  expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  expect((await runHere(['render', film, '--quiet', '--only', 'wide,on'])).code).toBe(0);
  return film;
}

async function documentOf(film: string, ...shots: readonly string[]): Promise<TakesDocument> {
  const { code, stdout } = await runHere(['takes', film, ...shots, '--json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as TakesDocument;
}

async function shownIn(film: string): Promise<readonly string[]> {
  const { shots } = await documentOf(film);
  return shots.flatMap(({ id, takes }) =>
    takes.flatMap(({ take, because }) =>
      because === undefined ? [] : [`${id} ${take} ${because}`],
    ),
  );
}

describe('takes', () => {
  test('lists each take of a film with what it is, costs and where it lies', async () => {
    const film = await twoTakes();
    const { stdout, stderr } = await runHere(['takes', film, 'wide', 'close'], {
      cwd: join(film, '..'),
      env: { TZ: 'UTC' },
    });
    const plain = stdout
      .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'DAY')
      .replaceAll(/[0-9a-f]{64}/g, 'SHA');
    expect({ plain, stderr }).toEqual({
      plain: [
        'wide (one)',
        '    take 1  fresh  animatic (animatic-1)  seed 0  free  DAY',
        '      .ministudio/takes/SHA.mp4',
        '  ● take 2  fresh  animatic (animatic-1)  seed 0  free  DAY  shown: the newest that fits the film',
        '      .ministudio/takes/SHA.mp4',
        '',
        'close (one)',
        '  ● take 1  fresh  animatic (animatic-1)  seed 0  free  DAY  shown: the newest that fits the film',
        '      .ministudio/takes/SHA.mp4',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  test('gives the same as JSON, with paths that are there', async () => {
    const film = await twoTakes();
    const [wide] = (await documentOf(film, 'wide')).shots;
    const [first] = wide!.takes;
    expect(first).toMatchObject({
      take: 1,
      shown: false,
      state: 'fresh',
      provider: 'animatic',
      seed: 0,
      cost: { estimatedUsd: 0, actualUsd: 0 },
    });
    expect(first!.at).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(readFileSync(first!.file).length).toBeGreaterThan(0);
    expect(readFileSync(first!.lastFrame).subarray(1, 4).toString()).toBe('PNG');
  });

  test('says of a film that was never rendered that there are none, and makes no folder', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const { code, stdout } = await runHere(['takes', film, 'wide']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'wide (one): missing\n  no take yet\n' });
    expect((await runHere(['circle', film, 'wide', '1'])).code).toBe(2);
    expect(() => readFileSync(join(film, '../.ministudio'))).toThrow(/ENOENT/);
  });

  test('refuses a shot that there is not, and pictures where there is no terminal', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    const unknown = await runHere(['takes', film, 'wied']);
    expect(unknown).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error usage/unknown-shot  the film has no shot "wied"\n  Did you mean `wide`?\n',
    });
    const piped = await runHere(['takes', film, '--thumbnails'], { env: { TERM: 'xterm-kitty' } });
    expect([piped.code, piped.stdout]).toEqual([2, '']);
  });
});

describe('circle', () => {
  test('chooses a take, which the film shows; a take that goes on from its picture is shown with it', async () => {
    const film = await twoTakes();
    expect(await runHere(['circle', film, 'wide', '1'])).toEqual({
      code: 0,
      stdout: [
        'wide: take 1 is shown from now on',
        'on: take 1 is shown with it, which goes on from that picture',
        '',
      ].join('\n'),
      stderr: '',
    });
    expect(await shownIn(film)).toEqual([
      'wide 1 circled',
      'on 1 newest-fresh',
      'close 1 newest-fresh',
    ]);
    const { stderr } = await runHere(['render', film]);
    expect(stderr).toContain('wide: take 1 is used again\n');
  });

  test('tells what is stale after it, and what it would cost to shoot that anew', async () => {
    const film = await writeFilm(await newFolder(), FILM);
    await runHere(['render', film, '--quiet']);
    await runHere(['render', film, '--quiet', '--only', 'wide,on']);
    await runHere(['render', film, '--quiet', '--only', 'wide,on']);
    // Of the takes of the second shot, the last is left.
    await runHere(['circle', film, 'on', '3']);
    const { stdout } = await runHere(['circle', film, 'wide', '2']);
    expect(stdout).toBe(
      'wide: take 2 is shown from now on\non is stale now: it goes on from another picture (--stale shoots anew, free)\n',
    );
    const { stdout: again } = await runHere(['circle', film, 'wide', '2', '--json']);
    expect(JSON.parse(again)).toEqual({
      schema: 'ministudio/circle@1',
      id: 'wide',
      scene: 'one',
      take: 2,
      state: 'fresh',
      reasons: [],
      follows: { stale: [], changed: [], usd: 0 },
    });
  });

  test('writes a choice down once', async () => {
    const film = await twoTakes();
    await runHere(['circle', film, 'wide', '1']);
    const { stdout } = await runHere(['circle', film, 'wide', '1']);
    expect(stdout).toBe('wide: take 1 is chosen already\n');
    const ledger = readFileSync(join(film, '../.ministudio/film.ledger.jsonl'), 'utf8');
    expect(ledger.match(/"kind":"circled"/g)).toHaveLength(1);
  });

  test('refuses a shot or a take that there is not, and says which there are', async () => {
    const film = await twoTakes();
    const problem = async (...args: readonly string[]) => {
      const { code, stderr } = await runHere(['circle', film, ...args]);
      return [code, ...stderr.trim().split(/\n\s*/)];
    };
    expect(await problem('wied', '1')).toEqual([
      2,
      'error usage/unknown-shot  the film has no shot "wied"',
      'Did you mean `wide`?',
    ]);
    expect(await problem('wide', '3')).toEqual([
      2,
      'error usage/unknown-take  wide has no take 3',
      'It has takes 1, 2.',
    ]);
    expect(await problem('wide', 'last')).toEqual([
      2,
      'error usage/unknown-take  "last" is not the number of a take',
      'Write a number as `ministudio takes` shows it.',
    ]);
  });

  test('refuses a take whose files are lost, and takes one that can be made again', async () => {
    const film = await twoTakes();
    const [close] = (await documentOf(film, 'close')).shots;
    // The provider's own clip was right already, so it is the shot's file, too.
    rmSync(close!.takes[0]!.lastFrame);
    expect((await runHere(['circle', film, 'close', '1'])).stdout).toContain(
      'it is made again from what is kept of it, at no cost',
    );
    rmSync(close!.takes[0]!.file);
    const { code, stderr } = await runHere(['circle', film, 'close', '1']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'error usage/lost-take  take 1 of close can’t be shown: the file of take 1 is gone; it is made again',
    ]);
  });
});
