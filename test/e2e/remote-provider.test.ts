import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { BIN, type CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

describe('a film by a service', () => {
  let server: VideosServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
    folder = await newFolder();
    env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  });
  afterEach(() => server.close());

  const render = async (film: string, ...flags: string[]): Promise<CliResult> =>
    await runHere(['render', film, ...flags], { env });
  const manifestOf = async (): Promise<Manifest> =>
    JSON.parse(await readFile(join(folder, 'build/film/manifest.json'), 'utf8')) as Manifest;
  test('is rendered, and a chained shot is given the true last frame of the one before, as bytes', async () => {
    const film = await writeFilm(folder, chainedFilm('openai-videos'));
    const result = await render(film, '--json');
    expect(result).toMatchObject({ code: 0 });
    const [wide, on] = (await manifestOf()).shots;
    expect(server.jobs.map(({ fields }) => fields)).toEqual([
      expect.objectContaining({ model: 'sora-2', seconds: '4', size: '1280x720' }),
      expect.objectContaining({ model: 'sora-2', seconds: '4', size: '1280x720' }),
    ]);
    expect(server.jobs[0]!.inputReference).toBeUndefined();
    const lastFrame = await readFile(join(folder, 'build/film', wide!.lastFrame));
    expect(server.jobs[1]!.inputReference?.equals(lastFrame)).toBe(true);
    expect(on!.firstFrame).toBe(`sha256:${createHash('sha256').update(lastFrame).digest('hex')}`);

    // Once made, nothing is asked again.
    expect((await render(film)).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    expect([result.stdout, result.stderr, ledger].join('')).not.toContain(KEY);
  });

  test('goes on with the job of a run that was killed, and pays for nothing twice', async () => {
    const film = await writeFilm(folder, chainedFilm('openai-videos'));
    const child = spawn(process.execPath, [BIN, 'render', film], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: 'ignore',
    });
    while (server.count('check') === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(server.jobs).toHaveLength(1);
    expect(await render(film)).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
  });

  test('asks for a model that nobody here knows by its own name, as one that it is like', async () => {
    const options =
      '{ openai-videos: { model: Wan-AI/Wan2.2, like: vllm-omni, guidance_scale: 4, x-why: cheap } }';
    const film = await writeFilm(
      folder,
      chainedFilm(`openai-videos\nprovider_options: ${options}\nseed: 5`),
    );
    const plan = JSON.parse((await runHere(['plan', film, '--json'], { env })).stdout) as CallSheet;
    expect(plan.totals.usd).toBeNull();
    expect(plan.shots[0]!.adjustments).toContainEqual(
      expect.objectContaining({ field: 'provider_options', given: 'as vllm-omni' }),
    );
    expect(await render(film)).toMatchObject({ code: 0 });
    const { prompt: _, ...fields } = server.jobs[0]!.fields;
    expect(fields).toEqual({
      model: 'Wan-AI/Wan2.2',
      seconds: '4',
      size: '320x180',
      seed: '5',
      negative_prompt: expect.any(String),
      generate_sound: 'true',
      guidance_scale: '4',
    });
  });

  test('is not begun where a later shot has an option that nobody of its chain knows', async () => {
    const unknown = '{ openai-videos: { guidence_scale: 4 }, mock: { sound: 1 } }';
    const text = `${chainedFilm('[openai-videos, mock]')}        provider_options: ${unknown}\n`;
    const film = await writeFilm(folder, text);
    for (const command of ['validate', 'plan', 'prompts', 'render']) {
      const { code, stdout, stderr } = await runHere([command, film], { env });
      const errors = `${stdout}${stderr}`.split('\n').filter((line) => / error | = /.test(line));
      expect([command, code, ...errors]).toEqual([
        command,
        3,
        expect.stringMatching(
          /film\.yaml:\d+:\d+ error provider\/unknown-option {2}The provider `openai-videos` has no option `guidence_scale`\.$/,
        ),
        '     = Did you mean `guidance_scale`?',
        expect.stringMatching(
          / error provider\/unknown-option {2}The provider `mock` has no option `sound` for clips\.$/,
        ),
        '     = Known here: `fault`, `times`, `pending`, `folder`, `model`.',
      ]);
    }
    expect(server.count('submit')).toBe(0);
  });

  test('goes to the next provider of the chain on a refusal, aloud, and stays there', async () => {
    const film = await writeFilm(folder, chainedFilm('[openai-videos, mock]'));
    server.next('refuse-at-once');
    const result = await render(film);
    expect(result).toMatchObject({ code: 0 });
    expect(result.stderr).toContain('wide: take 1 goes from openai-videos to mock');
    const [wide, on] = (await manifestOf()).shots;
    expect([wide, on]).toMatchObject([
      {
        provider: 'mock',
        notes: expect.arrayContaining([
          expect.objectContaining({ kind: 'provider-changed', from: 'openai-videos', to: 'mock' }),
        ]),
      },
      { provider: 'openai-videos' },
    ]);
    expect(server.jobs).toHaveLength(1);

    const plan = await runHere(['plan', film, '--json'], { env });
    const sheet = JSON.parse(plan.stdout) as CallSheet;
    expect(sheet.shots.map(({ state }) => state)).toEqual(['fresh', 'fresh']);
  });

  test('asks a provider that refused by the film’s safe_alternative first, once, and tells it', async () => {
    const safe = 'The knife lies on the table.';
    const text = chainedFilm('[openai-videos, mock]').replace(
      '{ id: wide,',
      `{ id: wide, safe_alternative: ${safe},`,
    );
    const film = await writeFilm(folder, text);
    server.next('refuse-at-once');
    const result = await render(film);
    expect(result).toMatchObject({ code: 0 });
    expect(result.stderr).toContain(
      'wide: take 1 is asked of openai-videos by its safe_alternative',
    );
    const [first] = server.jobs;
    expect(first!.fields['prompt']).toContain(safe);
    expect(first!.fields['prompt']).not.toContain('The orb drifts in');
    expect((await manifestOf()).shots[0]).toMatchObject({
      provider: 'openai-videos',
      prompt: first!.fields['prompt'],
      notes: expect.arrayContaining([expect.objectContaining({ kind: 'reworded' })]),
    });

    // Once made, it is the shot's take, whatever words it was made of.
    expect((await render(film)).code).toBe(0);
    expect(server.jobs).toHaveLength(2);

    // Refused again, the next of the chain is asked by what the film says first.
    await writeFilm(folder, text.replace('drifts in', 'glides in'));
    server.next('refuse-at-once');
    server.next('refuse-at-once');
    const twice = await render(film, '--only', 'wide');
    expect(twice).toMatchObject({ code: 0 });
    expect((await manifestOf()).shots[0]).toMatchObject({ provider: 'mock' });
  });

  test('does not go to a provider that would do what the film does not allow', async () => {
    const chain = (allow: string): string =>
      `{ use: [mock, openai-videos], allow: ${allow} }\nprovider_options: { mock: { fault: refusal } }`;
    const film = await writeFilm(folder, chainedFilm(chain('[resolution, fps]')));
    const stopped = await render(film);
    expect(stopped.code).toBe(5);
    expect(stopped.stderr).toContain('does not go to openai-videos: that would change seed');
    expect(server.jobs).toHaveLength(0);

    await writeFilm(folder, chainedFilm(chain('[resolution, fps, seed, duration]')));
    expect(await render(film)).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
  });

  test('never goes elsewhere where the outcome is unknown', async () => {
    const film = await writeFilm(folder, chainedFilm('[openai-videos, mock]'));
    server.failNext('submit', 'reset-after');
    const result = await render(film);
    expect(result.code).toBe(5);
    expect(result.stderr).toContain('provider/outcome-unknown');
    expect((await render(film)).stderr).toContain('provider/outcome-unknown');
    expect(server.jobs).toHaveLength(1);
  });

  test('without credentials is drawn by the next of its chain, and the plan says why', async () => {
    const film = await writeFilm(folder, chainedFilm('[openai-videos, animatic]'));
    const plan = await runHere(['plan', film, '--json']);
    const [wide] = (JSON.parse(plan.stdout) as CallSheet).shots;
    expect(wide).toMatchObject({
      provider: 'animatic',
      adjustments: expect.arrayContaining([
        expect.objectContaining({
          field: 'providers.use',
          why: 'openai-videos: OPENAI_BASE_URL is not set',
        }),
      ]),
    });
  });

  test('without credentials and with nobody else is planned, and refused before anything is made', async () => {
    const film = await writeFilm(folder, chainedFilm('azure-openai'));
    const endpoint = { AZURE_OPENAI_ENDPOINT: server.url };
    const plan = await runHere(['plan', film, '--json'], { env: endpoint });
    expect((JSON.parse(plan.stdout) as CallSheet).shots[0]).toMatchObject({
      provider: 'azure-openai',
    });
    const result = await runHere(['render', film], { env: endpoint });
    expect(result).toMatchObject({ code: 4 });
    expect(result.stderr).toContain('AZURE_OPENAI_API_KEY is not set');
  });

  test('that names sora is told when it ended and what to use; with a base URL it is the same protocol', async () => {
    const film = await writeFilm(folder, chainedFilm('sora'));
    const told = await runHere(['validate', film, '--json']);
    expect(told.code).toBe(3);
    expect(JSON.parse(told.stdout)).toMatchObject({
      diagnostics: [
        {
          code: 'provider/ended',
          message: 'The provider `sora` ended on 2026-09-24.',
          hint: 'Use openai-videos with OPENAI_BASE_URL, vertex-ai, or kling.',
          start: { line: 4 },
        },
      ],
    });
    expect((await runHere(['validate', film], { env })).code).toBe(0);
    expect((await render(film)).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
  });

  test('that names sora has a key of its own, which no other provider is given', async () => {
    env = { OPENAI_API_KEY: 'sk-another', SORA_API_KEY: KEY, OPENAI_BASE_URL: server.url };
    expect((await render(await writeFilm(folder, chainedFilm('sora')))).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
    const other = await newFolder();
    expect((await render(await writeFilm(other, chainedFilm('openai-videos')))).code).toBe(4);
    expect(server.jobs).toHaveLength(2);
  });
});

describe('providers', () => {
  test('are listed with their credentials and their end', async () => {
    const { stdout } = await runHere(['providers', 'list', '--json'], {
      env: { OPENAI_BASE_URL: 'http://localhost:1' },
    });
    const { providers } = JSON.parse(stdout) as { providers: { name: string }[] };
    const byName = Object.fromEntries(providers.map((each) => [each.name, each]));
    expect(byName['openai-videos']).toMatchObject({
      credentials: 'present',
      lifecycle: { state: 'live' },
    });
    expect(byName['azure-openai']).toMatchObject({
      credentials: 'missing',
      lifecycle: { state: 'ended', date: '2026-09-15' },
    });
    expect(byName['animatic']).toMatchObject({
      credentials: 'none needed',
      lifecycle: { state: 'live' },
    });
  });

  test('have no credentials that nobody has set: some need a base URL, some need nothing', async () => {
    const credentialsWith = async (env: Record<string, string>): Promise<unknown> => {
      const { stdout } = await runHere(['providers', 'list', '--json'], { env });
      const { providers } = JSON.parse(stdout) as { providers: Record<string, unknown>[] };
      return ['sora', 'custom'].map((name) => {
        const { credentials, unset } = providers.find((each) => each['name'] === name)!;
        return { name, credentials, ...(unset !== undefined && { unset }) };
      });
    };
    expect(await credentialsWith({})).toEqual([
      { name: 'sora', credentials: 'missing', unset: ['OPENAI_BASE_URL'] },
      { name: 'custom', credentials: 'none needed' },
    ]);
    const somewhere = 'http://localhost:1';
    const set = { OPENAI_BASE_URL: somewhere, CUSTOM_PROVIDER_KEY: KEY };
    expect(await credentialsWith(set)).toEqual([
      { name: 'sora', credentials: 'present' },
      { name: 'custom', credentials: 'present' },
    ]);
    const { stdout } = await runHere(['providers', 'show', 'sora']);
    expect(stdout).toContain('credentials: missing\n');
    expect(stdout).toMatch(/^ {2}OPENAI_BASE_URL .*\(not set\)$/m);
    expect(stdout).toMatch(/^ {2}SORA_API_KEY .*; also as OPENAI_API_KEY \(not set, optional\)$/m);
  });

  test('are checked: missing, refused, working, gone', async () => {
    const server = await startVideosServer({ key: KEY });
    const check = async (env: Record<string, string>): Promise<unknown> => {
      const { code, stdout } = await runHere(['providers', 'check', 'openai-videos', '--json'], {
        env,
      });
      return [code, (JSON.parse(stdout) as { state: string }).state];
    };
    const OPENAI_BASE_URL = server.url;
    expect(await check({})).toEqual([4, 'missing']);
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: 'another' })).toEqual([4, 'refused']);
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: KEY })).toEqual([0, 'working']);
    await server.close();
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: KEY })).toEqual([5, 'unreachable']);
  });
});
