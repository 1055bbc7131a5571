import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Manifest } from '../../src/report/manifest.ts';
import { startVertexServer, type VertexServer } from '../fakes/vertex-server.ts';
import { chainedFilm } from '../support/chained-film.ts';
import { cornersPng } from '../support/drawing.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const FILM = chainedFilm('vertex-ai');

describe('a film by Veo on Vertex AI', () => {
  let server: VertexServer;
  let folder: string;
  let env: Record<string, string>;
  beforeEach(async () => {
    server = await startVertexServer();
    folder = await newFolder();
    const key = join(folder, 'key.json');
    await writeFile(key, JSON.stringify(server.serviceAccount));
    env = {
      GOOGLE_CLOUD_PROJECT: 'films',
      GOOGLE_APPLICATION_CREDENTIALS: key,
      GOOGLE_VERTEX_BASE_URL: server.url,
      GOOGLE_OAUTH_TOKEN_URL: `${server.url}/token`,
      GOOGLE_STORAGE_BASE_URL: server.url,
    };
  });
  afterEach(() => server.close());

  const planOf = async (film: string): Promise<CallSheet> =>
    JSON.parse((await runHere(['plan', film, '--json'], { env })).stdout) as CallSheet;

  test.each([
    ['inside the answers', undefined],
    ['in a bucket', 'gs://bucket/films'],
  ])(
    'is rendered of clips %s, and a chained shot is given the true last frame as bytes',
    async (_, output) => {
      const film = await writeFilm(folder, FILM);
      if (output !== undefined) env['GOOGLE_VERTEX_OUTPUT_URI'] = output;
      const result = await runHere(['render', film, '--json'], { env });
      expect(result).toMatchObject({ code: 0 });
      const manifest = join(folder, 'build/film/manifest.json');
      const { shots } = JSON.parse(await readFile(manifest, 'utf8')) as Manifest;
      const lastFrame = await readFile(join(folder, 'build/film', shots[0]!.lastFrame));
      const [wide, on] = server.jobs.map(({ body }) => body);
      expect(wide).toEqual({
        instances: [{ prompt: expect.stringContaining('The orb drifts in.') }],
        parameters: {
          sampleCount: 1,
          durationSeconds: 4,
          aspectRatio: '16:9',
          resolution: '720p',
          seed: expect.any(Number),
          negativePrompt: expect.any(String),
          generateAudio: true,
          ...(output !== undefined && { storageUri: `${output}/` }),
        },
      });
      expect(on!.instances[0]!.image).toEqual({
        bytesBase64Encoded: lastFrame.toString('base64'),
        mimeType: 'image/png',
      });
      const digest = createHash('sha256').update(lastFrame).digest('hex');
      expect(shots[1]!.firstFrame).toBe(`sha256:${digest}`);

      // Once made, nothing is asked again.
      expect((await runHere(['render', film], { env })).code).toBe(0);
      expect(server.jobs).toHaveLength(2);
      const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
      const said = [result.stdout, result.stderr, ledger].join('');
      for (const token of server.tokens) expect(said).not.toContain(token);
      expect(said).not.toContain('PRIVATE KEY');
    },
  );

  test('costs what its size costs, and says of which day the price is', async () => {
    const planIn = async (resolution: string): Promise<CallSheet> =>
      await planOf(await writeFilm(folder, FILM.replace('320x180', resolution)));
    expect((await planIn('1080p')).shots.map(({ cost, model }) => ({ ...cost, model }))).toEqual([
      { usd: 0.48, asOf: '2026-07-09', model: 'veo-3.1-fast-generate-001' },
      { usd: 0.48, asOf: '2026-07-09', model: 'veo-3.1-fast-generate-001' },
    ]);
    expect((await planIn('720p')).totals.usd).toBe(0.8);
    expect((await planIn('3840x2160')).totals.usd).toBe(2.4);
  });

  test('asks for eight seconds where a shot has references, and says so', async () => {
    await writeFile(join(folder, 'orb.png'), cornersPng(64, 64).png);
    const film = FILM.replace(
      'identity: { core: golden energy }',
      'identity: { core: golden energy }, references: [orb.png]',
    );
    const { shots } = await planOf(await writeFilm(folder, film));
    const [wide, on] = shots;
    expect(wide!.segments).toEqual([{ seconds: 8, join: 'none', usd: 0.8 }]);
    expect(wide!.adjustments).toContainEqual(
      expect.objectContaining({ kind: 'trimmed', field: 'duration', asked: '4s', given: '8s' }),
    );
    expect(wide!.cost.usd).toBe(0.8);
    // It goes on from a frame, with which references can't go together.
    expect(on!.segments).toEqual([{ seconds: 4, join: 'shot', usd: 0.4 }]);
    expect(on!.adjustments).toContainEqual(
      expect.objectContaining({ kind: 'dropped', field: 'characters.orb.references.0' }),
    );
  });

  test('drops a last frame that has no first one, and says so', async () => {
    await writeFile(join(folder, 'end.png'), cornersPng(64, 64).png);
    const film = FILM.replace('duration: 4s', 'duration: 4s, last_frame: end.png').replace(
      'duration: 3s',
      'duration: 3s\n        last_frame: end.png',
    );
    const { shots } = await planOf(await writeFilm(folder, film));
    const dropped = { kind: 'dropped', field: 'lastFrame', asked: 'end.png' };
    expect(shots.map(({ adjustments }) => adjustments)).toEqual([
      expect.arrayContaining([expect.objectContaining(dropped)]),
      expect.not.arrayContaining([expect.objectContaining(dropped)]),
    ]);
  });

  test('is made in the project of the service account where no other is named', async () => {
    const { GOOGLE_CLOUD_PROJECT: _, ...others } = env;
    const film = await writeFilm(folder, FILM);
    expect(await runHere(['render', film], { env: others })).toMatchObject({ code: 0 });
    expect(server.jobs.map(({ name }) => name.split('/')[1])).toEqual(['films', 'films']);
  });

  test.each([
    ['GCLOUD_PROJECT', 'VERTEX_AI_API_KEY'],
    ['CLOUDSDK_CORE_PROJECT', 'GOOGLE_API_KEY'],
  ])('is made with an API key alone, in the project that %s names', async (project, key) => {
    env = {
      [project]: 'films',
      [key]: server.keys.bound,
      CLOUDSDK_CONFIG: folder,
      GOOGLE_VERTEX_BASE_URL: server.url,
    };
    const result = await runHere(['render', await writeFilm(folder, FILM), '--json'], { env });
    expect(result).toMatchObject({ code: 0 });
    expect(server.jobs).toHaveLength(2);
    const ledger = await readFile(join(folder, '.ministudio/film.ledger.jsonl'), 'utf8');
    expect([result.stdout, result.stderr, ledger].join('')).not.toContain(server.keys.bound);
  });

  test('has its stills made with an API key alone, and is told what clips need', async () => {
    env = {
      VERTEX_AI_API_KEY: server.keys.express,
      CLOUDSDK_CONFIG: folder,
      GOOGLE_VERTEX_BASE_URL: server.url,
    };
    const stills = FILM.replace('providers: vertex-ai', 'providers: mock\nstills: vertex-ai');
    const film = await writeFilm(folder, stills.replace('mode: chain', 'mode: keyframe'));
    expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
    expect(server.images).toHaveLength(1);
    const check = await runHere(['providers', 'check', 'vertex-ai'], { env });
    expect([check.code, check.stdout]).toEqual([
      0,
      'vertex-ai: working (it answers, and takes the credentials; for stills only, clips need GOOGLE_CLOUD_PROJECT)\n',
    ]);
    const clips = await runHere(['render', await writeFilm(await newFolder(), FILM)], { env });
    expect(clips.code).toBe(4);
    expect(clips.stderr).toContain('GOOGLE_CLOUD_PROJECT is not set');
  });

  test('goes to another provider on a refusal, which says what was objected to', async () => {
    const film = await writeFilm(
      folder,
      FILM.replace('vertex-ai', '{ use: [vertex-ai, mock], allow: [resolution, duration] }'),
    );
    server.next('refuse-later');
    const result = await runHere(['render', film], { env });
    expect(result).toMatchObject({ code: 0 });
    expect(result.stderr).toContain('wide: take 1 goes from vertex-ai to mock');
    expect(result.stderr).toContain('61493863');
  });

  test('is checked, shown and listed without a payment', async () => {
    const check = await runHere(['providers', 'check', 'vertex-ai', '--json'], { env });
    expect([check.code, JSON.parse(check.stdout)]).toEqual([
      0,
      expect.objectContaining({ state: 'working' }),
    ]);
    const show = await runHere(['providers', 'show', 'vertex-ai'], { env });
    expect(show.stdout).toContain('GOOGLE_CLOUD_PROJECT');
    expect(show.stdout).toContain(
      'price            $0.1 a second, $0.12 from 1080p on, $0.3 from 2160p on (2026-07-09, not Vertex AI’s own list: the Gemini API’s for the same models, ',
    );
    expect(show.stdout).toContain('short names of models: standard is veo-3.1-generate-001, fast');
    expect(show.stdout).toContain('references       3, in clips of 8 s');
    expect(show.stdout).toContain('last frame       with a first frame');
    expect(server.jobs).toHaveLength(0);
  });
});
