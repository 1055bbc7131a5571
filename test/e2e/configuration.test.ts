import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = `ministudio: 1
title: Priced
format: { resolution: 1280x720, fps: 24 }
providers: vertex-ai
shots:
  - { id: wide, size: ws, action: A light drifts in., duration: 4s }
`;

interface Studio {
  readonly folder: string;
  readonly film: string;
  run(args: readonly string[], env?: Record<string, string>): ReturnType<typeof runHere>;
  write(name: string, text: string): Promise<void>;
}

let studio: Studio;
beforeEach(async () => {
  const folder = await newFolder();
  studio = {
    folder,
    film: await writeFilm(folder, FILM),
    run: async (args, env = {}) =>
      await runHere(args, {
        cwd: folder,
        env: {
          XDG_CONFIG_HOME: join(folder, 'home'),
          MINISTUDIO_ENV_FILE: '',
          HOME: folder,
          ...env,
        },
      }),
    async write(name, text) {
      await mkdir(join(folder, name, '..'), { recursive: true });
      await writeFile(join(folder, name), text);
    },
  };
});

/** `key value origin` of each line after the first. */
async function shown(args: readonly string[] = [], env: Record<string, string> = {}) {
  const { stdout } = await studio.run(['config', 'show', ...args], env);
  return stdout
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(/ {2,}/).join(' · '));
}

async function planned(args: readonly string[] = [], env: Record<string, string> = {}) {
  const { stdout } = await studio.run(['plan', studio.film, '--json', ...args], env);
  const { shots } = JSON.parse(stdout) as {
    shots: { provider: string; model: string; cost: { usd: number; asOf: string } }[];
  };
  return shots[0]!;
}

