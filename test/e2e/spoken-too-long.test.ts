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
