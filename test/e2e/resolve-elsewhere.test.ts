import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { LINES_DESCRIPTION, startCustomVoices } from '../fakes/custom-voices.ts';
import { startHuggingfaceServer } from '../fakes/huggingface-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

let close = async (): Promise<void> => {};
afterEach(() => close());

test('a keyframe is gone on with by its id, though its maker could not make the shots that share it', async () => {
  const token = 'a token';
  const server = await startHuggingfaceServer({ token });
  close = () => server.close();
  const film = await writeFilm(
    await newFolder(),
    `ministudio: 1
title: Shared
format: { resolution: 64x36, fps: 24 }
providers: mock
stills: [mock, huggingface]
shots:
  - { id: near, action: She waits., duration: 1s }
  - { id: far, action: He waits., duration: 1s, join: { mode: keyframe } }
`,
  );
  const text = readFileSync(film, 'utf8');
  writeFileSync(film, text.replace('[mock, huggingface]', 'huggingface'));
  const env = { HF_TOKEN: token, HF_ENDPOINT: server.url, HF_ROUTER_BASE_URL: server.url };
  server.failNext('submit', 'reset-after');
  expect(await runHere(['render', film], { env })).toMatchObject({ code: 5 });
  // As it was asked, whoever the film would ask first by now.
  writeFileSync(film, text);
  const { id, model } = server.jobs[0]!;
  const path = `/${model.split('/').slice(0, 2).join('/')}/requests/${id}`;
  expect(await runHere(['resolve', film, 'near', '--operation', path], { env })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`the keyframe of near is the job ${path} of huggingface`),
  });
  writeFileSync(film, text.replace('[mock, huggingface]', 'huggingface'));
  expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
  expect(server.jobs).toHaveLength(1);
});

test('a line is gone on with by its id, wherever it is said by now', async () => {
  const key = 'a key';
  const server = await startCustomVoices({ key });
  close = () => server.close();
  const film = await writeFilm(
    await newFolder(),
    `ministudio: 1
title: Moved
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: custom, options: { custom: ${JSON.stringify(LINES_DESCRIPTION)} } }
characters: { ben: { name: Ben, identity: { hair: grey }, voice: { name: iris } } }
shots:
  - { id: ask, action: He waits., duration: 4s, characters: [ben], dialogue: [{ character: ben, line: Hello there. }] }
`,
  );
  const env = {
    CUSTOM_PROVIDER_KEY: key,
    CUSTOM_PROVIDER_KEY_HEADER: 'x-api-key',
    CUSTOM_PROVIDER_URL: server.url,
  };
  server.failNext('submit', 'reset-after');
  expect(await runHere(['render', film], { env })).toMatchObject({ code: 5 });
  writeFileSync(film, readFileSync(film, 'utf8').replace('id: ask', 'id: greet'));
  expect(await runHere(['resolve', film, 'ask', '--operation', '1'], { env })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('line 1 of ask is the job 1 of custom'),
  });
  expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
  expect(server.lines).toHaveLength(1);
});

test('another take of a line is gone on with by its id, and the first is kept', async () => {
  const key = 'a key';
  const server = await startCustomVoices({ key });
  close = () => server.close();
  const film = await writeFilm(
    await newFolder(),
    `ministudio: 1
title: Again
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: custom, options: { custom: ${JSON.stringify(LINES_DESCRIPTION)} } }
characters: { ben: { name: Ben, identity: { hair: grey }, voice: { name: iris } } }
shots:
  - { id: ask, action: He waits., duration: 4s, characters: [ben], dialogue: [{ character: ben, line: Hello there. }] }
`,
  );
  const env = {
    CUSTOM_PROVIDER_KEY: key,
    CUSTOM_PROVIDER_KEY_HEADER: 'x-api-key',
    CUSTOM_PROVIDER_URL: server.url,
  };
  const retake = ['retake', film, 'ask', '--line', '1'];
  expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
  server.failNext('submit', 'reset-after');
  expect(await runHere(retake, { env })).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('may have taken the line and charged for it'),
  });
  expect(await runHere(['resolve', film, 'ask', '--operation', '2'], { env })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('line 1 of ask is the job 2 of custom'),
  });
  expect(await runHere(retake, { env })).toMatchObject({ code: 0 });
  expect(server.lines).toHaveLength(2);
  const { stdout } = await runHere(['takes', film, 'ask'], { env });
  expect(stdout).toMatch(/● take 2 /);
});
