import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startVideosServer, type VideosServer } from '../fakes/videos-server.ts';
import { waveOf } from '../fakes/wave.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';

let server: VideosServer;
let folder: string;
beforeEach(async () => {
  server = await startVideosServer({ key: KEY });
  folder = await newFolder();
});
afterEach(() => server.close());

/**
 * A shot in which something is said, and which the first of the chain refuses: `mock` is silent, and
 * `openai-videos` says what is said in its shots.
 */
async function render(chain: string, allow: string, shot = '') {
  if (chain.startsWith('[openai-videos')) server.next('refuse-at-once');
  const film = await writeFilm(
    folder,
    `ministudio: 1
title: Said once
format: { resolution: 64x36, fps: 24 }
providers: { use: ${chain}, allow: [resolution, fps, seed, duration, aspect, avoid${allow}] }
${chain.startsWith('[mock') ? 'provider_options: { mock: { fault: refusal } }' : ''}
characters: { emma: { name: Emma, identity: { hair: red } } }
shots:
  - { id: ask, action: She waits., characters: [emma], duration: 4s, ${shot}dialogue: [{ character: emma, line: Where? }] }
`,
  );
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  return await runHere(['render', film], { env });
}

test('a shot whose line a voice says goes to nobody who would say it again, whatever is allowed', async () => {
  const stopped = await render('[mock, openai-videos]', ', audio');
  expect(stopped.code).toBe(5);
  expect(stopped.stderr).toContain('ask: line 1 spoken');
  expect(stopped.stderr).toContain(
    'does not go to openai-videos: it would say line 1 itself, for which there is a voice (sound: { native: mute } on the shot has only the voice heard)',
  );
  expect(server.jobs).toEqual([]);

  const muted = await render('[mock, openai-videos]', ', audio', 'sound: { native: mute }, ');
  expect(muted).toMatchObject({ code: 0 });
  expect(server.jobs[0]!.fields['prompt']).not.toContain('Where?');
});

test('a shot whose line its model was to say goes to a silent one only where the film allows it', async () => {
  const stopped = await render('[openai-videos, mock]', '');
  expect(stopped.code).toBe(5);
  expect(stopped.stderr).toContain(
    'does not go to mock: that would change audio, which the film does not allow (providers: { allow: [audio] })',
  );

  expect(await render('[openai-videos, mock]', ', audio')).toMatchObject({ code: 0 });
});

test('a line that a take says that is kept is said by no voice besides, and by the voice once it is shot anew', async () => {
  const out = join(folder, 'tone.wav');
  const sound = (time: number): number => 0.3 * Math.sin(2000 * time);
  await writeFile(out, waveOf({ seconds: 4, rate: 48_000, sound }));
  await server.close();
  server = await startVideosServer({ key: KEY, sound: out });
  const film = await writeFilm(
    folder,
    `ministudio: 1
title: Said once
format: { resolution: 64x36, fps: 24 }
providers: openai-videos
characters: { emma: { name: Emma, identity: { hair: red } } }
shots:
  - { id: ask, action: She waits., characters: [emma], duration: 4s, dialogue: [{ character: emma, line: Where? }] }
`,
  );
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.url };
  expect(await runHere(['render', film], { env })).toMatchObject({ code: 0 });
  const text = await readFile(film, 'utf8');
  await writeFile(film, text.replace('providers: openai-videos', 'providers: mock'));
  const kept = await runHere(['render', film], { env });
  expect(kept).toMatchObject({ code: 0 });
  expect(kept.stderr).toContain(
    'line 1 of shot ask is heard as take 1 says it, and by no voice: it would be heard twice. Shot anew, it is said by the voice.',
  );
  const anew = await runHere(['render', film, '--stale'], { env });
  expect(anew).toMatchObject({ code: 0 });
  expect(anew.stderr).not.toContain('by no voice');

  // The other way round, nobody says it any more.
  await writeFile(film, text);
  const back = await runHere(['circle', film, 'ask', '2'], { env });
  expect(back).toMatchObject({ code: 0 });
  expect((await runHere(['render', film], { env })).stderr).toContain(
    'nothing is heard of line 1 of shot ask: its clip has no sound',
  );
});
