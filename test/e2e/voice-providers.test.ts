import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { startElevenlabsServer } from '../fakes/elevenlabs-server.ts';
import { startFake } from '../fakes/fake-server.ts';
import { startGoogleTtsServer } from '../fakes/google-tts-server.ts';
import { startSpeechServer } from '../fakes/speech-server.ts';
import { tinySound } from '../fakes/tiny-sound.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const KEY = 'key-nobody-may-see';
const newFolder = temporaryFolders();

describe('who speaks', () => {
  test('is seen in the list, also of providers that do nothing else', async () => {
    const { stdout } = await runHere(['providers', 'list']);
    expect(stdout).toMatch(/^mock .*\(credentials: none needed, also stills and voices\)$/m);
    expect(stdout).toMatch(/^flite .*\(credentials: none needed, voices only\)$/m);
    expect(stdout).toMatch(/^openai-speech .*\(credentials: missing, voices only\)$/m);
    const json = JSON.parse((await runHere(['providers', 'list', '--json'])).stdout) as {
      providers: { name: string }[];
    };
    const byName = Object.fromEntries(json.providers.map((each) => [each.name, each]));
    expect(byName['flite']).toMatchObject({
      kind: 'voice',
      makes: ['voices'],
      models: [],
      imageModels: [],
      voiceModels: ['flite-1'],
      credentials: 'none needed',
      voiceLifecycle: { state: 'live' },
    });
    expect(byName['openai-speech']).toMatchObject({ kind: 'voice', unset: ['OPENAI_API_KEY'] });
    expect(byName['openai-images']).toMatchObject({ makes: ['stills'], voiceModels: [] });
  });

  test('is shown with what each model and each voice can do, and what it costs', async () => {
    const flite = (await runHere(['providers', 'show', 'flite'])).stdout;
    expect(flite).toContain(`
options of voices: model

flite-1, voices (live)
  languages        en
  voices           slt (en-US, female, clear), rms (en-US, male, deep and slow, no pitch), `);
    expect(flite).toContain(`
  rate             0.25 to 3 times
  pitch            -12 to 12 semitones
  tone             no
  style            no
  pronunciations   no
  times of words   yes
  seed             no
  longest text     10000 characters
  price            $0 a million characters (`);
    const openai = (await runHere(['providers', 'show', 'openai-speech'])).stdout;
    expect(openai).toContain(', shimmer, verse, and others\n');
    expect(openai).toContain('\n  price            $30 a million characters (');
    expect(openai).toContain('\n  price            $0.00025 a second (');
    const { voiceModels, voiceOptionNames } = JSON.parse(
      (await runHere(['providers', 'show', 'openai-speech', '--json'])).stdout,
    ) as Record<string, unknown>;
    expect(voiceOptionNames).toEqual([]);
    expect(voiceModels).toContainEqual(
      expect.objectContaining({
        id: 'tts-1',
        price: expect.objectContaining({ cases: [{ usdPer1MCharacters: 15 }] }),
      }),
    );
  });

  test('is checked by a question that costs nothing', async () => {
    const server = await startSpeechServer({ key: KEY });
    const check = async (env: Record<string, string>): Promise<unknown> => {
      const asked = await runHere(['providers', 'check', 'openai-speech', '--json'], { env });
      expect(asked.stdout + asked.stderr).not.toContain(KEY);
      return [asked.code, (JSON.parse(asked.stdout) as { state: string }).state];
    };
    const OPENAI_BASE_URL = server.url;
    expect(await check({})).toEqual([4, 'missing']);
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: 'another' })).toEqual([4, 'refused']);
    expect(await check({ OPENAI_BASE_URL, OPENAI_API_KEY: KEY })).toEqual([0, 'working']);
    const own = { OPENAI_SPEECH_BASE_URL: server.url, OPENAI_SPEECH_API_KEY: KEY };
    expect(await check(own)).toEqual([0, 'working']);
    expect(server.spoken).toHaveLength(0);
    await server.close();
    expect(await check(own)).toEqual([5, 'unreachable']);
    const { code, stdout } = await runHere(['providers', 'check', 'flite']);
    expect([code, stdout]).toEqual([
      0,
      'flite: not checked (it asks nobody, or can be asked nothing that costs nothing)\n',
    ]);
  });

  test.each([
    [
      'google-tts',
      () => startGoogleTtsServer({ tokens: [KEY] }),
      (GOOGLE_TTS_BASE_URL: string, CLOUDSDK_AUTH_ACCESS_TOKEN: string) => ({
        GOOGLE_TTS_BASE_URL,
        CLOUDSDK_AUTH_ACCESS_TOKEN,
        GOOGLE_CLOUD_PROJECT: 'films',
      }),
    ],
    [
      'elevenlabs',
      () => startElevenlabsServer({ key: KEY }),
      (ELEVENLABS_BASE_URL: string, ELEVENLABS_API_KEY: string) => ({
        ELEVENLABS_BASE_URL,
        ELEVENLABS_API_KEY,
      }),
    ],
  ])('is checked so of %s too', async (name, start, environmentOf) => {
    const server = await start();
    const check = async (env: Record<string, string>): Promise<unknown> => {
      const asked = await runHere(['providers', 'check', name, '--json'], { env });
      expect(asked.stdout + asked.stderr).not.toContain(KEY);
      return [asked.code, (JSON.parse(asked.stdout) as { state: string }).state];
    };
    expect(await check({})).toEqual([4, 'missing']);
    expect(await check(environmentOf(server.url, 'another'))).toEqual([4, 'refused']);
    expect(await check(environmentOf(server.url, KEY))).toEqual([0, 'working']);
    expect(server.spoken).toHaveLength(0);
    await server.close();
  });

  test('makes no shot and no still, and says so', async () => {
    const planned = async (more: string) => {
      const film = `title: Voices\n${more}\nshots: [{ id: a, action: A door opens. }]\n`;
      return await runHere(['plan', await writeFilm(await newFolder(), film), '--json']);
    };
    const clips = await planned('providers: flite');
    expect(clips.code).not.toBe(0);
    expect(clips.stderr + clips.stdout).toContain('flite: it makes voices, and no clips');
    const { code, stdout } = await planned('providers: [flite, animatic]');
    expect([code, stdout]).toEqual([0, expect.stringContaining('"given": "animatic"')]);
    const stills = await planned('providers: animatic\nstills: flite');
    expect(stills.stderr + stills.stdout).toContain(
      'The provider `flite` makes voices, and no stills.',
    );
  });
});

