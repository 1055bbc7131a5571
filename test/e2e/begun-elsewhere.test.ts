import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { acceptedSubmissions } from '../../src/adapters/mock/submissions.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { BIN } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

describe('a shot that went to the next provider, which may have taken it', () => {
  let server: VideosServer;
  let folder: string;
  let books: string;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
    folder = await newFolder();
    books = join(folder, 'books');
  });
  afterEach(() => server.close());

  const film = async (mock = '', shot = ''): Promise<string> =>
    await writeFilm(
      folder,
      `ministudio: 1
title: Elsewhere
format: { resolution: 64x36, fps: 24 }
budget: { cap: 1 }
providers: { use: [openai-videos, mock], allow: [resolution, fps, seed, duration, aspect, avoid, audio] }
provider_options: { mock: { folder: ${JSON.stringify(books)}${mock} } }
shots:
  - { id: ask, action: She waits., ${shot}duration: 4s }
`,
    );
  /** Each second of either costs a quarter. */
  const run = async (args: readonly string[], key = KEY) => {
    const price = 'usd_per_second: 0.25, as_of: 2026-01-01';
    writeFileSync(
      join(folder, 'ministudio.config.yaml'),
      `providers: { mock: { prices: { mock-1: { ${price} } } }, openai-videos: { prices: { sora-2: { ${price} } } } }\n`,
    );
    const env = { OPENAI_API_KEY: key, OPENAI_BASE_URL: server.url };
    return await runHere(args, { cwd: folder, env });
  };

  test('is asked for there again by the next run, though the first would take it by now', async () => {
    const path = await film(', fault: lost-reply, times: 1');
    const first = await run(['render', path], 'sk-of-somebody-else');
    expect(first.code).toBe(5);
    expect(first.stderr).toContain('mock may have taken the shot and charged for it');

    // The key is mended meanwhile; the money is spent, perhaps.
    const again = await run(['render', path]);
    expect(again.code).toBe(5);
    expect(again.stderr).toContain(
      'ask: take 1 goes from openai-videos to mock: an earlier run has asked for it so, and it may be paid for',
    );
    expect(again.stderr).toContain('stopped while it submitted this shot to mock');
    expect(server.jobs).toEqual([]);

    // Settled, it is made where it is asked for.
    expect(await run(['resolve', path, 'ask', '--resubmit'])).toMatchObject({ code: 0 });
    expect(await run(['render', path])).toMatchObject({ code: 0 });
    expect([server.jobs.length, (await acceptedSubmissions(books)).length]).toEqual([1, 1]);
  });

  test('is gone on with in its other words, also where it is asked for by name', async () => {
    const text = ', fault: refusal, times: 1, pending: 150';
    const path = await film(text, 'safe_alternative: She stands., ');
    writeFileSync(path, readFileSync(path, 'utf8').replace('[openai-videos, mock]', 'mock'));
    const child = spawn(process.execPath, [BIN, 'render', path], { stdio: 'ignore' });
    while ((await acceptedSubmissions(books)).length === 0) await sleep(10);
    await sleep(100);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await run(['render', path, '--only', 'ask'])).toMatchObject({ code: 0 });
    expect(await acceptedSubmissions(books)).toHaveLength(1);
  });
});
