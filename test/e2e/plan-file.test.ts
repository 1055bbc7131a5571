import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { PlanFile } from '../../src/plan/plan-file.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { runHere } from '../support/run-here.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

const FILM = `ministudio: 1
title: Planned
format: { resolution: 128x72, fps: 24 }
providers: openai-videos
include: [sea.yaml]
vars: { sound: roll }
scenes:
  - id: s
    environment: sea
    shots:
      - { id: first, size: ws, action: "Waves \${sound} in.", duration: 4s }
      - { id: on, size: ms, action: They break., duration: 3s, join: { mode: chain } }
      - { id: sky, size: ews, action: Clouds pass., duration: 4s, first_frame: sky.png }
`;

let server: VideosServer;
let folder: string;
let env: Record<string, string>;
beforeEach(async () => {
  server = await startVideosServer({ key: KEY });
  folder = await newFolder();
  env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  writeFileSync(join(folder, 'sea.yaml'), 'environments: { sea: { location: The open sea } }\n');
  writeFileSync(join(folder, 'sky.png'), tinyPicture({ width: 512, height: 288 }));
  writeFileSync(join(folder, 'ministudio.config.yaml'), priced(0.1));
  writeFileSync(join(folder, 'film.yaml'), FILM);
});
afterEach(async () => {
  await server.close();
});

function priced(usd: number): string {
  return `providers: { openai-videos: { prices: { sora-2: { usd_per_second: ${usd}, as_of: 2026-11-21 } } } }\n`;
}

async function run(...args: readonly string[]) {
  return await runHere(args, { cwd: folder, env });
}

async function planned(...flags: readonly string[]): Promise<PlanFile> {
  const { code, stderr } = await run('plan', 'film.yaml', '-o', 'film.plan.json', ...flags);
  expect([code, stderr]).toEqual([0, '']);
  return keptPlan();
}

function keptPlan(): PlanFile {
  return JSON.parse(readFileSync(join(folder, 'film.plan.json'), 'utf8')) as PlanFile;
}

const rendered = async (...flags: readonly string[]) =>
  await run('render', 'film.plan.json', '--quiet', ...flags);

function write(name: string, from: string, to: string): void {
  const text = readFileSync(join(folder, name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, name), text.replace(from, to));
}

