import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type CustomService,
  FORM_DESCRIPTION,
  JOB_DESCRIPTION,
  startCustomService,
} from '../fakes/custom-service.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { BIN } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';
import type { Manifest } from '../../src/report/manifest.ts';

const newFolder = temporaryFolders();
const KEY = 'key-nobody-may-see-this';

function filmOf(description: object): string {
  return chainedFilm(`custom
seed: 7
provider_options: { custom: ${JSON.stringify(description)} }`);
}

describe('a film by a service of one’s own', () => {
  let server: CustomService;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startCustomService({ key: KEY });
    folder = await newFolder();
    env = {
      CUSTOM_PROVIDER_URL: server.url,
      CUSTOM_PROVIDER_KEY: KEY,
      CUSTOM_PROVIDER_KEY_HEADER: 'x-api-key',
    };
  });
  afterEach(() => server.close());

  test('with jobs is rendered, and a chained shot is given the true last frame of the one before', async () => {
    const film = await writeFilm(folder, filmOf(JOB_DESCRIPTION));
    const result = await runHere(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    const manifest = JSON.parse(
      await readFile(join(folder, 'build/film/manifest.json'), 'utf8'),
    ) as Manifest;
    const lastFrame = await readFile(join(folder, 'build/film', manifest.shots[0]!.lastFrame));
    expect(server.jobs.map(({ body }) => body)).toEqual([
      { prompt: expect.any(String), length: 4, picture: { size: '320x180' }, seed: 7 },
      {
        prompt: expect.any(String),
        length: expect.any(Number),
        picture: {
          size: '320x180',
          start: `data:image/png;base64,${lastFrame.toString('base64')}`,
        },
        seed: 7,
      },
    ]);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    expect([result.stdout, result.stderr, ledger].join('')).not.toContain(KEY);
    expect((await runHere(['render', film], { env })).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
  });

  test('that keeps our key is asked for the job of a run that was killed before it heard of it', async () => {
    const film = await writeFilm(folder, filmOf(FORM_DESCRIPTION));
    server.failNext('submit', 'silent');
    const child = spawn(process.execPath, [BIN, 'render', film], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: 'ignore',
    });
    while (server.jobs.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(server.count('find')).toBe(0);

    expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
    expect(server.count('find')).toBe(1);
    expect(server.jobs).toHaveLength(2);
    const [wide, on] = server.jobs;
    expect(wide!.files).toEqual([]);
    expect(on!.files.map(([field, name]) => [field, name])).toEqual([['start', 'first-frame.png']]);
  });

  test('without a word of description is asked for the clip itself', async () => {
    const film = await writeFilm(folder, filmOf({}));
    const plan = await runHere(['plan', film, '--json'], { env });
    expect(plan.stdout).toContain('"field": "seed"');
    expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
    expect(server.jobs.map(({ body }) => body)).toEqual([
      { prompt: expect.any(String), duration: 4 },
      { prompt: expect.any(String), duration: 3 },
    ]);
  });

  test('whose address a film names is not asked where it is private, and never gets the key', async () => {
    const film = await writeFilm(folder, filmOf({ url: server.url }));
    const { CUSTOM_PROVIDER_URL: _, ...rest } = env;
    const result = await runHere(['render', film], { env: rest });
    expect(result.code).toBe(5);
    expect(result.stderr).toContain('leads into a private network');
    expect(server.requests).toHaveLength(0);
  });

  test('is asked at the address of the environment, whatever the film says, and the take tells so', async () => {
    const film = await writeFilm(folder, filmOf({ url: 'https://thief.example.com' }));
    expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
    expect(await readFile(join(folder, 'build/film/manifest.json'), 'utf8')).toContain(
      'CUSTOM_PROVIDER_URL was asked, not the url of the film.',
    );
  });

  test('that is described wrongly is refused where the mistake is', async () => {
    const film = await writeFilm(
      folder,
      filmOf({
        submit: { path: '/generate', body: { prompt: '<promt>', deep: [{ seed: '<sed>' }] } },
        job: { id: 'id', path: '//evil.example/<id>', status: 'state', running: [], done: [] },
        clip: { adress: 'url' },
      }),
    );
    const { code, stdout } = await runHere(['validate', film, '--json'], { env });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
    expect(code).toBe(3);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '`prompt` must be a text whose slots are known; this is `<promt>`.',
      '`seed` must be a text whose slots are known; this is `<sed>`.',
      'A job needs `failed`.',
      '`path` must be a path below the base URL; this is `//evil.example/<id>`.',
      '`adress` is not a field of a place of the clip.',
    ]);
  });
});
