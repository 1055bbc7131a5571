import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { BIN, type CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';
/** `MINISTUDIO_KILLS=200 npm run jest -- test/e2e/killed` kills that often. */
const KILLS = Number(process.env['MINISTUDIO_KILLS'] ?? 4);

describe('a film by a service that can’t be asked for lost jobs', () => {
  let server: VideosServer;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
  });
  afterEach(() => server.close());

  const env = (): Record<string, string> => ({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url });
  const run = async (...args: string[]): Promise<CliResult> => await runHere(args, { env: env() });

  async function digestOf(film: string): Promise<string> {
    const bytes = await readFile(join(film, '../build/film/film.mp4'));
    return createHash('sha256').update(bytes).digest('hex');
  }

  /** Kills a render after so long. */
  async function kill(film: string, afterMs: number): Promise<void> {
    const child = spawn(process.execPath, [BIN, 'render', film], {
      env: { PATH: process.env['PATH'], XDG_CONFIG_HOME: '/nonexistent', ...env() },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    await Promise.race([sleep(afterMs), ended]);
    child.kill('SIGKILL');
    await ended;
  }

  /** Looks in the console for what may have been charged: names what is there, and denies the rest. */
  async function resolve(film: string): Promise<void> {
    const { stdout } = await run('resolve', film, '--json');
    const { jobs } = JSON.parse(stdout) as { jobs: readonly { shot: string }[] };
    if (jobs.length === 0) return;
    const ledger = await readFile(join(film, '../.ministudio/film.ledger.jsonl'), 'utf8');
    for (const { shot } of jobs) {
      const there = server.jobs.find(({ id }) => !ledger.includes(`"${id}"`));
      const answer = there === undefined ? ['--resubmit'] : ['--operation', there.id];
      expect(await run('resolve', film, shot, ...answer)).toMatchObject({ code: 0 });
    }
  }

  test('is paid for once, and is the very film, however often its render is killed', async () => {
    const undisturbed = await writeFilm(await newFolder(), chainedFilm('openai-videos'));
    expect(await run('render', undisturbed)).toMatchObject({ code: 0 });
    const expected = await digestOf(undisturbed);

    for (let kills = 0; kills < KILLS;) {
      // Another, whose first job makes the same clip.
      await server.close();
      server = await startVideosServer({ key: KEY });
      const film = await writeFilm(await newFolder(), chainedFilm('openai-videos'));
      // Later each time, through the whole of a render, so that each step is met by some.
      for (let each = 0; each < 8 && kills < KILLS; each += 1, kills += 1) {
        await kill(film, 250 + ((kills * 397) % 1500));
        await resolve(film);
      }
      for (let tries = 0; (await run('render', film)).code !== 0; tries += 1) {
        expect(tries).toBeLessThan(3);
        await resolve(film);
      }
      expect(await digestOf(film)).toBe(expected);
      expect(server.jobs).toHaveLength(2);
    }
  }, 900_000);
});
