import { expect, test } from '@jest/globals';
import type { Film } from '../../../src/film/film.ts';
import type { SoundCue } from '../../../src/film/sound.ts';
import { seconds as time } from '../../../src/film/time.ts';
import { filmOf } from '../../support/film-builder.ts';
import { cue, laid, lines } from '../support/given.ts';

const FILES = { 'bell.wav': 72_000, 'hum.wav': 24_000 };

/** Two shots of two seconds; the effect is in the shot of that number. */
function ringing(shot: 0 | 1, at: number, effect: SoundCue): Film {
  const effects = [{ ...effect, at: time(at) }];
  const shots = [{ duration: 2 }, { duration: 2 }].map((each, index) =>
    index === shot ? { ...each, sound: { effects, native: 'mute' as const } } : each,
  );
  return filmOf({ shots });
}

test('an effect starts at its time in the shot, and rings out beyond the cut', () => {
  const { plan, notes } = laid(ringing(0, 1.5, cue('bell.wav')), { files: FILES });
  expect(lines(plan, 'effect')).toEqual(['bell.wav 72000..144000 from 0 in 48 out 384']);
  expect(notes).toEqual([]);
});

test('an effect that the film’s end cuts off fades there, and it is said', () => {
  const { plan, notes } = laid(ringing(1, 1, cue('bell.wav')), { files: FILES });
  expect(lines(plan, 'effect')).toEqual(['bell.wav 144000..192000 from 0 in 48 out 24000']);
  expect(notes).toEqual([{ kind: 'effect_cut', file: 'bell.wav', shot: '2', missing: 12 }]);
});

test('an effect that loops lasts as long as its shot', () => {
  const { plan } = laid(ringing(0, 0.5, cue('hum.wav', { loop: true })), { files: FILES });
  expect(lines(plan, 'effect')).toEqual([
    'hum.wav 24000..96000 from 0 in 48 out 24000 loop 24000-960',
  ]);
});

test('an effect after the film’s end is said not to be heard', () => {
  const { plan, notes } = laid(ringing(1, 9, cue('bell.wav')), { files: FILES });
  expect(plan.pieces).toEqual([]);
  expect(notes).toEqual([{ kind: 'effect_cut', file: 'bell.wav', shot: '2', missing: 36 }]);
});
