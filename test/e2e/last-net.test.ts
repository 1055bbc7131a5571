import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { ECHOES, startFront } from '../fakes/echo-front.ts';
import { startLumaServer } from '../fakes/luma-server.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { canary, filesBelow, leaksIn, plainCanary } from '../support/canaries.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { BIN, runCli } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A provider of somebody's that declares a secret, and does what the test says with it. */
const provider = (acts: string): string => `
const key = process.env.MY_KEY;
${acts}
export default {
  name: 'mine', kind: 'video', summary: 'mine', version: 1, concurrency: 1,
  secrets: [{ name: 'MY_KEY', purpose: 'a key', required: true, example: 'key' }],
  settings: [], lifecycle: { state: 'live' },
  models: async () => [], load: async () => { throw new Error(key); },
};
`;

describe('whatever a module of somebody’s does, its secret is not printed', () => {
  const MY_KEY = canary('mine');
  const run = async (acts: string) => {
    const folder = await newFolder();
    await writeFile(join(folder, 'mine.mjs'), provider(acts));
    const env = { MINISTUDIO_PROVIDERS: './mine.mjs', MY_KEY };
    const result = await runCli(['providers', 'list'], { cwd: folder, env });
    const said = new Map([
      ['stdout', result.stdout],
      ['stderr', result.stderr],
    ]);
    expect(leaksIn(said, { MY_KEY })).toEqual([]);
    return result;
  };

  test.each([
    ['throws it where nobody waits', 'setTimeout(() => { throw new Error(key); }, 20);'],
    ['throws the bare text', 'setTimeout(() => { throw key; }, 20);'],
    [
      'rejects with it where nobody waits',
      'setTimeout(() => void Promise.reject(new Error(key)), 20);',
    ],
  ])('that %s: that is told as our defect, with exit code 1', async (_, acts) => {
    const { code, stderr } = await run(acts);
    expect(code).toBe(1);
    expect(stderr).toContain('This is a defect in ministudio');
    expect(stderr).toContain('‹secret›');
  });

  test.each([
    ['logs it', 'setTimeout(() => console.log({ key }), 20);'],
    ['logs it as an error', 'setTimeout(() => console.error(new Error(key)), 20);'],
    ['writes it as bytes', 'setTimeout(() => process.stdout.write(Buffer.from(key)), 20);'],
    ['warns of it', 'setTimeout(() => process.emitWarning(key), 20);'],
  ])('that %s', async (_, acts) => {
    const { code, stdout, stderr } = await run(acts);
    expect(code).toBe(0);
    expect(stdout + stderr).toContain('‹secret›');
  });
});

