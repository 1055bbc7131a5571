import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type FakeServer, startFake } from '../fakes/fake-server.ts';
import { tinyClip } from '../fakes/tiny-clip.ts';
import { BIN, type CliResult } from '../support/run-cli.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const README = await readFile(join(ROOT, 'src/adapters/README.md'), 'utf8');
const [PROVIDER, CHECKS] = [...README.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code!);
const KEY = 'key-nobody-may-see';
const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Far Away
format: { resolution: 320x180, fps: 24 }
providers: my-service
scenes:
  - id: arrival
    shots:
      - { id: wide, size: ws, action: A light drifts in., duration: 4s }
      - { id: on, size: ws, action: It goes on., duration: 3s, join: { mode: chain } }
`;

describe('the provider of the README, named by the user', () => {
  let folder: string;
  let server: FakeServer;
  const bodies: Record<string, unknown>[] = [];
  beforeEach(async () => {
    bodies.length = 0;
    folder = await newFolder();
    await writeFile(join(folder, 'my-provider.js'), PROVIDER!);
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await mkdir(join(folder, 'node_modules'));
    await symlink(ROOT, join(folder, 'node_modules/ministudio'));
    let looks = 0;
    server = await startFake({
      deny: ({ headers, endpoint }) =>
        endpoint === 'deliver' || headers['authorization'] === `Bearer ${KEY}`
          ? undefined
          : { status: 401, json: {} },
      routes: [
        {
          endpoint: 'submit',
          method: 'POST',
          path: /^\/jobs$/,
          answer({ body }) {
            bodies.push(JSON.parse(body.toString()) as Record<string, unknown>);
            return { json: { id: `job-${bodies.length}` } };
          },
        },
        {
          endpoint: 'check',
          method: 'GET',
          path: /^\/jobs\/(.+)$/,
          answer: () => {
            looks += 1;
            return looks % 2 === 1
              ? { json: { status: 'running' } }
              : { json: { status: 'done', clip: `${server.url}/clip.mp4` } };
          },
        },
        {
          endpoint: 'deliver',
          method: 'GET',
          path: /^\/clip\.mp4$/,
          answer: async () => ({
            file: await tinyClip({ width: 128, height: 72, fps: 24, seconds: 4 }),
            type: 'video/mp4',
          }),
        },
      ],
    });
  });
  afterEach(() => server.close());

  /** In the user's own folder, where the module's path begins. */
  async function run(
    args: readonly string[],
    env: Record<string, string> = {},
  ): Promise<CliResult> {
    const child = spawn(process.execPath, [...args], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        MY_SERVICE_URL: server.url,
        MY_SERVICE_KEY: KEY,
        ...env,
      },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    return { code, stdout, stderr };
  }
  const allowed = { MINISTUDIO_PROVIDERS: './my-provider.js' };

  test('renders a film; a chained shot is given the true last frame of the one before', async () => {
    const film = await writeFilm(folder, FILM);
    const result = await run([BIN, 'render', film], allowed);
    expect(result).toMatchObject({ code: 0 });
    const manifest = JSON.parse(
      await readFile(join(folder, 'build/film/manifest.json'), 'utf8'),
    ) as { shots: { lastFrame: string }[] };
    const last = await readFile(join(folder, 'build/film', manifest.shots[0]!.lastFrame));
    expect(bodies).toHaveLength(2);
    expect(bodies[0]).not.toHaveProperty('image');
    expect(bodies[1]!['image']).toBe(last.toString('base64'));
    expect(result.stdout + result.stderr).not.toContain(KEY);
  });

  test('is listed and told of like any other', async () => {
    const { stdout } = await run([BIN, 'providers', 'list'], allowed);
    expect(stdout).toMatch(/^my-service +my service \(credentials: present\)$/m);
    expect((await run([BIN, 'providers', 'show', 'my-service'], allowed)).stdout).toContain(
      'my-model (live)',
    );
  });

  test('is not known where the user does not name it, and a film can’t name its module', async () => {
    const film = await writeFilm(folder, FILM);
    const unknown = await run([BIN, 'validate', film]);
    expect(unknown.code).toBe(3);
    expect(unknown.stdout + unknown.stderr).toContain('There is no provider `my-service`.');

    const trap = 'console.error("was run"); export default {};';
    await writeFile(join(folder, 'trap.js'), trap);
    await writeFilm(folder, FILM.replace('my-service', './trap.js'));
    const named = await run([BIN, 'render', film], allowed);
    expect(named.code).toBe(3);
    expect(named.stdout + named.stderr).not.toContain('was run');
  });

  test.each([
    ['./none.js', 'can’t be loaded'],
    ['./empty.js', 'is no provider: it is no mapping'],
    ['./taken.js', 'is called mock, as another that there is already'],
  ])('is refused where its module is %s', async (MINISTUDIO_PROVIDERS, why) => {
    await writeFile(join(folder, 'empty.js'), 'export const nothing = 1;');
    await writeFile(
      join(folder, 'taken.js'),
      PROVIDER!.replaceAll("name: 'my-service',\n  kind", "name: 'mock',\n  kind"),
    );
    const result = await run([BIN, 'providers', 'list'], { MINISTUDIO_PROVIDERS });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('error provider/bad-module');
    expect(result.stderr).toContain(`${MINISTUDIO_PROVIDERS}, which MINISTUDIO_PROVIDERS names, `);
    expect(result.stderr).toContain(why);
  });

  test('passes the checks that ministudio gives to whoever writes one, and a careless one does not', async () => {
    const tests = CHECKS!.replace('http://127.0.0.1:8000', server.url).replace("'key'", `'${KEY}'`);
    await writeFile(join(folder, 'provider.test.js'), tests);
    const good = await run(['--test', 'provider.test.js']);
    expect(good.stdout).toMatch(/pass 7\n/);
    expect(good.code).toBe(0);

    const careless = PROVIDER!
      .replace('call.signal.throwIfAborted();', '')
      .replace('paid: true,', 'paid: false,');
    await writeFile(join(folder, 'my-provider.js'), careless);
    const bad = await run(['--test', 'provider.test.js']);
    expect(bad.code).toBe(1);
    expect(bad.stdout).toMatch(/fail [1-9]/);
  });
});
