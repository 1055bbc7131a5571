import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** The second goes on from the first; the third is by itself. */
const FILM = `ministudio: 1
title: Some of it
format: { resolution: 64x36, fps: 24 }
providers: { use: mock }
scenes:
  - id: one
    shots:
      - { id: wide, action: Nothing moves., duration: 0.5s }
      - { id: on, action: Nothing moves., duration: 0.5s, join: { mode: chain } }
      - { id: close, action: Nothing moves., duration: 0.5s }
`;

describe('shots that are named with --only', () => {
  let film: string;
  beforeEach(async () => {
    film = await writeFilm(await newFolder(), FILM);
  });
  const render = async (...args: readonly string[]) => await runHere(['render', film, ...args]);
  const planned = async (...args: readonly string[]): Promise<CallSheet> =>
    JSON.parse((await runHere(['plan', film, '--json', ...args])).stdout) as CallSheet;

  test('are shot and no others, and the film is cut when the rest is there', async () => {
    const close = await render('--only', 'close');
    expect(close).toMatchObject({ code: 5, stdout: '' });
    expect(close.stderr.replaceAll(/\d+\.\d s/g, '# s')).toBe(
      [
        'wide, on: missing, and not shot now (`ministudio render` does, free)',
        'Some of it: 1 of 1 shot to shoot',
        'close: take 1 on mock (mock-1)',
        'close: take 1 done, 12 frames in # s',
        'The film is not complete: wide, on are missing. What was made is kept.',
        '',
      ].join('\n'),
    );
    expect(existsSync(join(dirname(film), 'build/film/film.mp4'))).toBe(false);

    const rest = await render();
    expect(rest).toMatchObject({ code: 0 });
    expect(rest.stderr).toContain('close: take 1 is used again');
  });

  test('are shot anew where they are there, and the film is cut anew', async () => {
    await render('--quiet');
    const close = await render('--only', 'close');
    expect(close).toMatchObject({ code: 0 });
    expect(close.stderr).toContain('close: take 2 done');
    expect(close.stderr).toContain('wide: take 1 is used again');
  });

  test('leave the others as they are, also with --fresh', async () => {
    await render('--quiet');
    const { stderr } = await render('--only', 'close', '--fresh');
    expect(stderr).toContain('wide: take 1 is used again');
    expect(stderr).toContain('close: take 2 done');
  });

  test('may go on from one another, and from nothing that is missing', async () => {
    const alone = await render('--only', 'on');
    expect(alone).toMatchObject({
      code: 2,
      stderr:
        'error usage/starts-from-nothing  on goes on from wide, which is not there\n  Name wide as well, or leave --only out.\n',
    });
    expect(await runHere(['plan', film, '--only', 'on'])).toEqual(alone);
    expect(await render('--only', 'on,wide')).toMatchObject({ code: 5 });
  });

  test('are all that a plan counts', async () => {
    const { shots, totals } = await planned('--only', 'close');
    expect(shots.map(({ id, state, leftOut }) => [id, state, leftOut])).toEqual([
      ['wide', 'missing', true],
      ['on', 'missing', true],
      ['close', 'missing', undefined],
    ]);
    expect(totals).toMatchObject({ secondsUsed: 0.5, leftOut: 2 });
    expect(totals.byScene).toMatchObject([{ scene: 'one', toMake: 1, toKeep: 0, leftOut: 2 }]);
    const text = await runHere(['plan', film, '--only', 'close']);
    expect(text.stdout).toMatch(/^- leave +wide/m);
    expect(text.stdout).toContain('2 shots are left out and missing: the film is not cut');
    const markdown = await runHere(['plan', film, '--only', 'close', '--format', 'markdown']);
    expect(markdown.stdout).toContain('**1 shot to make**, 2 left out');
    expect(markdown.stdout).toContain('| leave | <code>wide</code> |');
  });

  const takes = async (): Promise<readonly string[]> => {
    const { shots } = JSON.parse((await runHere(['takes', film, '--json'])).stdout) as {
      shots: { id: string; takes: { take: number }[] }[];
    };
    return shots.flatMap((shot) => shot.takes.map(({ take }) => `${shot.id} ${take}`));
  };

  test('are made once for each plan that is kept', async () => {
    const plan = join(dirname(film), 'film.plan.json');
    await runHere(['plan', film, '--only', 'close', '-o', plan]);
    expect(await runHere(['render', plan])).toMatchObject({ code: 5 });
    expect(await runHere(['render', plan])).toMatchObject({ code: 5 });
    expect(await takes()).toEqual(['close 1']);
  });
});
