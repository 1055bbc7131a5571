import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

let server: VideosServer;
let folder: string;
beforeEach(async () => {
  server = await startVideosServer({ key: KEY });
  folder = await newFolder();
  for (const name of ['one', 'two']) {
    writeFileSync(
      join(folder, `${name}.yaml`),
      `ministudio: 1
title: ${name}
format: { resolution: 64x36, fps: 24 }
providers: { use: openai-videos, allow: [resolution, fps, seed, duration, aspect, avoid, audio] }
shots:
  - { id: a, action: She sits., duration: 4s }
`,
    );
  }
});
afterEach(() => server.close());

/** A shot of either film costs a dollar. */
const configure = (budget: string): void =>
  writeFileSync(
    join(folder, 'ministudio.config.yaml'),
    `${budget}
providers: { openai-videos: { prices: { sora-2: { usd_per_second: 0.25, as_of: 2026-01-01 } } } }
`,
  );
const run = async (line: string): Promise<CliResult> => {
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  return await runHere(line.split(' '), { cwd: folder, env });
};

test('what was not taken after all is free for the other films of the month at once', async () => {
  configure('budget: { month: 1.5 }');
  server.failNext('submit', 'reset-after');
  expect(await run('render one.yaml')).toMatchObject({ code: 5 });
  expect(await run('render two.yaml')).toMatchObject({ code: 7 });
  expect(await run('resolve one.yaml a --resubmit')).toMatchObject({ code: 0 });
  expect(await run('render two.yaml')).toMatchObject({ code: 0 });
});

test.each(['--fetch', '--resubmit'])(
  'what was asked for before the month had a budget counts for all films once %s has said what became of it',
  async (answer) => {
    configure('');
    server.failNext('check', 400);
    expect(await run('render one.yaml')).toMatchObject({ code: 5 });
    configure('budget: { month: 1.5 }');
    const { code, stdout, stderr } = await run(`resolve one.yaml a ${answer}`);
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('a, take 1'),
    });
    expect(stderr).not.toContain('error');
    const refused = await run('render two.yaml');
    expect(refused.code).toBe(7);
    expect(refused.stderr).toContain('after $1.00 that were spent or are under way');
    // Once: the film’s own next run counts it no more.
    configure('budget: { month: 2 }');
    expect(await run('render two.yaml')).toMatchObject({ code: 0 });
  },
);

test('a book that is damaged keeps nobody from fetching what is paid for', async () => {
  configure('budget: { month: 5 }');
  server.failNext('check', 400);
  expect(await run('render one.yaml')).toMatchObject({ code: 5 });
  const book = join(folder, '.ministudio/spending.jsonl');
  writeFileSync(book, '{"kind":"opened"}\n');
  const { code, stdout, stderr } = await run('resolve one.yaml a --fetch');
  expect(stdout).toContain('a, take 1 is fetched, and lies in ');
  expect(stderr).toContain('error spending/damaged');
  expect(code).not.toBe(0);
});
