import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import { tinyClip } from '../fakes/tiny-clip.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

/** A film whose first submission was taken, and its answer lost. */
describe('a submission of which nobody knows whether it was taken', () => {
  let server: VideosServer;
  let folder: string;
  let film: string;
  let unknown: CliResult;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
    folder = await newFolder();
    film = await writeFilm(folder, chainedFilm('openai-videos'));
    server.failNext('submit', 'reset-after');
    unknown = await run('render', film);
  });
  afterEach(() => server.close());

  const run = async (...args: string[]): Promise<CliResult> =>
    await runHere(args, { env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url } });
  const manifestOf = async (): Promise<Manifest> =>
    JSON.parse(await readFile(join(folder, 'build/film/manifest.json'), 'utf8')) as Manifest;

  test('stops its shot, by name too, until the user has said what became of it', async () => {
    expect(unknown.code).toBe(5);
    expect(unknown.stderr).toContain('`ministudio resolve FILM SHOT`');
    for (const flags of [[], ['--only', 'wide'], ['--fresh']]) {
      expect(await run('render', film, ...flags)).toMatchObject({ code: 5 });
    }
    expect(server.jobs).toHaveLength(1);
  });

  test('is listed with whom it was asked of, when, and for how much', async () => {
    const listed = await run('resolve', film);
    expect(listed).toMatchObject({ code: 0 });
    expect(listed.stdout).toMatch(
      /^wide, take 1 {2}asked of openai-videos \(sora-2\) at 20\d\d-\d\d-\d\dT\S+Z, at an unknown price\n$/,
    );
    expect(JSON.parse((await run('resolve', film, '--json')).stdout)).toEqual({
      schema: 'ministudio/unknown-jobs@1',
      jobs: [
        {
          job: expect.stringMatching(/^wide\/t1\/s1\/[0-9a-f]{16}$/),
          kind: 'take',
          shot: 'wide',
          take: 1,
          segment: 1,
          provider: 'openai-videos',
          model: 'sora-2',
          askedAt: expect.any(String),
          usd: null,
        },
      ],
      underWay: [],
      made: [],
    });
    expect((await run('resolve', film, 'on')).stdout).toContain('Nothing is unknown');
  });

  test('is told by a plan, at its shot', async () => {
    const { stdout } = await run('plan', film);
    const told =
      'an earlier submission to openai-videos may have been taken and charged: where openai-videos can’t be asked, `ministudio resolve` settles it before anything is submitted';
    expect(stdout.split(told)).toHaveLength(2);
    await run('resolve', film, 'wide', '--resubmit');
    expect((await run('plan', film)).stdout).not.toContain(told);
  });

  test('is not looked for where the film is misspelt', async () => {
    for (const command of ['resolve', 'mend', 'costs']) {
      const { code, stderr } = await run(command, join(folder, 'flim.yaml'));
      expect(code).toBe(2);
      expect(stderr).toContain('error usage/unknown-film  there is no ');
    }
  });

  test('is gone on with under the id that the console shows', async () => {
    const said = await run('resolve', film, 'wide', '--operation', 'video_1');
    expect(said).toMatchObject({ code: 0, stderr: '' });
    expect(said.stdout).toBe(
      'wide, take 1 is the job video_1 of openai-videos, which is under way. The next render goes on from there.\n',
    );
    expect(await run('render', film)).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
    expect((await manifestOf()).shots.map(({ take }) => take)).toEqual([1, 1]);
    expect((await run('resolve', film)).stdout).toContain('Nothing is unknown');
  });

  test('stays unknown where the service does not know the id, or nobody answers', async () => {
    const wrong = await run('resolve', film, 'wide', '--operation', 'video_9');
    expect(wrong.code).toBe(5);
    expect(wrong.stderr).toContain('No such video.');
    const odd = await run('resolve', film, 'wide', '--operation', 'video 1');
    expect(odd.stderr).toContain('this is no id of a job of openai-videos');
    expect((await run('resolve', film)).stdout).toContain('wide, take 1');
    expect(server.jobs).toHaveLength(1);
  });

  test('is what a file holds that was fetched by hand', async () => {
    const clip = join(folder, 'downloaded.mp4');
    await writeFile(clip, await tinyClip({ width: 128, height: 72, fps: 24, seconds: 4 }));
    const page = join(folder, 'page.mp4');
    await writeFile(page, '<!doctype html>');
    const broken = await run('resolve', film, 'wide', '--clip', page);
    expect(broken).toMatchObject({ code: 5 });
    expect(await run('resolve', film, 'wide', '--clip', join(folder, 'no.mp4'))).toMatchObject({
      code: 2,
    });
    expect(await run('resolve', film, 'wide', '--clip', clip)).toMatchObject({ code: 0 });
    expect(await run('render', film)).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
    const [wide] = (await manifestOf()).shots;
    expect(wide!.notes).toContainEqual({
      kind: 'made-otherwise',
      text: 'Its file was given by hand.',
    });
    // The user's own file stays where it is.
    expect((await readFile(clip)).length).toBeGreaterThan(0);
  });

  describe('of a film that has changed since', () => {
    beforeEach(async () => {
      const text = await readFile(film, 'utf8');
      expect(text).toContain('The orb drifts in.');
      await writeFile(film, text.replace('The orb drifts in.', 'The orb falls.'));
    });
    const AS_IT_WAS =
      'What asked for it goes on from there: the same command, with the film as it was then.\n';

    test('is gone on with by its id once the film is as it was, and not before', async () => {
      const said = await run('resolve', film, 'wide', '--operation', 'video_1');
      expect(said.stdout).toBe(
        `wide, take 1 is the job video_1 of openai-videos, which is under way. ${AS_IT_WAS}`,
      );
      const { code, stderr } = await run('render', film);
      expect(code).toBe(5);
      expect(stderr).toContain('otherwise than it is asked for now, and an unknown price may be');
      expect(server.jobs).toHaveLength(1);
    });

    test('is not paid for once more unasked where its clip is there', async () => {
      const clip = join(folder, 'downloaded.mp4');
      await writeFile(clip, await tinyClip({ width: 128, height: 72, fps: 24, seconds: 4 }));
      const said = await run('resolve', film, 'wide', '--clip', clip);
      expect(said.stdout).toBe(`wide, take 1 is what ${clip} holds. ${AS_IT_WAS}`);
      expect((await run('plan', film)).stdout).toContain(
        'take 1 is made by openai-videos, at an unknown price: it was asked for otherwise than the film is now, and nothing is paid for beside it unasked',
      );
      const { code, stderr } = await run('render', film);
      expect(code).toBe(5);
      expect(stderr).toContain(
        'an earlier run has had openai-videos make take 1 otherwise than it is asked for now, for an unknown price, and was stopped before it was in the film',
      );
      expect(server.jobs).toHaveLength(1);
      const anew = await run('render', film, '--stale');
      expect(anew.code).toBe(0);
      expect(anew.stderr).toContain('wide: take 2 done');
      expect(server.jobs).toHaveLength(3);
    });
  });

  test('is submitted anew where the user says so, once', async () => {
    const said = await run('resolve', film, 'wide', '--resubmit');
    expect(said.stdout).toBe('wide, take 1 is submitted anew by the next render.\n');
    expect(server.jobs).toHaveLength(1);
    expect(await run('render', film)).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(3);
    expect((await run('resolve', film, 'wide', '--resubmit')).stderr).toContain(
      'of every submission for wide it is known what became of it',
    );
  });

  test('is never guessed at where there are several of one shot', async () => {
    const text = await readFile(film, 'utf8');
    await writeFile(film, text.replace('The orb drifts in.', 'The orb falls.'));
    server.failNext('submit', 'reset-after');
    expect(await run('render', film, '--only', 'wide')).toMatchObject({ code: 5 });
    expect(server.jobs).toHaveLength(2);
    const { jobs } = JSON.parse((await run('resolve', film, '--json')).stdout) as {
      jobs: readonly { job: string }[];
    };
    const [first, second] = jobs.map(({ job }) => job) as [string, string];

    for (const answer of [['--resubmit'], ['--operation', 'video_1']]) {
      const { code, stdout, stderr } = await run('resolve', film, 'wide', ...answer);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(
        'error usage/several-jobs  2 submissions for wide are to be settled, each by itself\n',
      );
      expect(stderr).toContain(`--job ${first} is wide, take 1, asked for at 20`);
      expect(stderr).toContain(`; --job ${second} is wide, take 2, asked for at 20`);
    }
    const older = await run('resolve', film, 'wide', '--job', first, '--resubmit');
    expect(older).toMatchObject({
      code: 0,
      stdout: 'wide, take 1 is submitted anew by the next render.\n',
      stderr: '1 more of wide are unknown.\n',
    });
    // Another answer by mistake settles nothing else.
    expect(await run('resolve', film, 'wide', '--job', first, '--resubmit')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`of every submission for ${first} of wide it is known`),
    });
    expect((await run('resolve', film)).stdout).toContain('wide, take 2  asked of');
    expect(await run('resolve', film, 'wide', '--operation', 'video_2')).toMatchObject({ code: 0 });
    expect(await run('render', film)).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(3);
  });

  test('is no job that another submission is known to be', async () => {
    await run('resolve', film, 'wide', '--operation', 'video_1');
    server.failNext('submit', 'reset-after');
    expect(await run('render', film)).toMatchObject({ code: 5 });
    const wrong = await run('resolve', film, 'on', '--operation', 'video_1');
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toContain('the job video_1 of openai-videos is wide, take 1 already');
    expect(await run('resolve', film, 'on', '--operation', 'video_2')).toMatchObject({ code: 0 });
  });

  test('is settled in one way at a time', async () => {
    const both = await run('resolve', film, 'wide', '--resubmit', '--operation', 'video_1');
    expect(both).toMatchObject({ code: 2 });
    expect(await run('resolve', film, '--resubmit')).toMatchObject({ code: 2 });
    expect((await run('resolve', film)).stdout).toContain('wide, take 1');
  });
});
