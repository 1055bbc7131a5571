import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { type KlingServer, startKlingServer } from '../fakes/kling-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'kling-key-that-nobody-may-see';

describe('a film by Kling', () => {
  let server: KlingServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startKlingServer({ key: KEY });
    folder = await newFolder();
    env = { KLING_API_KEY: KEY, KLING_BASE_URL: server.url };
  });
  afterEach(() => server.close());

  test('is priced, rendered, and charged as the bill says; a chained shot is given the true last frame', async () => {
    const film = await writeFilm(folder, chainedFilm('kling'));
    const plan = JSON.parse((await runHere(['plan', film, '--json'], { env })).stdout) as CallSheet;
    // Seven seconds in 720p with sound: none for the frame that repeats.
    expect(plan.totals).toMatchObject({ usd: 0.882, secondsPaid: 7 });

    const result = await runHere(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    const manifest = await readFile(join(folder, 'build/film/manifest.json'), 'utf8');
    const [wide, on] = (JSON.parse(manifest) as Manifest).shots;
    expect(server.jobs.map(({ path }) => path)).toEqual([
      '/text-to-video/kling-3.0',
      '/image-to-video/kling-3.0',
    ]);
    expect(server.jobs[1]!.body.settings).toEqual({
      resolution: '720p',
      duration: 3,
      audio: 'native',
      multi_shot: false,
    });
    const lastFrame = await readFile(join(folder, 'build/film', wide!.lastFrame));
    const given = server.jobs[1]!.body.contents!.find(({ type }) => type === 'first_frame');
    expect(Buffer.from(given!['url']!, 'base64').equals(lastFrame)).toBe(true);
    // 0.6 units a second, half as much again with sound, 0.14 dollars a unit.
    expect(on!.cost.actualUsd).toBeCloseTo(0.6 * 1.5 * 3 * 0.14, 6);

    // Once made, nothing is asked again.
    expect((await runHere(['render', film], { env })).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    const everything = [result.stdout, result.stderr, ledger, manifest].join('');
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain('sign=');
  });

  test('goes on with a task whose answer was lost, and pays for nothing twice', async () => {
    const film = await writeFilm(folder, chainedFilm('kling'));
    server.failNext('submit', 'reset-after');
    expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
  });
});
