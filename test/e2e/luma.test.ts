import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { type LumaServer, startLumaServer } from '../fakes/luma-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'luma-api-that-nobody-may-see';

describe('a film by Luma', () => {
  let server: LumaServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startLumaServer({ key: KEY });
    folder = await newFolder();
    env = { LUMA_AGENTS_API_KEY: KEY, LUMA_BASE_URL: server.url };
  });
  afterEach(() => server.close());

  test('is priced and rendered; a chained shot is given the true last frame, as bytes', async () => {
    const film = await writeFilm(folder, chainedFilm('luma'));
    const plan = JSON.parse((await runHere(['plan', film, '--json'], { env })).stdout) as CallSheet;
    // Two clips of five seconds in 540p.
    expect(plan.totals).toMatchObject({ usd: 0.3, secondsPaid: 10 });

    const result = await runHere(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    const manifest = await readFile(join(folder, 'build/film/manifest.json'), 'utf8');
    const [wide] = (JSON.parse(manifest) as Manifest).shots;
    const [first, second] = server.jobs;
    expect(first!.body.video).toEqual({ resolution: '540p', duration: '5s' });
    const lastFrame = await readFile(join(folder, 'build/film', wide!.lastFrame));
    expect(second!.body.video?.start_frame?.media_type).toBe('image/png');
    const given = Buffer.from(second!.body.video?.start_frame?.data ?? '', 'base64');
    expect(given.equals(lastFrame)).toBe(true);

    // Once made, nothing is asked again.
    expect((await runHere(['render', film], { env })).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    const everything = [result.stdout, result.stderr, ledger, manifest].join('');
    expect(everything).not.toContain(KEY);
    expect(everything).not.toContain('signed-');
  });

  test('stops where nobody knows whether a generation was taken, and pays for none twice', async () => {
    const film = await writeFilm(folder, chainedFilm('luma'));
    server.failNext('submit', 'reset-after');
    expect((await runHere(['render', film], { env })).stderr).toContain('provider/outcome-unknown');
    expect((await runHere(['render', film], { env })).stderr).toContain('provider/outcome-unknown');
    expect(server.jobs).toHaveLength(1);
  });
});