test('a program that uses the library is told and thrown no secret', async () => {
  const OPENAI_API_KEY = canary('openai');
  const secrets = { OPENAI_API_KEY };
  const server = await startVideosServer({ key: OPENAI_API_KEY });
  const folder = await newFolder();
  await mkdir(join(folder, 'node_modules'));
  await symlink(ROOT, join(folder, 'node_modules/ministudio'));
  const text = chainedFilm('openai-videos').replace('Far Away', JSON.stringify(OPENAI_API_KEY));
  const film = await writeFilm(folder, text);
  const program = join(folder, 'program.mjs');
  await writeFile(
    program,
    `import { inspect } from 'node:util';
import { planFilm, readFilm, renderFilm } from 'ministudio';
const show = (value) => console.log(inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value));
show((await readFilm(${JSON.stringify(film)})).diagnostics);
show(await planFilm(${JSON.stringify(film)}));
const onEvent = show;
await renderFilm(${JSON.stringify(film)}, { onEvent }).then(({ manifest }) => show(manifest), show);
await renderFilm('/nowhere/' + process.env.OPENAI_API_KEY + '/film.yaml').catch(show);
`,
  );
  const run = async (OPENAI_BASE_URL: string): Promise<string> => {
    const child = spawn(process.execPath, [program], {
      cwd: folder,
      env: { PATH: process.env['PATH'], OPENAI_BASE_URL, ...secrets },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    }
    await once(child, 'close');
    const files = await filesBelow(folder, [film, program]);
    const own = [...files].filter(([path]) => !path.includes('node_modules'));
    expect(leaksIn(new Map([['said', said], ...own]), secrets)).toEqual([]);
    return said;
  };
  const front = await startFront({
    target: server.url,
    secrets: Object.values(secrets),
    isSubmission: ({ method }) => method === 'POST',
    stage: 'submit',
    echo: ECHOES['a 401 with the key']!,
  });
  expect(await run(server.url.replace(new URL(server.url).origin, front.origin))).toContain(
    'Incorrect API key provided: ‹secret›',
  );
  expect(await run(server.url)).toContain('ministudio/manifest@1');
  await front.close();
  await server.close();
});

test('a run that is stopped while a service is silent leaves no secret behind', async () => {
  const LUMA_AGENTS_API_KEY = canary('luma');
  const secrets = { LUMA_AGENTS_API_KEY };
  const server = await startLumaServer({ key: LUMA_AGENTS_API_KEY });
  server.failNext('submit', 'silent');
  const folder = await newFolder();
  const film = await writeFilm(folder, chainedFilm('luma'));
  const child = spawn(process.execPath, [BIN, 'render', film, '--verbose'], {
    env: { PATH: process.env['PATH'], LUMA_BASE_URL: server.url, ...secrets },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  }
  const closed = once(child, 'close');
  while (server.count('submit') === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGTERM');
  expect(await closed).toEqual([143, null]);
  const files = await filesBelow(folder, [film]);
  expect(leaksIn(new Map([['said', said], ...files]), secrets)).toEqual([]);
  await server.close();
});

describe('a secret in an address that is set', () => {
  const token = canary('query');

  test.each(['a 400 with the whole request', 'a connection that breaks', 'a 429 for an hour'])(
    'is not shown where the service answers with %s',
    async (name) => {
      const front = await startFront({
        target: 'http://127.0.0.1:1',
        secrets: [token],
        isSubmission: ({ method }) => method === 'POST',
        stage: 'submit',
        echo: ECHOES[name]!,
      });
      const folder = await newFolder();
      const film = await writeFilm(folder, chainedFilm('luma'));
      const env = {
        LUMA_AGENTS_API_KEY: canary('luma'),
        LUMA_BASE_URL: `${front.origin}/v1?api_key=${encodeURIComponent(token)}`,
      };
      const { stdout, stderr } = await runCli(['render', film, '--verbose'], { env });
      expect(front.echoes()).toBe(1);
      const files = await filesBelow(folder, [film]);
      const places = new Map([['stdout', stdout], ['stderr', stderr], ...files]);
      expect(leaksIn(places, { token, key: env.LUMA_AGENTS_API_KEY })).toEqual([]);
      await front.close();
    },
  );

  test('of a proxy is not shown where the proxy echoes it', async () => {
    const password = canary('proxy');
    const front = await startFront({
      target: 'http://127.0.0.1:1',
      secrets: [password],
      isSubmission: ({ method }) => method === 'POST',
      stage: 'submit',
      echo: ECHOES['a 400 with the whole request']!,
    });
    const folder = await newFolder();
    const film = await writeFilm(folder, chainedFilm('luma'));
    const proxy = new URL(front.origin);
    proxy.username = 'somebody';
    proxy.password = encodeURIComponent(password);
    const env = {
      LUMA_AGENTS_API_KEY: canary('luma'),
      LUMA_BASE_URL: 'http://127.0.0.1:1/v1',
      HTTP_PROXY: proxy.href,
      NO_PROXY: '<-loopback>',
    };
    const { stdout, stderr } = await runCli(['render', film, '--verbose'], { env });
    expect(front.echoes()).toBe(1);
    const files = await filesBelow(folder, [film]);
    const places = new Map([['stdout', stdout], ['stderr', stderr], ...files]);
    expect(leaksIn(places, { password, login: `somebody:${password}` })).toEqual([]);
    await front.close();
  });
});

test('a shot that is named by a secret is not shot, as files would be named by it', async () => {
  const OPENAI_API_KEY = plainCanary('own-');
  const folder = await newFolder();
  const text = chainedFilm('animatic').replace('id: wide', `id: ${OPENAI_API_KEY}`);
  const film = await writeFilm(folder, text);
  const { code, stdout, stderr } = await runCli(['render', film], { env: { OPENAI_API_KEY } });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('error usage/secret-name  the name ‹secret› of a shot');
  const files = await filesBelow(folder, [film]);
  expect(leaksIn(new Map([['stderr', stderr], ...files]), { OPENAI_API_KEY })).toEqual([]);
});

test('threads that draw get no environment', async () => {
  const folder = await newFolder();
  const noted = join(folder, 'noted');
  await writeFile(
    join(folder, 'note.cjs'),
    `const threads = require('node:worker_threads');
const { Worker } = threads;
threads.Worker = class extends Worker {
  constructor(file, options) {
    require('node:fs').appendFileSync(${JSON.stringify(noted)}, JSON.stringify(options.env ?? 'all') + '\\n');
    super(file, options);
  }
};
require('node:module').syncBuiltinESMExports();
`,
  );
  const film = await writeFilm(folder, chainedFilm('animatic'));
  const env = { NODE_OPTIONS: `--require ${join(folder, 'note.cjs')}` };
  expect(await runCli(['render', film], { env })).toMatchObject({ code: 0 });
  expect(new Set((await readFile(noted, 'utf8')).trim().split('\n'))).toEqual(new Set(['{}']));
});
