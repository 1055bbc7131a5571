import { expect, test } from '@jest/globals';
import { needsSpeechPackages } from '../../../src/cli/rules/needs-speech-packages.ts';
import { tellUnheard } from '../../../src/cli/planning/unheard-wordless.ts';
import type { CompiledShot } from '../../../src/compile/compiled-shot.ts';
import { shotId } from '../../../src/film/ids.ts';
import type { SpeechLack } from '../../../src/models/speech-packages.ts';
import { filmOf } from '../../support/film-builder.ts';

const sound = { effects: [], native: 'wordless' } as const;
const FILM = filmOf({ shots: [{ id: 'a' }, { id: 'b', sound }, { id: 'c', sound }] });

const ABSENT = { problem: 'is not installed', hint: 'Install it.' };

const found = async (lack: SpeechLack | undefined) =>
  await needsSpeechPackages(async () => await Promise.resolve(lack)).find(FILM);

test('a film with shots that are wanted wordless is told once what has to be installed', async () => {
  expect(await found(ABSENT)).toEqual([
    {
      code: 'film/wordless-unheard',
      severity: 'warning',
      message:
        'Nothing will be heard of the clip of shot b, nor of 1 more: it is wanted wordless, and what tells speech from other sounds is not installed.',
      hint: 'Install it.',
      path: ['scenes', 0, 'shots', 1, 'sound', 'native'],
    },
  ]);
  expect(await found(undefined)).toEqual([]);
});

test('nothing is looked for where no shot is wanted wordless', async () => {
  const look = (): never => {
    throw new Error('looked');
  };
  expect(await needsSpeechPackages(look).find(filmOf({ shots: [{ id: 'a' }] }))).toEqual([]);
});

test('the plan says of each shot whose model makes sound that nothing is heard of it', () => {
  const compiled = ['a', 'b', 'c'].map(
    (id) => ({ id: shotId(id), adjustments: [] }) as unknown as CompiledShot,
  );
  const told = (lack: SpeechLack | undefined) =>
    tellUnheard(
      compiled,
      FILM,
      ({ id }) => id !== shotId('c'),
      () => lack,
    ).map(({ adjustments }) => adjustments.map(({ kind, asked, given }) => [kind, asked, given]));
  expect(told(ABSENT)).toEqual([[], [['dropped', 'wordless', 'mute']], []]);
  expect(told(undefined)).toEqual([[], [], []]);
});