describe('the configuration', () => {
  test('is the project’s, over it the user’s, over it .env files, the environment, and flags', async () => {
    expect(await shown()).toEqual(['secrets.default · env, dotenv · default']);
    await studio.write('ministudio.config.yaml', 'quality: high\nbudget: 5\nmax_parallel: 2\n');
    await studio.write('home/ministudio/config.yaml', 'budget: 6\nmax_parallel: 3\n');
    await studio.write('.env', 'MINISTUDIO_MAX_PARALLEL=4\nMINISTUDIO_KEEP_GOING=true\n');
    const values = await shown(['--provider', 'mock'], { MINISTUDIO_KEEP_GOING: 'false' });
    expect(values).toEqual([
      'provider · ["mock"] · --provider',
      'quality · high · ministudio.config.yaml:1:10',
      'budget · 6 · home/ministudio/config.yaml:1:9',
      'max_parallel · 4 · .env (MINISTUDIO_MAX_PARALLEL)',
      'keep_going · false · the environment (MINISTUDIO_KEEP_GOING)',
      'secrets.default · env, dotenv · default',
    ]);
  });

  test('sets up providers: the environment goes before it', async () => {
    await studio.write(
      'ministudio.config.yaml',
      [
        'providers:',
        '  vertex-ai:',
        '    project: ours',
        '    location: europe-west4',
        '    model: fast',
        '    concurrency: 7',
        '    prices: { veo-3.1-fast-generate-001: { usd_per_second: 0.5, as_of: 2026-10-01 } }',
      ].join('\n'),
    );
    expect(await shown([], { GOOGLE_CLOUD_PROJECT: 'mine' })).toEqual([
      'secrets.default · env, dotenv · default',
      'providers.google-tts.project · mine · the environment (GOOGLE_CLOUD_PROJECT)',
      'providers.vertex-ai.project · mine · the environment (GOOGLE_CLOUD_PROJECT)',
      'providers.vertex-ai.location · europe-west4 · ministudio.config.yaml:4:15',
      'providers.vertex-ai.model · fast · ministudio.config.yaml:5:12',
      'providers.vertex-ai.concurrency · 7 · ministudio.config.yaml:6:18',
      'providers.vertex-ai.prices.veo-3.1-fast-generate-001 · {"usd_per_second":0.5,"as_of":"2026-10-01"} · ministudio.config.yaml:7:15',
    ]);
    expect(await planned()).toMatchObject({
      provider: 'vertex-ai',
      model: 'veo-3.1-fast-generate-001',
      cost: { usd: 2, asOf: '2026-10-01' },
    });
    const { stdout } = await studio.run(['providers', 'show', 'vertex-ai', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ concurrency: 7 });
  });

  test('limits what any film may cost; a lower cap of the film holds, and the flag goes before both', async () => {
    const paid = { GOOGLE_CLOUD_PROJECT: 'ours', CLOUDSDK_AUTH_ACCESS_TOKEN: 'token-of-nobody' };
    const message = async (args: readonly string[] = []) =>
      (await studio.run(['render', studio.film, ...args], paid)).stderr;
    await studio.write('ministudio.config.yaml', 'budget: 0.2\n');
    expect(await message()).toContain('$0.20 are allowed');
    await writeFilm(studio.folder, `${FILM}budget: { cap: 0.1 }\n`);
    expect(await message()).toContain('$0.10 are allowed');
    expect(await message(['--budget', '0.15'])).toContain('$0.15 are allowed');
  });

  test('limits what all films together may cost in a month', async () => {
    const paid = { GOOGLE_CLOUD_PROJECT: 'ours', CLOUDSDK_AUTH_ACCESS_TOKEN: 'token-of-nobody' };
    await studio.write('ministudio.config.yaml', 'budget: { film: 50, month: 0.2 }\n');
    expect(await shown()).toEqual([
      'budget · 50 · ministudio.config.yaml:1:17',
      'budget.month · 0.2 · ministudio.config.yaml:1:28',
      'secrets.default · env, dotenv · default',
    ]);
    const { code, stderr } = await studio.run(['render', studio.film], paid);
    expect(code).toBe(7);
    const told = stderr.replaceAll(studio.folder, '.').replace(/cost \$\d\.\d\d/, 'cost PRICE');
    expect(told).toBe(
      [
        'error budget/passed  this would cost PRICE after $0.00 that were spent or are under way in MONTH, and $0.20 are allowed a month for all films (./ministudio.config.yaml:1:28)',
        '  Raise `budget.month` there, or wait for the next month (UTC). ./.ministudio/spending.jsonl has what was spent.',
        '',
      ]
        .join('\n')
        .replace('MONTH', new Date().toISOString().slice(0, 7)),
    );
  });

  test('names providers of one’s own, by a path from its own folder', async () => {
    const dist = new URL('../../dist/index.js', import.meta.url).href;
    await studio.write(
      'ours/provider.mjs',
      `import { defineProvider } from '${dist}';
      export default defineProvider({
        name: 'ours', kind: 'video', summary: 'ours', version: 1, secrets: [],
        settings: [{ name: 'baseUrl', variable: 'OURS_URL', purpose: 'where', required: true, example: 'x' }],
        concurrency: 1, lifecycle: { state: 'live' },
        models: async () => [], load: async () => ({}),
      });`,
    );
    const config =
      'providers: { ours: { module: ./provider.mjs, base_url: http://localhost:1 } }\n';
    await studio.write('ours/studio.yaml', config);
    const { stdout } = await studio.run(['providers', 'list', '--config', 'ours/studio.yaml']);
    expect(stdout).toContain('ours           ours (credentials: present)');
    await studio.write('ours/studio.yaml', config.replace('{ ours:', '{ others:'));
    const wrong = await studio.run(['providers', 'list', '--config', 'ours/studio.yaml']);
    expect({ ...wrong, stderr: wrong.stderr.replaceAll(studio.folder, '') }).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error provider/bad-module  the default export of ./provider.mjs, which /ours/studio.yaml:1:32 names, is called ours, and others there\n' +
        '  A provider, such as the default export of a module, is what defineProvider gives.\n',
    });
  });

  test('is refused with every mistake, at its place', async () => {
    await studio.write(
      'ministudio.config.yaml',
      [
        'providers:',
        '  vertx-ai: { location: here }',
        '  vertex-ai: { region: europe-west4, GOOGLE_CLOUD_PROJECT: ours }',
        '  kling: { api_key: mine-alone }',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await studio.run(['validate', studio.film]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n').filter((line) => /error|= /.test(line))).toEqual([
      'ministudio.config.yaml:2:3 error config/unknown-provider  There is no provider `vertx-ai`.',
      '    = Did you mean `vertex-ai`?',
      'ministudio.config.yaml:3:16 error config/unknown-setting  `region` is no setting of vertex-ai.',
      '    = `ministudio providers show vertex-ai` lists them; what is sent with each request stands under `options`.',
      'ministudio.config.yaml:3:38 error config/unknown-setting  `GOOGLE_CLOUD_PROJECT` is no setting of vertex-ai.',
      '    = Write `project`; `GOOGLE_CLOUD_PROJECT` is its name in the environment.',
      'ministudio.config.yaml:4:12 error config/secret  `api_key` is a secret, and a configuration holds none.',
      '    = Set KLING_API_KEY in the environment or in `.env` (.env.example shows how), or say under `secrets:` where it is kept.',
      '4 errors',
    ]);
    expect(stderr).not.toContain('mine-alone');
  });

  test('is refused with every option that its provider does not know, at its place', async () => {
    await studio.write(
      'ministudio.config.yaml',
      [
        'providers:',
        '  vertex-ai:',
        '    options: { location: eu, temperature: 1, person_generation: allow_adult, x-why: law }',
        '    images: { options: { temprature: 1, model: pro } }',
        '  kling: { options: { api_key: mine-alone }, images: { options: { size: 2 } } }',
        '  custom: { options: { anything: 1 } }',
      ].join('\n'),
    );
    const { code, stdout, stderr } = await studio.run(['plan', studio.film]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.split('\n').filter((line) => /error|= /.test(line))).toEqual([
      'ministudio.config.yaml:3:16 error config/unknown-option  The provider `vertex-ai` has no option `location` for clips.',
      '    = It is a setting: write `location` under `providers.vertex-ai`, beside `options`.',
      'ministudio.config.yaml:3:30 error config/unknown-option  The provider `vertex-ai` has no option `temperature` for clips.',
      '    = It is an option of its stills: write it under `providers.vertex-ai.images.options`.',
      'ministudio.config.yaml:4:26 error config/unknown-option  The provider `vertex-ai` has no option `temprature` for stills.',
      '    = Did you mean `temperature`?',
      'ministudio.config.yaml:5:23 error config/secret  `api_key` is a secret, and a configuration holds none.',
      '    = Set KLING_API_KEY in the environment or in `.env` (.env.example shows how), or say under `secrets:` where it is kept.',
      'ministudio.config.yaml:5:67 error config/unknown-option  The provider `kling` makes no stills: nothing takes its option `size`.',
      '    = Correct it, or leave it out; `ministudio providers show kling` lists its options.',
      '5 errors',
    ]);
    expect(stderr).not.toContain('mine-alone');
  });

  test.each([
    [['--config', 'no.yaml'], {}, 'config/missing'],
    [['--config', ''], {}, 'usage/wrong-flag'],
    // Of the flag, Node itself says that there is no such file.
    [[], { MINISTUDIO_ENV_FILE: 'no.env' }, 'secrets/env-file'],
    [[], { MINISTUDIO_CONFIG: 'no.yaml' }, 'config/missing'],
    [[], { MINISTUDIO_BUDGET: 'much' }, 'usage/wrong-variable'],
    [[], { MINISTUDIO_KEEP_GOING: 'constructor' }, 'usage/wrong-variable'],
  ])('that is named wrongly is told: %j %j', async (args, env, code) => {
    const result = await studio.run(['config', 'show', ...args], env);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`error ${code}  `);
  });

  test('is found from below, up to the root of the repository and no farther', async () => {
    await studio.write('ministudio.config.yaml', 'quality: fast\n');
    await studio.write('films/one/film.yaml', FILM);
    const below = async () =>
      (await runHere(['config', 'show'], { cwd: join(studio.folder, 'films/one') })).stdout;
    expect(await below()).not.toContain('quality');
    await mkdir(join(studio.folder, '.git'));
    expect(await below()).toContain('quality');
    await mkdir(join(studio.folder, 'films/.git'));
    expect(await below()).not.toContain('quality');
  });
});

