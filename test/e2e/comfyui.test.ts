import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import wan from '../../src/adapters/comfyui/workflows/wan2.2-5b.json' with { type: 'json' };
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { type ComfyuiServer, startComfyuiServer } from '../fakes/comfyui-server.ts';
import { startVideosServer } from '../fakes/videos-server.ts';
import { cornersPng } from '../support/drawing.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const TOKEN = 'comfyui-token-that-nobody-may-see';

describe('a film by ComfyUI', () => {
  let server: ComfyuiServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startComfyuiServer({ token: TOKEN });
    folder = await newFolder();
    env = { COMFYUI_URL: server.url, COMFYUI_TOKEN: TOKEN };
  });
  afterEach(() => server.close());

  test('is rendered, and a chained shot is given the true last frame of the one before, as bytes', async () => {
    const film = await writeFilm(folder, chainedFilm('comfyui'));
    const result = await runHere(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    const manifest = await readFile(join(folder, 'build/film/manifest.json'), 'utf8');
    const [wide] = (JSON.parse(manifest) as Manifest).shots;
    const [first, second] = server.jobs.map(({ graph }) => graph);
    expect(first!['4']).toBeUndefined();
    expect(first!['7']!.inputs).toMatchObject({ width: 1280, height: 704, length: 97 });
    const lastFrame = await readFile(join(folder, 'build/film', wide!.lastFrame));
    const given = server.pictures.get(String(second!['4']!.inputs['image']));
    expect(given?.equals(lastFrame)).toBe(true);
    expect(second!['7']!.inputs['start_image']).toEqual(['4', 0]);

    // Once made, nothing is asked again.
    expect((await runHere(['render', film], { env })).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    expect([result.stdout, result.stderr, ledger, manifest].join('')).not.toContain(TOKEN);
  });

  test('by a workflow of one’s own is made anew once the workflow is another', async () => {
    const mine = join(folder, 'mine.json');
    await writeFile(mine, JSON.stringify(wan));
    const options = '\nprovider_options: { comfyui: { model: mine } }';
    const film = await writeFilm(folder, chainedFilm(`comfyui${options}`));
    const own = { ...env, COMFYUI_WORKFLOWS: folder };
    expect(await runHere(['render', film], { env: own })).toMatchObject({ code: 0 });
    const states = async (): Promise<readonly string[]> => {
      // A process reads a workflow once.
      const { stdout } = await runCli(['plan', film, '--json'], { env: own });
      return (JSON.parse(stdout) as CallSheet).shots.map(({ state }) => state);
    };
    expect(await states()).toEqual(['fresh', 'fresh']);
    const steps = { ...wan[9], inputs: { ...wan[9].inputs, steps: 30 } };
    await writeFile(mine, JSON.stringify({ ...wan, 9: steps }));
    expect(await states()).toEqual(['stale', 'stale']);
  });

  const WAN_14B = 'provider_options: { comfyui: { model: wan2.2-14b-flf2v } }';

  test('by a workflow that needs a first frame is refused where a shot has none, before anything is asked', async () => {
    const film = await writeFilm(folder, chainedFilm(`comfyui\n${WAN_14B}`));
    const why =
      'Shot wide can’t be made: comfyui: wan2.2-14b-flf2v makes nothing without a first frame, and the shot has none.';
    const { code, stdout } = await runHere(['validate', film, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      diagnostics: [
        {
          code: 'provider/needs-picture',
          message: why,
          hint: expect.stringContaining('`join: chain`'),
          start: { line: 14, column: 15 },
        },
      ],
    });
    for (const command of ['plan', 'render', 'prompts']) {
      const stopped = await runHere([command, film], { env });
      expect(stopped).toMatchObject({ code: 3, stderr: expect.stringContaining(why) });
    }
    expect(server.requests).toHaveLength(0);

    // The same where the provider is named on the command line.
    const other = await writeFilm(folder, chainedFilm(`animatic\n${WAN_14B}`));
    expect((await runHere(['validate', other])).code).toBe(0);
    const named = await runHere(['plan', other, '--provider', 'comfyui'], { env });
    expect(named).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('without a first frame'),
    });
  });

  test('by a workflow that needs a first frame is made where each shot has one', async () => {
    const still = join(folder, 'still.png');
    await writeFile(still, cornersPng(64, 36).png);
    const text = chainedFilm(`comfyui\n${WAN_14B}`);
    const film = await writeFilm(
      folder,
      text.replace('{ id: wide,', '{ id: wide, first_frame: still.png,'),
    );
    expect((await runHere(['validate', film])).code).toBe(0);
    expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
  });

  test('by a workflow that needs a first frame goes to the next of the chain where a shot has none, aloud', async () => {
    const film = await writeFilm(folder, chainedFilm(`[comfyui, animatic]\n${WAN_14B}`));
    expect((await runHere(['validate', film], { env })).code).toBe(0);
    const { stdout } = await runHere(['plan', film, '--json'], { env });
    const [wide, on] = (JSON.parse(stdout) as CallSheet).shots;
    expect(wide).toMatchObject({
      provider: 'animatic',
      adjustments: expect.arrayContaining([
        expect.objectContaining({
          field: 'providers.use',
          why: 'comfyui: wan2.2-14b-flf2v makes nothing without a first frame, and the shot has none',
        }),
      ]),
    });
    expect(on).toMatchObject({ provider: 'comfyui', model: 'wan2.2-14b-flf2v' });
    const auto = await writeFilm(folder, chainedFilm('auto'));
    const chosen = JSON.parse(
      (await runHere(['plan', auto, '--json'], { env })).stdout,
    ) as CallSheet;
    expect(chosen.shots.map(({ model }) => model)).toEqual(['wan2.2-5b', 'wan2.2-5b']);
  });

  test('by a workflow that needs a first frame is passed over also where another provider refuses', async () => {
    const videos = await startVideosServer({ key: 'a key' });
    try {
      const chain = chainedFilm(`[comfyui, openai-videos, mock]\n${WAN_14B}`);
      const film = await writeFilm(folder, chain);
      videos.next('refuse-at-once');
      const both = { ...env, OPENAI_BASE_URL: videos.url, OPENAI_API_KEY: 'a key' };
      const result = await runHere(['render', film], { env: both });
      expect(result).toMatchObject({
        code: 0,
        stderr: expect.stringContaining('wide: take 1 goes from openai-videos to mock'),
      });
      // The second shot, which has a first frame.
      expect(server.jobs).toHaveLength(1);
    } finally {
      await videos.close();
    }
  });

  test('stops before anything is queued where the server lacks a model, and names it', async () => {
    await server.close();
    server = await startComfyuiServer({ token: TOKEN, files: [] });
    const film = await writeFilm(folder, chainedFilm('comfyui'));
    const result = await runHere(['render', film], { env: { ...env, COMFYUI_URL: server.url } });
    expect(result.code).toBe(5);
    expect(result.stderr).toContain(
      '"wan2.2_ti2v_5B_fp16.safetensors" for unet_name of UNETLoader',
    );
    expect(server.jobs).toHaveLength(0);
  });
});
