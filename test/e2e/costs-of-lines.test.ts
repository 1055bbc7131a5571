import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { startSpeechServer } from '../fakes/speech-server.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const KEY = 'sk-nobody-may-see-this';
/** Ten cents a letter. */
const PRICES =
  'providers: { openai-speech: { prices: { tts-1: { usd_per_1m_characters: 100000, as_of: 2026-11-21 } } } }\n';

const film = (...lines: readonly string[]): string => `ministudio: 1
title: Said again
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: { use: openai-speech, options: { openai-speech: { model: tts-1 } } }
characters: { emma: { name: Emma, identity: { hair: red } } }
shots:
  - id: ask
    action: She waits.
    characters: [emma]
    duration: 4s
    dialogue: [${lines.map((line) => `{ character: emma, line: ${line} }`).join(', ')}]
`;

test('a line that the film says again, in another place, is not superseded', async () => {
  const server = await startSpeechServer({ key: KEY });
  try {
    const folder = await newFolder();
    writeFileSync(join(folder, 'ministudio.config.yaml'), PRICES);
    const env = { OPENAI_SPEECH_BASE_URL: server.url, OPENAI_SPEECH_API_KEY: KEY };
    const run = async (...args: string[]) => await runHere(args, { cwd: folder, env });
    for (const lines of [['Hello there.'], ['Other words now.'], ['Now then.', 'Hello there.']]) {
      const path = await writeFilm(folder, film(...lines));
      expect(await run('render', path, '--quiet')).toMatchObject({ code: 0 });
    }
    expect(server.spoken.map(({ input }) => input)).toEqual([
      'Hello there.',
      'Other words now.',
      'Now then.',
    ]);
    const { total } = JSON.parse((await run('costs', '--json')).stdout);
    const wasted = { spentUsd: 3.7, wastedUsd: { superseded: 1.6 } };
    expect(total).toMatchObject(wasted);
    const manifest = readFileSync(join(folder, 'build/film/manifest.json'), 'utf8');
    expect(JSON.parse(manifest).costs.film).toMatchObject(wasted);
    // Where nobody can tell what the film says now, that is told.
    writeFileSync(join(folder, 'ministudio.config.yaml'), 'providers: 7\n');
    const { code, stderr } = await run('costs');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^film: who speaks its lines is not known here, so of each the one that was spoken last counts as heard\. /,
    );
  } finally {
    await server.close();
  }
});
