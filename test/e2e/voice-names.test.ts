import { expect, test } from '@jest/globals';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import { runHere } from '../support/run-here.ts';
import { writeFilm } from '../support/small-film.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();

const film = (voices: string): string => `ministudio: 1
title: Told
format: { resolution: 64x36, fps: 24 }
providers: mock
voices: ${voices}
narrator: { name: en-US-Studio-O, rate: 0.92 }
characters: { ada: { name: Ada, identity: { coat: green }, voice: { name: Kore } } }
shots:
  - id: one
    action: She waits.
    characters: [ada]
    duration: 6s
    narration: Night fell.
    dialogue: [{ character: ada, line: At last. }]
`;

async function linesOf(text: string) {
  const path = await writeFilm(await newFolder(), text);
  const { stdout } = await runHere(['plan', path, '--json']);
  const { lines } = JSON.parse(stdout) as CallSheet;
  return lines.map(({ model, voice, cost, adjustments }) => ({
    voice: `${model} ${voice}`,
    usd: cost.usd,
    changed: adjustments.some(({ field }) => field === 'narrator.name'),
  }));
}

test('a voice that only another model of its service has is spoken by that, and priced so', async () => {
  expect(await linesOf(film('google-tts'))).toEqual([
    { voice: 'chirp-3-hd Kore', usd: 0.00024, changed: false },
    { voice: 'studio en-US-Studio-O', usd: 0.00176, changed: false },
  ]);
});

test('a voice that the model which the film names has not is another, which is told', async () => {
  const named = '{ use: google-tts, options: { google-tts: { model: chirp-3-hd } } }';
  const [, narration] = await linesOf(film(named));
  expect(narration).toMatchObject({ changed: true });
  expect(narration!.voice).toMatch(/^chirp-3-hd [A-Z][a-z]+$/);
});

test('a pronunciation that a service does not take in a language is told, and the word is said as it is written', async () => {
  const path = await writeFilm(
    await newFolder(),
    film('google-tts')
      .replace(
        'narrator: { name: en-US-Studio-O, rate: 0.92 }',
        'language: sv\npronounce: { Ada: /ɑːdɑ/ }',
      )
      .replace('Night fell.', 'Ada somnade.'),
  );
  const { code, stdout } = await runHere(['plan', path, '--json']);
  const { lines } = JSON.parse(stdout) as CallSheet;
  expect(code).toBe(0);
  const told = lines.find(({ character }) => character === undefined)!.adjustments;
  expect(told.map(({ kind, field }) => `${kind} ${field}`)).toContain('dropped pronounce.Ada');
});
