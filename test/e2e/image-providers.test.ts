import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { startFake } from '../fakes/fake-server.ts';
import { startImagesServer } from '../fakes/images-server.ts';
import { tinyPicture } from '../fakes/tiny-picture.ts';
import type { CliResult } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KEY = 'key-nobody-may-see';
const newFolder = temporaryFolders();

describe('who makes stills', () => {
  test('is seen in the list, also of providers that make nothing else', async () => {
    const { stdout } = await runHere(['providers', 'list']);
    expect(stdout).toMatch(/^animatic .*\(credentials: none needed, also stills\)$/m);
    expect(stdout).toMatch(/^openai-images .*\(credentials: missing, stills only\)$/m);
    expect(stdout).toMatch(/^openai-videos .*\(credentials: missing\)$/m);
    expect(stdout).toMatch(/^azure-openai .*missing, also stills, clips ended 2026-09-15; /m);
    const json = JSON.parse((await runHere(['providers', 'list', '--json'])).stdout) as {
      providers: { name: string }[];
    };
    const byName = Object.fromEntries(json.providers.map((each) => [each.name, each]));
    expect(byName['openai-images']).toMatchObject({
      kind: 'image',
      makes: ['stills'],
      models: [],
      imageModels: expect.arrayContaining(['gpt-image-2.5-flare']),
    });
    expect(byName['vertex-ai']).toMatchObject({
      kind: 'video',
      makes: ['clips', 'stills'],
      imageModels: expect.arrayContaining(['gemini-3-pro-image']),
    });
    expect(byName['azure-openai']).toMatchObject({
      lifecycle: { state: 'ended' },
      imageLifecycle: { state: 'live' },
    });
    expect(byName['kling']).toMatchObject({ makes: ['clips'], imageModels: [] });
  });

  test('is shown with what each of its models can do and costs', async () => {
    const openai = (await runHere(['providers', 'show', 'openai-images'])).stdout;
    expect(openai).toContain(`
gpt-image-2.5-flare, stills (live)
  sizes            sides in steps of 16, 0.66 to 8.29 megapixels, sides up to 3840, at most 3 to 1
  references       up to 16
  negative prompt  no
  seed             no
  made of          words
  price            $0.006 at quality low up to 1.05 megapixels, `);
    expect(openai).toContain(', otherwise unknown (2026-09-26, ');
    expect(openai).toContain('short names of models: flare is gpt-image-2.5-flare');
    expect((await runHere(['providers', 'show', 'animatic'])).stdout).toContain(`
animatic-1, stills (live)
  sizes            any
  references       up to 1 (environment)
  negative prompt  no
  seed             yes
  made of          the staging, without words
  price            $0 (`);
    expect((await runHere(['providers', 'show', 'huggingface'])).stdout).toContain(
      'references       1 to 3, needed',
    );
    const env = { AZURE_OPENAI_ENDPOINT: 'https://films.openai.azure.com' };
    expect((await runHere(['providers', 'show', 'azure-openai'], { env })).stdout).toContain(
      'vertex-ai, or kling; its stills live on\n',
    );
    expect((await runHere(['providers', 'show', 'vertex-ai'])).stdout).toContain(
      '\noptions: model, person_generation, compression_quality, resize_mode, labels\n' +
        'options of stills: model, person_generation, prominent_people, labels, temperature\n',
    );
    expect((await runHere(['providers', 'show', 'custom'])).stdout).toContain('\noptions: any\n');
    const { imageModels, imagePresets, optionNames, imageOptionNames } = JSON.parse(
      (await runHere(['providers', 'show', 'vertex-ai', '--json'])).stdout,
    ) as Record<string, unknown>;
    expect(optionNames).toContain('resize_mode');
    expect(imageOptionNames).toContain('temperature');
    expect(imagePresets).toMatchObject({ high: { model: 'gemini-3-pro-image' } });
    expect(imageModels).toContainEqual(
      expect.objectContaining({
        id: 'gemini-3-pro-image',
        price: expect.objectContaining({
          cases: [
            { maxPixels: 4_400_000, usdPerImage: 0.134 },
            { maxPixels: 17_600_000, usdPerImage: 0.24 },
          ],
        }),
      }),
    );
  });

  test('is checked by a question that costs nothing', async () => {
    const server = await startImagesServer({ key: KEY });
    const check = async (env: Record<string, string>): Promise<unknown> => {
      const asked = await runHere(['providers', 'check', 'openai-images', '--json'], { env });
      expect(asked.stdout + asked.stderr).not.toContain(KEY);
      return [asked.code, (JSON.parse(asked.stdout) as { state: string }).state];
    };
    const OPENAI_BASE_URL = server.url;
    expect(await check({})).toEqual([4, 'missing']);
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: 'another' })).toEqual([4, 'refused']);
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: KEY })).toEqual([0, 'working']);
    expect(server.made).toHaveLength(0);
    await server.close();
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: KEY })).toEqual([5, 'unreachable']);
  });
});