describe('.env files', () => {
  test('say what the environment does not: the name’s before the common, the local before the shared', async () => {
    await studio.write(
      '.env',
      'GOOGLE_CLOUD_PROJECT=a\nGOOGLE_CLOUD_LOCATION=a\nCOMFYUI_URL=http://a\nLOCAL_MODEL_PATH=a\n',
    );
    await studio.write(
      '.env.stage',
      'GOOGLE_CLOUD_LOCATION=b\nCOMFYUI_URL=http://b\nLOCAL_MODEL_PATH=b\n',
    );
    await studio.write('.env.local', 'COMFYUI_URL=http://c\nLOCAL_MODEL_PATH=c\n');
    await studio.write('.env.stage.local', 'LOCAL_MODEL_PATH=d\n');
    await studio.write('ministudio.config.yaml', 'env: stage\n');
    const values = (await shown()).filter((line) => line.startsWith('providers'));
    expect(values).toEqual([
      'providers.google-tts.project · a · .env (GOOGLE_CLOUD_PROJECT)',
      'providers.vertex-ai.project · a · .env (GOOGLE_CLOUD_PROJECT)',
      'providers.vertex-ai.location · b · .env.stage (GOOGLE_CLOUD_LOCATION)',
      'providers.comfyui.base_url · http://c · .env.local (COMFYUI_URL)',
      'providers.local.model_path · d · .env.stage.local (LOCAL_MODEL_PATH)',
    ]);
  });

  test('are read by who makes films, and neither by --help nor by validate', async () => {
    await studio.write('.env', 'GOOGLE_CLOUD_PROJECT=ours\n');
    await chmod(join(studio.folder, '.env'), 0o000);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) await studio.write('.env.local/file', 'a folder can’t be read as a file');
    const read = await studio.run(['plan', studio.film]);
    expect(read.code).toBe(2);
    expect(read.stderr).toContain('error secrets/env-file  ');
    for (const args of [
      ['--help'],
      ['validate', studio.film],
      ['world', studio.film],
      ['schema'],
    ]) {
      expect((await studio.run(args)).code).toBe(0);
    }
  });

  test.each(['MINISTUDIO_ENV', 'MINISTUDIO_CONFIG', 'MINISTUDIO_ENV_FILE'])(
    'that set %s are told that they can’t',
    async (name) => {
      await studio.write('.env', `${name}=other\n`);
      const { code, stderr } = await studio.run(['config', 'show']);
      expect(code).toBe(2);
      expect(stderr.replaceAll(studio.folder, '.')).toBe(
        `error usage/wrong-variable  ${name} stands in ./.env, and is read from the environment alone\n` +
          '  Set it there, and take it out of the file.\n',
      );
    },
  );

  test('are not read where the sources are others', async () => {
    await studio.write('.env', 'GOOGLE_CLOUD_PROJECT=ours\n');
    await studio.write('ministudio.config.yaml', 'secrets: { default: [env] }\n');
    expect(await shown()).toEqual(['secrets.default · env · ministudio.config.yaml:1:12']);
  });

  test('never get into the environment of what is started', async () => {
    await studio.write('.env', 'MINISTUDIO_FFMPEG=./spy\nOPENAI_API_KEY=of-nobody-else\n');
    await studio.write(
      'spy',
      '#!/bin/sh\nenv > "$(dirname "$0")/seen"\necho "ffmpeg version 0"\nexit 1\n',
    );
    await chmod(join(studio.folder, 'spy'), 0o755);
    const { stderr } = await studio.run(['render', studio.film, '--provider', 'animatic']);
    expect(stderr).toContain('error media/ffmpeg-missing');
    const { readFile } = await import('node:fs/promises');
    expect(await readFile(join(studio.folder, 'seen'), 'utf8')).not.toContain('of-nobody-else');
  });
});