describe('a plan that is kept', () => {
  test('is after its schema, which the tool prints, and holds neither secrets nor paths of a machine', async () => {
    const plan = await planned('--set', 'sound=crash');
    const { stdout } = await run('schema', '--plan');
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    const schema = JSON.parse(stdout) as { readonly $id: string };
    const validate = ajv.compile(schema);
    validate(plan);
    expect(validate.errors).toBeNull();
    const text = JSON.stringify(plan);
    expect(text).not.toContain(KEY);
    expect(text).not.toContain(folder);
    expect(plan.film.path).toBe('film.yaml');
    expect(Object.keys(plan.film.files)).toEqual(['film.yaml', 'sea.yaml']);
    expect(Object.keys(plan.assets)).toEqual(['sky.png']);
    expect(plan.flags).toEqual({ set: ['sound=crash'] });
    expect(plan.make.shots.map(({ shot, number, usd }) => [shot, number, usd])).toEqual([
      ['first', 1, 0.4],
      ['on', 1, 0.4],
      ['sky', 1, 0.4],
    ]);
    expect(plan.budget).toEqual({ spentUsd: 0, capUsd: 1.2 });
    expect(plan.prices).toMatchObject([{ model: 'sora-2', price: { usdPerSecond: 0.1 } }]);
    const sheet = JSON.parse((await run('plan', 'film.yaml', '--json')).stdout) as CallSheet;
    const validateSheet = ajv.getSchema(`${schema.$id}#/definitions/sheet`)!;
    void validateSheet(sheet);
    expect(validateSheet.errors).toBeNull();
  });

  test('is rendered with its flags, whatever its name is, from wherever it lies', async () => {
    await planned('--set', 'sound=crash');
    mkdirSync(join(folder, 'plans'));
    expect(
      (await run('plan', 'film.yaml', '-o', 'plans/tonight.json', '--set', 'sound=crash')).code,
    ).toBe(0);
    const { code, stderr, stdout } = await run('render', 'plans/tonight.json', '--quiet');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trim()).toBe(join(folder, 'build/film/film.mp4'));
    expect(server.jobs).toHaveLength(3);
    expect(server.jobs.some(({ fields }) => fields['prompt']!.includes('Waves crash in'))).toBe(
      true,
    );
    expect((await rendered()).code).toBe(0);
    expect(server.jobs).toHaveLength(3);
  });

  test('goes on after its own run was cut off, also where it makes anew what is there', async () => {
    await planned();
    server.failNext('check', 401);
    expect((await rendered()).code).toBe(4);
    const before = server.jobs.length;
    expect((await rendered()).code).toBe(0);
    expect(server.jobs.length).toBeGreaterThan(before);

    await planned('--from', 'first');
    expect(keptPlan().make.shots.map(({ number }) => number)).toEqual([2, 2, 2]);
    const first = server.jobs.length;
    expect((await rendered()).code).toBe(0);
    expect(server.jobs).toHaveLength(first + 3);
    expect((await rendered()).code).toBe(0);
    expect(server.jobs).toHaveLength(first + 3);
  });

  test('costs no more than it says, also where a job has failed that may have been charged', async () => {
    await planned();
    server.next('break');
    expect((await rendered()).code).toBe(5);
    const { code, stderr } = await rendered();
    expect(code).toBe(7);
    expect(stderr).toContain('A plan that is kept costs no more than it says: make a new one.');
    await planned();
    expect((await rendered()).code).toBe(0);
  });

  test('counts once what is under way, which may be charged already', async () => {
    const { budget } = await planned();
    server.failNext('check', 401);
    expect((await rendered()).code).toBe(4);
    // One shot of four seconds is under way, and another is there.
    expect((await planned()).budget).toEqual({ spentUsd: 0.8, capUsd: budget.capUsd });
    expect((await rendered()).code).toBe(0);
  });

  test.each<readonly [string, () => void, RegExp]>([
    [
      'the film',
      () => write('film.yaml', 'They break.', 'They rise.'),
      /the film \(film\.yaml\): sha256:\w+… → sha256:\w+…/,
    ],
    ['what it includes', () => write('sea.yaml', 'open', 'grey'), /the film \(sea\.yaml\): /],
    [
      'a picture',
      () => writeFileSync(join(folder, 'sky.png'), tinyPicture({ width: 512, height: 288 }, 4)),
      /sky\.png: sha256:/,
    ],
    [
      'a price',
      () => write('ministudio.config.yaml', '0.1', '0.2'),
      /the price of clips of openai-videos sora-2: .*0\.1.* → .*0\.2/,
    ],
    [
      'the tool',
      () => write('film.plan.json', '"version": "', '"version": "0.0.'),
      /ministudio: 0\.0\.\S+ → \S+/,
    ],
  ])('is refused where %s has moved, and nothing is spent', async (_, move, told) => {
    await planned();
    move();
    const dry = await rendered('--dry-run');
    expect([dry.code, dry.stdout]).toEqual([3, '']);
    const { code, stderr } = await rendered();
    expect(stderr).toBe(dry.stderr);
    expect(stderr).toMatch(told);
    expect(code).toBe(3);
    expect(server.jobs).toEqual([]);
  });

  test('is refused where another provider would make a shot', async () => {
    write('film.yaml', 'providers: openai-videos', 'providers: [openai-videos, animatic]');
    await planned();
    env = {};
    const { code, stderr } = await rendered();
    expect(code).toBe(3);
    expect(stderr).toContain('the provider of shot first: openai-videos → animatic');
    expect(stderr).toContain('the cost of shot first: $0.4 → $0');
  });

  test('is refused where a take that was to be kept is gone', async () => {
    expect((await run('render', 'film.yaml', '--quiet')).code).toBe(0);
    await planned('--only', 'sky');
    const takes = join(folder, '.ministudio/takes');
    renameSync(takes, `${takes}.gone`);
    const before = server.jobs.length;
    const { code, stderr } = await rendered();
    expect({ code, stderr }).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('shot first: take 1 → no take'),
    });
    expect(server.jobs).toHaveLength(before);
  });

  test('takes no flag that contradicts it', async () => {
    await planned('--quality', 'fast');
    for (const flags of [['--quality', 'high'], ['--stale'], ['--set', 'sound=x']]) {
      const { code, stderr } = await rendered(...flags);
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`${flags[0]} contradicts the plan`),
      ]);
    }
    expect((await rendered('--quality', 'fast', '--max-parallel', '1')).code).toBe(0);
  });

  test('is not what plan --json prints, nor a plan of another version', async () => {
    const { stdout } = await run('plan', 'film.yaml', '--json');
    writeFileSync(join(folder, 'film.plan.json'), stdout);
    expect(await rendered()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('only to be read'),
    });
    await planned();
    write('film.plan.json', 'plan-file@1', 'plan-file@7');
    expect(await rendered()).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('another version'),
    });
  });
});
