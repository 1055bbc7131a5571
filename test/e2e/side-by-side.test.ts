import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../src/report/manifest.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { BIN } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

/** A chain of two, and three shots on their own. */
const film = (providers: string): string => `ministudio: 1
title: Many at Once
format: { resolution: 128x72, fps: 24 }
providers: ${providers}
environments: { sea: { location: The open sea } }
scenes:
  - id: s
    environment: sea
    shots:
      - { id: first, size: ws, action: Waves roll in., duration: 2s }
      - { id: on, size: ms, action: They break., duration: 2s, join: { mode: chain } }
      - { id: gulls, size: cu, action: Gulls cry., duration: 2s }
      - { id: sand, size: ecu, action: Sand settles., duration: 2s }
      - { id: sky, size: ews, action: Clouds pass., duration: 2s }
`;

describe('shots by a service', () => {
  let server: VideosServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startVideosServer({ key: KEY });
    folder = await newFolder();
    env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  });
  afterEach(() => server.close());

  /** The most jobs that the service had at once, unfinished. */
  const mostAtOnce = (): number => {
    const running = new Set<string>();
    let submitted = 0;
    let most = 0;
    for (const { endpoint, groups } of server.requests) {
      if (endpoint === 'submit') running.add(server.jobs[(submitted += 1) - 1]!.id);
      if (endpoint === 'deliver') running.delete(groups[0]!);
      most = Math.max(most, running.size);
    }
    return most;
  };
  const fieldsOf = (): readonly string[] =>
    server.jobs.map(({ fields }) => fields['prompt']!).toSorted();

  test('are made side by side, as many as it takes, and none twice', async () => {
    const result = await runHere(['render', await writeFilm(folder, film('openai-videos'))], {
      env,
    });
    expect(result).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(5);
    expect(new Set(fieldsOf()).size).toBe(5);
    expect(mostAtOnce()).toBe(2);
  });

  test('are made one after the other where that is asked for, in the order of the film', async () => {
    const path = await writeFilm(folder, film('openai-videos'));
    const result = await runHere(['render', path, '--max-parallel', '1'], { env });
    expect(result).toMatchObject({ code: 0 });
    expect(mostAtOnce()).toBe(1);
    expect(result.stderr.match(/^\w+(?=: take 1 done)/gm)).toEqual([
      'first',
      'on',
      'gulls',
      'sand',
      'sky',
    ]);
  });

  test('are all gone on with after a run that was killed, and none is paid for twice', async () => {
    const path = await writeFilm(folder, film('openai-videos'));
    const child = spawn(process.execPath, [BIN, 'render', path], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: 'ignore',
    });
    while (server.jobs.length < 2 || server.count('check') < 2) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    child.kill('SIGKILL');
    await once(child, 'close');
    const result = await runHere(['render', path], { env });
    expect(result).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(5);
    expect(new Set(fieldsOf()).size).toBe(5);
  });
});

test('the film is the same, to the byte, however many shots are made at once', async () => {
  const madeWith = async (...flags: string[]): Promise<readonly string[]> => {
    const folder = await newFolder();
    const path = await writeFilm(folder, film('[animatic]'));
    expect(await runHere(['render', path, ...flags])).toMatchObject({ code: 0 });
    const text = await readFile(join(folder, 'build/film/manifest.json'), 'utf8');
    const manifest = JSON.parse(text) as Manifest;
    return [manifest.film.sha256, ...manifest.shots.map(({ sha256 }) => sha256)];
  };
  expect(await madeWith()).toEqual(await madeWith('--max-parallel', '1'));
});

test('a number of shots that is none is refused before anything is read', async () => {
  for (const wrong of ['0', 'two', '1.5', '-1']) {
    const result = await runHere(['render', 'nowhere.yaml', `--max-parallel=${wrong}`]);
    expect(result).toMatchObject({ code: 2 });
    expect(result.stderr).toContain(`--max-parallel ${wrong} is no number of shots`);
  }
});

test('what a dissolve touches is encoded while another shot is still being made', async () => {
  const folder = await newFolder();
  const path = await writeFilm(
    folder,
    `ministudio: 1
title: Ahead
format: { resolution: 128x72, fps: 24 }
providers: mock
scenes:
  - id: s
    shots:
      - { id: first, action: Waves roll in., duration: 2s }
      - { id: over, action: They break., duration: 2s, join: cut, transition: dissolve }
      - { id: slow, action: Sand settles., duration: 2s, join: cut, provider_options: { mock: { pending: 1000000 } } }
`,
  );
  const run = spawn(process.execPath, [BIN, 'render', path], { stdio: 'ignore' });
  const stretches = join(folder, '.ministudio/stretches/film');
  for (;;) {
    const names = await readdir(stretches).catch(() => []);
    if (names.length > 0) break;
    expect(run.exitCode).toBeNull();
    await sleep(50);
  }
  run.kill('SIGINT');
  const [code] = (await once(run, 'exit')) as [number];
  expect(code).toBe(130);
});
