import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

/** Two words, for which a second is expected, and which take five. */
const FILM = `ministudio: 1
title: Long Words
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: flite
shots:
  - { id: first, action: Nothing moves., duration: 1s }
  - id: said
    action: Nothing moves.
    duration: 2s
    sound_policy: error
    narration: Floccinaucinihilipilification antidisestablishmentarianism.
`;

test('a line that turns out too long for a shot that may not be longer stops the film before a shot is paid for', async () => {
  const film = await writeFilm(await newFolder(), FILM);
  const made = (): readonly string[] =>
    readFileSync(join(dirname(film), '.ministudio/film.ledger.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as LedgerEntry).kind)
      .filter((kind) => kind === 'voice' || kind === 'take');
  expect((await runHere(['validate', film])).code).toBe(0);
  for (const _ of ['as it is spoken', 'as it was spoken']) {
    const { code, stderr } = await runHere(['render', film]);
    expect(code).toBe(3);
    expect(stderr).toContain('error film/speech-too-long  the speech of shot said needs ');
    expect(made()).toEqual(['voice']);
  }
  expect((await runHere(['plan', film])).stdout).toContain('the film cannot be shot like this');
  // What does not need the shot can be made, and what is mended goes on with the line.
  await runHere(['render', film, '--only', 'first', '--quiet']);
  expect(made()).toEqual(['voice', 'take']);
  writeFileSync(film, FILM.replace('sound_policy: error', 'sound_policy: extend'));
  expect((await runHere(['render', film, '--quiet'])).code).toBe(0);
  expect(made()).toEqual(['voice', 'take', 'take']);
});

test('a line that is expected to be too long, and is not once it is spoken, is no reason to refuse a film', async () => {
  // 13 words: 5.2 s at an ordinary pace, and some breath; the embedded voice takes 4 s.
  const line = 'This is a very long line that does not fit into a second.';
  const fits = FILM.replace(
    /duration: 2s(.*)narration: .*/su,
    `duration: 4500ms$1narration: ${line}\n`,
  );
  const film = await writeFilm(await newFolder(), fits);
  const validated = await runHere(['validate', film]);
  expect(validated).toMatchObject({ code: 0 });
  expect(validated.stdout).toContain('grammar/speech-too-long');
  const planned = await runHere(['plan', film]);
  expect(planned.stdout).toContain('the film cannot be shot like this if it does');
  expect(await runHere(['render', film, '--quiet'])).toMatchObject({ code: 0 });
  expect((await runHere(['plan', film])).stdout).not.toContain('cannot be shot');
});
