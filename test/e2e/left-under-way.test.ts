import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

describe('a job that a run has left under way', () => {
  let server: VideosServer;
  let folder: string;
  let books: string;
  let film: string;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
    folder = await newFolder();
    books = join(folder, 'books');
    const price = 'usd_per_second: 0.25, as_of: 2026-01-01';
    writeFileSync(
      join(folder, 'ministudio.config.yaml'),
      `providers: { mock: { prices: { mock-1: { ${price} } } }, openai-videos: { prices: { sora-2: { ${price} } } } }\n`,
    );
    film = await writeFilm(
      folder,
      `ministudio: 1
title: Left
format: { resolution: 64x36, fps: 24 }
providers: { use: [openai-videos, mock], allow: [resolution, fps, seed, duration, aspect, avoid, audio] }
provider_options: { mock: { folder: ${JSON.stringify(books)} } }
scenes:
  - id: s
    shots:
      - { id: a, action: She sits., duration: 4s }
      - { id: b, action: She stands., duration: 4s, join: { mode: chain } }
`,
    );
  });
  afterEach(() => server.close());

  const run = async (line: string, key = KEY): Promise<CliResult> => {
    const [command, ...rest] = line.split(' ');
    const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: server.url };
    return await runHere([command!, film, ...rest], { cwd: folder, env });
  };
  /** The service takes the first job, and then can't be asked for it. */
  const left = async (line: string): Promise<void> => {
    server.failNext('check', 400);
    expect(await run(line)).toMatchObject({ code: 5 });
  };
  const edit = (from: string, to: string): void => {
    const text = readFileSync(film, 'utf8');
    expect(text).toContain(from);
    writeFileSync(film, text.replace(from, to));
  };
  /** Jobs of the service, and of the mock. */
  const taken = async (): Promise<readonly number[]> => [
    server.jobs.length,
    (await acceptedSubmissions(books)).length,
  ];

  describe('at a provider that the film does not name', () => {
    test('as --provider did, is fetched, and its take is what that run would have made', async () => {
      edit('[openai-videos, mock]', '[mock]');
      await left('render --provider openai-videos');
      const { code, stderr } = await run('render');
      expect(code).toBe(0);
      expect(stderr).toContain(
        'a: take 1 goes from mock to openai-videos: an earlier run has asked for it so, and it may be paid for',
      );
      expect(await taken()).toEqual([1, 1]);
      const { shots } = JSON.parse((await run('plan --json')).stdout) as CallSheet;
      expect(shots[0]).toMatchObject({
        state: 'stale',
        reasons: ['provider: "openai-videos" → "mock"', 'model: "sora-2" → "mock-1"'],
      });
    });

    test('as its chain did once, is asked for there', async () => {
      edit('{ folder', '{ fault: lost-reply, times: 1, folder');
      expect(await run('render', 'sk-of-somebody-else')).toMatchObject({ code: 5 });
      edit('[openai-videos, mock]', '[openai-videos]');
      const { code, stderr } = await run('render');
      expect(code).toBe(5);
      expect(stderr).toContain('stopped while it submitted this shot to mock');
      expect(await taken()).toEqual([0, 1]);
      expect(await run('resolve a --resubmit')).toMatchObject({ code: 0 });
      expect(await run('render')).toMatchObject({ code: 0 });
      expect(await taken()).toEqual([2, 1]);
    });
  });

  describe('in other words than the film has now', () => {
    beforeEach(async () => {
      await left('render');
      edit('She sits.', 'She jumps.');
    });

    test('is told by the plan, and nothing is paid for beside it unasked', async () => {
      const planned = await run('plan');
      expect(planned.stdout).toContain(
        'take 1 is under way at openai-videos, for $1.00: it was asked for otherwise than the film is now, and nothing is paid for beside it unasked',
      );
      for (let times = 1; times <= 2; times += 1) {
        const { code, stderr } = await run('render');
        expect(code).toBe(5);
        expect(stderr).toContain(
          'error provider/under-way  shot a: an earlier run has asked openai-videos for take 1 otherwise than it is asked for now, and $1.00 may be charged for that',
        );
        expect(stderr).toContain(
          '`ministudio resolve FILM a --fetch` fetches it in any case, before openai-videos removes it, and --resubmit gives it up; `render --only a`',
        );
      }
      expect(await taken()).toEqual([1, 0]);
    });

    test('is fetched where the film is as it was', async () => {
      edit('She jumps.', 'She sits.');
      expect(await run('render')).toMatchObject({ code: 0 });
      expect(await taken()).toEqual([2, 0]);
    });

    test('is fetched all the same where the user says so, before the service removes it, as a take of its own that may be chosen', async () => {
      const { code, stdout } = await run('resolve a --fetch');
      expect(code).toBe(0);
      const [, path] = /^a, take 1 is fetched, and lies in (.+\.mp4)\. /.exec(stdout) ?? [];
      expect(readFileSync(path!).length).toBeGreaterThan(0);
      expect(stdout).toMatch(
        / it is take 2, which `ministudio takes` lists and `ministudio circle FILM a 2` has the film show\.\n$/,
      );
      expect((await run('resolve a --fetch')).stderr).toContain('nothing of a is under way');
      expect((await run('takes a')).stdout).toMatch(
        /take 2 .*stale .*openai-videos.*about \$1\.00/,
      );
      expect((await run('circle a 2')).stdout).toMatch(/^a: take 2 is shown from now on$/m);
      expect(await run('render')).toMatchObject({ code: 0 });
      expect(await taken()).toEqual([2, 0]);
      expect((await run('costs')).stdout).toContain('spent: $2.00');
    });

    test('is fetched all the same, and is in the film once that is as it was', async () => {
      await run('resolve a --fetch');
      const asked = server.count('check');
      edit('She jumps.', 'She sits.');
      // Shot b is left out.
      expect(await run('render --only a')).toMatchObject({ code: 5 });
      expect((await run('takes a')).stdout).toMatch(/take 1 .*fresh/);
      expect(server.count('check')).toBe(asked);
      expect(await taken()).toEqual([1, 0]);
    });

    test('is listed, and given up where the user says so: it is cancelled, and counts all the same', async () => {
      const listed = JSON.parse((await run('resolve --json')).stdout) as object;
      expect(listed).toEqual({
        schema: 'ministudio/unknown-jobs@1',
        jobs: [],
        underWay: [
          expect.objectContaining({ shot: 'a', take: 1, provider: 'openai-videos', usd: 1 }),
        ],
        made: [],
      });
      expect((await run('resolve')).stdout).toMatch(/^a, take 1 .* for \$1\.00; it is under way$/m);
      expect((await run('resolve a --operation video_1')).stderr).toContain(
        'One is under way: the command that asked for it fetches it, --fetch does so whatever the film is by now, and --resubmit gives it up.',
      );
      const given = await run('resolve a --resubmit');
      expect(given.stdout).toBe(
        'a, take 1 is submitted anew by the next render, where the film asks for it: it was given up by hand; it is cancelled, and may be charged all the same.\n',
      );
      expect(server.count('cancel')).toBe(1);
      expect(await run('render')).toMatchObject({ code: 0 });
      expect(await taken()).toEqual([3, 0]);
      expect((await run('costs')).stdout).toContain('possibly charged besides: $1.00');
    });

    test('is left, aloud, where the shot is asked for by name; its number stays its own', async () => {
      const { stderr } = await run('render --only a');
      expect(stderr).toContain(
        'under way from earlier runs, and left: a, take 1 (openai-videos); $1.00 may be charged',
      );
      expect(stderr).toContain('a: take 2 done');
      edit('She jumps.', 'She sits.');
      // It is paid for, and just what the film is again.
      const again = await run('render');
      expect(again.code).toBe(0);
      expect(again.stderr).toContain('a: take 1 done');
      expect(await taken()).toEqual([3, 0]);
    });
  });

  test('is told where the film has no such shot any more', async () => {
    await left('render');
    edit('id: a', 'id: sitting');
    const { code, stderr } = await run('render');
    expect(code).toBe(0);
    expect(stderr).toContain('and left: a, take 1 (openai-videos); $1.00 may be charged');
  });

  test('is not waited for by an animatic, and is fetched after it: it is no more paid for twice', async () => {
    await left('render');
    const drawn = await run('animatic');
    expect(drawn.code).toBe(0);
    expect(drawn.stderr).toContain('a: take 2 on animatic');
    expect(server.count('check')).toBe(1);
    const { code, stderr } = await run('render');
    expect(code).toBe(0);
    expect(stderr).toContain('a: take 1 done');
    expect(await run('render --stale')).toMatchObject({ code: 0 });
    expect(await taken()).toEqual([2, 0]);
  });

  test('by other flags is told, and is fetched by those', async () => {
    await left('render --quality high');
    const { code, stderr } = await run('render');
    expect(code).toBe(5);
    expect(stderr).toContain('otherwise than it is asked for now');
    expect(stderr).toContain(
      'Run what asked for it once more (its flags, the film as it was, and the version of ministudio, as others may word it otherwise) to have it in the film.',
    );
    expect(await run('render --quality high')).toMatchObject({ code: 0 });
    expect(await taken()).toEqual([2, 0]);
  });

  test('of a retake is not paid for once more where the shot has changed, and is where another note is given', async () => {
    expect(await run('render')).toMatchObject({ code: 0 });
    await left('retake a --note slower');
    edit('She sits.', 'She jumps.');
    expect((await run('retake a --note slower')).stderr).toContain(
      'an earlier run has asked openai-videos for take 2 otherwise than it is asked for now',
    );
    expect(await taken()).toEqual([3, 0]);
    const faster = await run('retake a --note faster');
    expect(faster.stderr).toContain('a: take 3 is to be made');
    expect(faster.stderr).toContain('and left: a, take 2 (openai-videos)');
  });

  test('goes on from a take that is not shown any more, and is fetched once that is chosen again', async () => {
    expect(await run('render --only a')).toMatchObject({ code: 5 });
    await left('render');
    expect(await run('retake a')).toMatchObject({ code: 0 });
    expect((await run('render')).stderr).toContain(
      'shot b: an earlier run has asked openai-videos for take 1 otherwise',
    );
    expect(await run('circle a 1')).toMatchObject({ code: 0 });
    expect(await run('render')).toMatchObject({ code: 0 });
    expect(await taken()).toEqual([3, 0]);
  });

  test('by --fresh keeps its number beside a retake, and is what the next --fresh goes on with', async () => {
    expect(await run('render')).toMatchObject({ code: 0 });
    await left('render --fresh');
    expect((await run('render')).stderr).toContain('and left: a, take 2 (openai-videos)');
    const retaken = await run('retake a');
    expect(retaken.code).toBe(0);
    expect(retaken.stderr).toContain('a: take 3 is to be made');
    expect(retaken.stderr).toContain('and left: a, take 2 (openai-videos)');
    const { code, stderr } = await run('render --fresh');
    expect(code).toBe(0);
    expect(stderr).toContain('a: take 2 done');
    // Two at first, one by --fresh, the retake, and what --fresh had not come to.
    expect(await taken()).toEqual([5, 0]);
  });
});
