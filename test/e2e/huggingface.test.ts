import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PromptsDocument } from '../../src/compile/printed/prompts-document.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { type HuggingfaceServer, startHuggingfaceServer } from '../fakes/huggingface-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const TOKEN = 'hf_nobody-may-see-this';

const FILM = chainedFilm('huggingface');

describe('a film by models on Hugging Face', () => {
  let server: HuggingfaceServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startHuggingfaceServer({ token: TOKEN });
    folder = await newFolder();
    env = { HF_TOKEN: TOKEN, HF_ROUTER_BASE_URL: server.url, HF_ENDPOINT: server.url };
  });
  afterEach(() => server.close());

  const planOf = async (film: string): Promise<CallSheet> =>
    JSON.parse((await runHere(['plan', film, '--json'], { env })).stdout) as CallSheet;

  test('is rendered, and a chained shot is given the true last frame as bytes', async () => {
    const film = await writeFilm(folder, FILM);
    const result = await runHere(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    const manifest = join(folder, 'build/film/manifest.json');
    const { shots } = JSON.parse(await readFile(manifest, 'utf8')) as Manifest;
    const lastFrame = await readFile(join(folder, 'build/film', shots[0]!.lastFrame));
    expect(server.jobs).toMatchObject([
      {
        model: 'fal-ai/wan/v2.2-a14b/text-to-video',
        input: { num_frames: 65, frames_per_second: 16, resolution: '480p' },
      },
      {
        model: 'fal-ai/wan/v2.2-a14b/image-to-video',
        input: { image_url: `data:image/png;base64,${lastFrame.toString('base64')}` },
      },
    ]);
    const digest = createHash('sha256').update(lastFrame).digest('hex');
    expect(shots[1]!.firstFrame).toBe(`sha256:${digest}`);

    // Clips are open to everybody: the token is not sent to where they lie.
    const fetched = server.requests.filter(({ endpoint }) => endpoint === 'deliver');
    expect(fetched.map(({ headers }) => headers['authorization'])).toEqual([undefined, undefined]);

    // Once made, nothing is asked again.
    expect((await runHere(['render', film], { env })).code).toBe(0);
    expect(server.jobs).toHaveLength(2);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    expect([result.stdout, result.stderr, ledger].join('')).not.toContain(TOKEN);
  });

  test.each(['HF_API_TOKEN', 'HUGGING_FACE_HUB_TOKEN'])(
    'is rendered with a token that is called %s, too',
    async (name) => {
      const { HF_TOKEN: token, ...others } = env;
      env = { ...others, [name]: token! };
      expect(await runHere(['render', await writeFilm(folder, FILM)], { env })).toMatchObject({
        code: 0,
      });
      const shown = await runHere(['secrets', 'check', 'huggingface'], { env });
      expect(shown.stdout).toContain(`✔ HF_TOKEN            from the environment (${name})`);
    },
  );

  test('is rendered with the token that the login of Hugging Face has left, which nobody sees', async () => {
    const { HF_TOKEN: token, ...others } = env;
    env = { ...others, HF_HOME: folder };
    const film = await writeFilm(folder, FILM);
    const missing = await runHere(['secrets', 'check', 'huggingface'], { env });
    expect([missing.code, missing.stdout]).toEqual([
      4,
      expect.stringContaining(join(folder, 'token')),
    ]);
    await writeFile(join(folder, 'token'), token!);
    const result = await runHere(['render', film, '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
    expect(result.stdout + result.stderr).not.toContain(TOKEN);
    const shown = await runHere(['secrets', 'check', 'huggingface'], { env });
    expect(shown.stdout).toContain(`from file://${join(folder, 'token')}`);
  });

  test('costs what its size costs at the provider, and says nothing where nobody knows', async () => {
    const planIn = async (resolution: string, quality = 'balanced'): Promise<CallSheet> => {
      const film = FILM.replace('320x180', resolution).replace(
        'providers:',
        `quality: ${quality}\nproviders:`,
      );
      return await planOf(await writeFilm(folder, film));
    };
    // 65 frames and 49, at 16 a second.
    const seconds = (65 + 49) / 16;
    expect((await planIn('480p')).totals.usd).toBeCloseTo(0.04 * seconds, 6);
    expect((await planIn('720p')).totals.usd).toBeCloseTo(0.08 * seconds, 6);
    expect((await planIn('720p', 'fast')).totals.usd).toBeNull();
    const { shots } = await planIn('720p', 'high');
    expect(shots.map(({ model }) => model)).toEqual(['wan-2.2-a14b', 'wan-2.2-a14b']);
  });

  test.each([
    ['text-to-video', 'wan-2.2-a14b', undefined],
    ['fast', 'wan-2.2-5b', undefined],
    ['quality', 'wan-2.2-a14b', 'none'],
  ])('is made by the model that a short name stands for: %s', async (name, model, acceleration) => {
    const options = `provider_options: { huggingface: { model: ${name} } }`;
    const film = await writeFilm(folder, FILM.replace('characters:', `${options}\ncharacters:`));
    expect((await planOf(film)).shots[0]).toMatchObject({ model });
    const { stdout } = await runHere(['prompts', film, '--json'], { env });
    const { shots } = JSON.parse(stdout) as PromptsDocument;
    expect(shots[0]!.segments[0]!.request.options['acceleration']).toBe(acceleration);
  });

  test('tells that the fast model takes no first frame', async () => {
    const film = FILM.replace('providers:', 'quality: fast\nproviders:');
    const { shots } = await planOf(await writeFilm(folder, film));
    expect(shots[1]).toMatchObject({ model: 'wan-2.2-5b', segments: [{ join: 'none' }] });
    expect(shots[1]!.adjustments).toContainEqual(
      expect.objectContaining({ field: 'join.mode', asked: 'chain', given: 'cut' }),
    );
  });

  test('has credentials that are checked without a payment', async () => {
    const check = async (token: string): Promise<unknown> => {
      const { code, stdout } = await runHere(['providers', 'check', 'huggingface', '--json'], {
        env: { ...env, HF_TOKEN: token },
      });
      return [code, (JSON.parse(stdout) as { state: string }).state];
    };
    expect(await check(TOKEN)).toEqual([0, 'working']);
    expect(await check('hf_another')).toEqual([4, 'refused']);
    expect(server.jobs).toHaveLength(0);
  });
});