describe('a shot that goes to a provider of stills', () => {
  const plan = async (providers: string): Promise<CliResult> => {
    const film = `title: Stills\nproviders: ${providers}\nshots: [{ id: a, action: A door opens. }]\n`;
    const path = await writeFilm(await newFolder(), film);
    return await runHere(['plan', path, '--json'], { env: { OPENAI_API_KEY: KEY } });
  };

  test('is told that it makes no clips', async () => {
    const { code, stderr, stdout } = await plan('openai-images');
    expect(code).not.toBe(0);
    expect(stderr + stdout).toContain('openai-images: it makes stills, and no clips');
  });

  test('goes to the next of its chain, and that is said', async () => {
    const { code, stdout } = await plan('[openai-images, animatic]');
    expect(code).toBe(0);
    const [shot] = (JSON.parse(stdout) as { shots: { provider: string; adjustments: unknown[] }[] })
      .shots;
    expect(shot!.provider).toBe('animatic');
    expect(shot!.adjustments).toContainEqual({
      kind: 'substituted',
      field: 'providers.use',
      asked: ['openai-images'],
      given: 'animatic',
      why: 'openai-images: it makes stills, and no clips',
    });
  });
});

describe('the provider of stills of the README', () => {
  test('passes the checks for whoever writes one, and a careless one does not', async () => {
    const readme = await readFile(join(ROOT, 'src/adapters/README.md'), 'utf8');
    const [, , provider, checks] = [...readme.matchAll(/```js\n([^]*?)```/g)].map(
      ([, code]) => code!,
    );
    const server = await startFake({
      deny: ({ headers }) =>
        headers['authorization'] === `Bearer ${KEY}` ? undefined : { status: 401, json: {} },
      routes: [
        {
          endpoint: 'submit',
          method: 'POST',
          path: /^\/stills$/,
          answer({ body }) {
            const { width, height } = JSON.parse(body.toString()) as Record<string, number>;
            const png = Buffer.from(tinyPicture({ width: width!, height: height! }));
            return { json: { png: png.toString('base64') } };
          },
        },
      ],
    });
    const folder = await newFolder();
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await mkdir(join(folder, 'node_modules'));
    await symlink(ROOT, join(folder, 'node_modules/ministudio'));
    await writeFile(join(folder, 'my-stills.js'), provider!);
    const tests = checks!.replace('http://127.0.0.1:8000', server.url).replace("'key'", `'${KEY}'`);
    await writeFile(join(folder, 'stills.test.js'), tests);
    const run = async (): Promise<{ code: number; stdout: string }> => {
      const child = spawn(process.execPath, ['--test', 'stills.test.js'], {
        cwd: folder,
        env: { PATH: process.env['PATH'] },
      });
      let stdout = '';
      child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
      const [code] = (await once(child, 'close')) as [number];
      return { code, stdout };
    };
    const good = await run();
    expect(good.stdout).toMatch(/pass 7\n/);
    expect(good.code).toBe(0);

    const env = { MINISTUDIO_PROVIDERS: './my-stills.js' };
    const list = await runHere(['providers', 'list'], { cwd: folder, env });
    expect(list.stdout).toMatch(/^my-stills +my stills \(credentials: missing, stills only\)$/m);

    await writeFile(join(folder, 'my-stills.js'), provider!.replace('paid: true,', 'paid: false,'));
    expect((await run()).code).toBe(1);
    await server.close();
  });

  test.each([
    ["kind: 'image'", "kind: 'sound'", '`kind` should be "video", "image" or "voice"'],
    ['images: {', 'pictures: {', '`images` should be a mapping'],
    ['version: 1', 'version: 0', 'in `images`, `version` should be a whole number from 1'],
    ['models:', 'model:', 'in `images`, `models` should be a function'],
    ['async () => []', '[]', 'in `images`, `optionNames` should be a function'],
  ])('is refused where %s is %s', async (written, instead, why) => {
    const readme = await readFile(join(ROOT, 'src/adapters/README.md'), 'utf8');
    const provider = [...readme.matchAll(/```js\n([^]*?)```/g)][2]![1]!;
    // Without the check that defineProvider itself makes, as a module in plain JavaScript may be.
    const bare = provider
      .replace(/import \{[^}]*\} from 'ministudio';/, 'const exchange = undefined;')
      .replace('export default defineProvider({', 'export default ({')
      .replace(written, instead);
    const folder = await newFolder();
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await writeFile(join(folder, 'my-stills.js'), bare);
    const env = { MINISTUDIO_PROVIDERS: './my-stills.js' };
    const result = await runHere(['providers', 'list'], { cwd: folder, env });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(why);
  });
});
