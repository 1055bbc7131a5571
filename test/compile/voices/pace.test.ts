import { expect, test } from '@jest/globals';
import { FLITE } from '../../../src/adapters/flite/voice-model.ts';
import { paceOfVoices } from '../../../src/compile/voices/pace.ts';
import type { VoiceRoute } from '../../../src/compile/voices/voice-route.ts';
import type { Film } from '../../../src/film/film.ts';
import { characterId } from '../../../src/film/ids.ts';
import type { KnownVoice, VoiceCapabilities } from '../../../src/providers/voice-model.ts';
import { makeCharacter, makeFilm, makeShot } from '../support/small-film.ts';

const EMMA = characterId('emma');

function pace(rate: number | undefined, route: VoiceRoute): number {
  const emma = { ...makeCharacter('emma'), ...(rate !== undefined && { voice: { rate } }) };
  const line = { character: EMMA, line: 'Hello.', offScreen: false, source: 'auto' } as const;
  const shot = makeShot('a', { dialogue: [{ ...line, translations: {} }] });
  const film: Film = makeFilm([shot], { characters: { [EMMA]: emma } });
  return paceOfVoices(film, () => route)(EMMA);
}

function maker(
  rate: VoiceCapabilities['rate'],
  known: readonly KnownVoice[] = FLITE.voices.known,
): VoiceRoute {
  const capabilities = { ...FLITE.capabilities, rate };
  const model = { ...FLITE, capabilities, voices: { ...FLITE.voices, known } };
  return { kind: 'maker', provider: 'speaker', model, options: {}, adjustments: [] };
}

test('somebody speaks as fast as the film says where the voice can', () => {
  expect(pace(0.5, maker({ min: 0.25, max: 4 }))).toBe(0.5);
  expect(pace(undefined, maker({ min: 2, max: 4 }))).toBe(1);
});

test('a voice that takes only some rates is as fast as the nearest of them', () => {
  expect(pace(0.5, maker({ min: 0.7, max: 1.2 }))).toBe(0.7);
  expect(pace(3, maker({ min: 0.7, max: 1.2 }))).toBe(1.2);
});

test('a voice that takes no rate is as fast as it is by itself, whether its model takes one or not', () => {
  expect(pace(0.5, maker('none'))).toBe(1);
  const own: KnownVoice = { name: 'own', language: 'any', lacks: ['rate'] };
  expect(pace(0.5, maker({ min: 0.25, max: 4 }, [own]))).toBe(1);
});

test('where no voice speaks, whoever does is taken to keep to the film', () => {
  expect(pace(0.5, { kind: 'none', why: 'The film’s `voices` are `none`.' })).toBe(0.5);
});
