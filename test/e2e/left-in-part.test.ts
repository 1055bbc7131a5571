import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

describe('a shot of two parts, of which one is made and paid for, and the other has failed', () => {
  let server: VideosServer;
  let folder: string;
  let film: string;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
    folder = await newFolder();
    const price = 'usd_per_second: 0.25, as_of: 2026-01-01';
    writeFileSync(
      join(folder, 'ministudio.config.yaml'),
      `providers: { openai-videos: { prices: { sora-2: { ${price} } } } }\n`,
    );
    film = await writeFilm(
      folder,
      `ministudio: 1
title: In Part
format: { resolution: 64x36, fps: 6 }
providers: { use: openai-videos }
shots:
  - { id: a, action: She sits., duration: 16s }
`,
    );
    server.failNext('check', 400);
    expect(await run('render')).toMatchObject({ code: 5 });
    server.next('break');
    expect(await run('render')).toMatchObject({ code: 5 });
    expect(server.jobs).toHaveLength(2);
  });
  afterEach(() => server.close());

  const run = async (line: string): Promise<CliResult> => {
    const [command, ...rest] = line.split(' ');
    const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
    return await runHere([command!, film, ...rest], { cwd: folder, env });
  };
  const edit = (from: string, to: string): void => {
    const text = readFileSync(film, 'utf8');
    expect(text).toContain(from);
    writeFileSync(film, text.replace(from, to));
  };
  const reasons = async (): Promise<readonly string[]> => {
    const { shots } = JSON.parse((await run('plan --json')).stdout) as CallSheet;
    return shots.flatMap((shot) => shot.reasons);
  };

  test('is gone on with, also after an animatic was drawn, which takes another number', async () => {
    expect(await reasons()).toContain(
      'a part of take 1 is made by openai-videos, for $3.00: render goes on with it, and pays for the rest alone',
    );
    expect((await run('animatic')).stderr).toContain('a: take 2 on animatic');
    expect(await reasons()).toContain(
      'a part of take 1 is made by openai-videos, for $3.00: render --stale goes on with it, and pays for the rest alone',
    );
    const { code, stderr } = await run('render --stale');
    expect(code).toBe(0);
    expect(stderr).toContain('a: take 1 done');
    expect(server.jobs).toHaveLength(3);
  });

  test('is made anew in other words, aloud, and the part keeps its number for the film as it was', async () => {
    edit('She sits.', 'She jumps.');
    expect(await reasons()).toContain(
      'a part of take 1 is made by openai-videos, for $3.00: it was asked for otherwise than the film is now, and it is left',
    );
    const { code, stderr } = await run('render');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'a: take 2: what openai-videos was asked for the shot before is left, $3.00: the shot is asked for otherwise now',
    );
    expect(stderr).toContain('a: take 2 done');
    expect(server.jobs).toHaveLength(4);
    edit('She jumps.', 'She sits.');
    const again = await run('render --stale');
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('a: take 1 done');
    expect(again.stderr).not.toContain('is left');
    expect(server.jobs).toHaveLength(5);
  });

  test('of a retake is gone on with by the same command', async () => {
    expect(await run('render')).toMatchObject({ code: 0 });
    server.failNext('check', 400);
    expect(await run('retake a --note slower')).toMatchObject({ code: 5 });
    server.next('break');
    expect(await run('retake a --note slower')).toMatchObject({ code: 5 });
    expect(server.jobs).toHaveLength(5);
    const { code, stderr } = await run('retake a --note slower');
    expect(code).toBe(0);
    expect(stderr).toContain('a: take 2 goes on where it was stopped');
    expect(server.jobs).toHaveLength(6);
  });
});