describe('secrets check', () => {
  test('tells what is needed, where it comes from, and never what it is', async () => {
    await studio.write('.env', 'HF_TOKEN=of-nobody-else\n');
    await studio.write(
      'ministudio.config.yaml',
      'secrets: { KLING_API_KEY: file://./keys/kling }\n',
    );
    const env = { GOOGLE_CLOUD_PROJECT: 'ours' };
    const missing = await studio.run(['secrets', 'check'], env);
    expect(missing.code).toBe(4);
    expect(missing.stdout).toContain('kling\n  ✖ KLING_API_KEY ');
    await studio.write('keys/kling', 'key-of-nobody-else\n');
    const { code, stdout } = await studio.run(['secrets', 'check'], env);
    expect(code).toBe(0);
    expect(stdout).not.toContain('nobody-else');
    expect(stdout).toMatch(/^huggingface\n {2}✔ HF_TOKEN +from \.env$/m);
    expect(stdout).toMatch(/^kling\n {2}✔ KLING_API_KEY +from file:\/\/.*\/keys\/kling$/m);
    expect(stdout).toMatch(/^ {2}✔ GOOGLE_CLOUD_PROJECT +from the environment$/m);
    expect(stdout).toMatch(/^not set up: .*\bluma\b/m);
  });

  test('of one provider exits 4 where it lacks something', async () => {
    const { code, stdout } = await studio.run(['secrets', 'check', 'luma']);
    expect(code).toBe(4);
    expect(stdout).toMatch(
      /^ {2}– LUMA_AGENTS_API_KEY +not set; looked in the environment, \.env files$/m,
    );
  });
});