describe('the provider of voices of the README', () => {
  test('passes the checks for whoever writes one, and is listed', async () => {
    const readme = await readFile(join(ROOT, 'src/adapters/README.md'), 'utf8');
    const blocks = [...readme.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code!);
    const provider = blocks.find((code) => code.includes("kind: 'voice'"))!;
    const checks = blocks.find((code) => code.includes('voiceProviderChecks'))!;
    const server = await startFake({
      deny: ({ headers }) =>
        headers['authorization'] === `Bearer ${KEY}` ? undefined : { status: 401, json: {} },
      routes: [
        {
          endpoint: 'submit',
          method: 'POST',
          path: /^\/lines$/,
          answer({ body }) {
            const { text } = JSON.parse(body.toString()) as { text: string };
            const wav = Buffer.from(tinySound(0.2)).toString('base64');
            return { json: { wav, words: [{ text, from: 0, to: 0.2 }] } };
          },
        },
      ],
    });
    const folder = await newFolder();
    await writeFile(join(folder, 'package.json'), '{"type": "module"}');
    await mkdir(join(folder, 'node_modules'));
    await symlink(ROOT, join(folder, 'node_modules/ministudio'));
    await writeFile(join(folder, 'my-voices.js'), provider);
    const tests = checks.replace('http://127.0.0.1:8000', server.url).replace("'key'", `'${KEY}'`);
    await writeFile(join(folder, 'voices.test.js'), tests);
    const child = spawn(process.execPath, ['--test', 'voices.test.js'], {
      cwd: folder,
      env: { PATH: process.env['PATH'] },
    });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, stdout]).toEqual([0, expect.stringMatching(/pass 7\n/)]);
    const env = { MINISTUDIO_PROVIDERS: './my-voices.js' };
    const list = await runHere(['providers', 'list'], { cwd: folder, env });
    expect(list.stdout).toMatch(/^my-voices +my voices \(credentials: missing, voices only\)$/m);
    await server.close();
  });
});

test('a provider of one’s own may speak beside what else it makes', async () => {
  const folder = await newFolder();
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  const half = (voices: string): string => `
    const image = { id: 'my-still', capabilities: { sizes: 'any', references: { max: 0 }, negativePrompt: false, seed: false, staging: false }, dialect: { name: 'my', form: 'prose', avoid: 'prompt' }, lifecycle: { state: 'live' } };
    const line = { id: 'my-voice', voices: { known: [], others: true }, capabilities: { rate: 'none', pitch: 'none', tone: false, style: 'none', ipa: true, words: true, seed: true, languages: ['de'] }, lifecycle: { state: 'live' } };
    export default { name: 'my-studio', kind: 'image', summary: 'mine', secrets: [], settings: [], concurrency: 1, lifecycle: { state: 'live' },
      images: { version: 1, models: async () => [image], load: async () => ({}) },
      voices: ${voices} };`;
  const list = async (voices: string) => {
    await writeFile(join(folder, 'mine.js'), half(voices));
    const env = { MINISTUDIO_PROVIDERS: './mine.js' };
    // A process loads a module once.
    return await runCli(['providers', 'show', 'my-studio'], { cwd: folder, env });
  };
  const { stdout } = await list(
    '{ version: 1, models: async () => [line], load: async () => ({}) }',
  );
  expect(stdout).toContain('\noptions of stills: any\noptions of voices: any\n');
  expect(stdout).toContain(`
my-voice, voices (live)
  languages        de
  voices           any
  rate             no
  pitch            no
  tone             no
  style            no
  pronunciations   yes
  times of words   yes
  seed             yes
  longest text     no known limit
  price            unknown
`);
  const wrong = await list('{ version: 1, models: async () => [line] }');
  expect([wrong.code, wrong.stderr]).toEqual([
    2,
    expect.stringContaining('in `voices`, `load` should be a function'),
  ]);
});
