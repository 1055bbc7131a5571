import { expect, test } from '@jest/globals';
import type { Film } from '../../../src/film/film.ts';
import type { Transition } from '../../../src/film/join.ts';
import { frames } from '../../../src/film/time.ts';
import { filmOf } from '../../support/film-builder.ts';
import { cue, laid, lines } from '../support/given.ts';

const SECOND = 48_000;
const keep = { effects: [], native: 'keep' } as const;
const FILES = { 'rain.wav': 60 * SECOND, 'wind.wav': 60 * SECOND };

/** Two shots of two seconds in scenes of their own; `into` is the join of the second. */
function twoScenes(into: Partial<Transition>, sound: 'mute' | 'keep' = 'mute'): Film {
  const shots = (id: string, transition: Partial<Transition>) => [
    {
      id,
      duration: 2,
      transition: { type: 'cut' as const, ...transition },
      sound: { effects: [], native: sound },
    },
  ];
  return filmOf({
    scenes: [
      { id: 'a', sound: { ambience: cue('rain.wav') }, shots: shots('1', {}) },
      { id: 'b', sound: { ambience: cue('wind.wav') }, shots: shots('2', into) },
    ],
  });
}

test('with a J-cut, the next scene is heard before it is seen', () => {
  const { plan, notes } = laid(twoScenes({ jCut: frames(12) }), { files: FILES });
  expect(lines(plan, 'ambience')).toEqual([
    'rain.wav 0..76800 from 0 in 24000 out 4800 equal',
    'wind.wav 72000..192000 from 0 in 4800 equal out 24000',
  ]);
  expect(notes).toEqual([]);
});

test('with an L-cut, the scene before is heard on when the next is seen', () => {
  const { plan, notes } = laid(twoScenes({ lCut: frames(12) }), { files: FILES });
  expect(lines(plan, 'ambience')).toEqual([
    'rain.wav 0..124800 from 0 in 24000 out 4800 equal',
    'wind.wav 120000..192000 from 0 in 4800 equal out 24000',
  ]);
  expect(notes).toEqual([]);
});

test('with both, the scenes cross over all the time that they are heard together', () => {
  const { plan } = laid(twoScenes({ jCut: frames(12), lCut: frames(12) }), { files: FILES });
  expect(lines(plan, 'ambience')).toEqual([
    'rain.wav 0..120000 from 0 in 24000 out 48000 equal',
    'wind.wav 72000..192000 from 0 in 48000 equal out 24000',
  ]);
});

test('what a model made is heard early as far as its clip has sound from before, and on as far as it has more', () => {
  const film = twoScenes({ jCut: frames(12), lCut: frames(12) }, 'keep');
  const clips = [
    { shot: '1', atFrame: 0, from: 0, samples: 2 * SECOND + 12_000 },
    { shot: '2', atFrame: 0, from: 6_000, samples: 3 * SECOND },
  ];
  const { plan, notes } = laid(film, { files: FILES, clips });
  expect(lines(plan, 'native')).toEqual([
    'clip 1 0..108000 from 0 in 384 out 384',
    'clip 2 90000..192000 from 0 in 384 out 384',
  ]);
  expect(notes).toEqual([
    { kind: 'split_short', cut: 'j', shot: '2', asked: 12, given: 3, why: 'no_source' },
    { kind: 'split_short', cut: 'l', shot: '2', asked: 12, given: 6, why: 'no_source' },
  ]);
});

test('a split edit where nothing changes is said to change nothing', () => {
  const film = filmOf({
    shots: [{ duration: 2 }, { duration: 2, transition: { type: 'cut', jCut: frames(6) } }],
  });
  expect(laid(film, {}).notes).toEqual([
    { kind: 'split_short', cut: 'j', shot: '2', asked: 6, given: 0, why: 'no_sound' },
  ]);
});

test('of a split edit that is both too long and changes nothing, or has nothing before it, one thing is told', () => {
  const jCut = frames(100);
  const film = filmOf({
    shots: [
      { duration: 2, transition: { type: 'cut', jCut } },
      { id: '2', duration: 2, transition: { type: 'cut', jCut } },
    ],
  });
  expect(laid(film, {}).notes).toEqual([
    { kind: 'split_short', cut: 'j', shot: '1', asked: 100, given: 0, why: 'no_shot' },
    { kind: 'split_short', cut: 'j', shot: '2', asked: 100, given: 0, why: 'no_sound' },
  ]);
});

test('a split edit reaches over one shot at most, and leaves the first one where it starts', () => {
  const film = twoScenes({ jCut: frames(100) });
  const { plan, notes } = laid(film, { files: FILES });
  expect(lines(plan, 'ambience')).toEqual([
    'rain.wav 0..4800 from 0 in 4800 out 4800 equal',
    'wind.wav 0..192000 from 0 in 4800 equal out 24000',
  ]);
  expect(notes).toEqual([
    { kind: 'split_short', cut: 'j', shot: '2', asked: 100, given: 48, why: 'no_room' },
  ]);
});

test('an L-cut ends where the next dissolve begins, so that no bed starts before its beginning', () => {
  const shot = (id: string, transition: Transition) => ({ id, duration: 2, transition });
  const film = filmOf({
    scenes: [
      {
        id: 'a',
        sound: { ambience: cue('rain.wav') },
        shots: [shot('1', { type: 'cut' })],
      },
      {
        id: 'b',
        sound: { ambience: cue('wind.wav') },
        shots: [
          shot('2', { type: 'cut', lCut: frames(40) }),
          {
            ...shot('3', { type: 'dissolve', duration: frames(24) }),
            sound: { effects: [], native: 'mute', ambience: cue('wind.wav', { gainDb: -6 }) },
          },
        ],
      },
    ],
  });
  const { plan, notes } = laid(film, { files: FILES });
  expect(lines(plan, 'ambience')).toEqual([
    'rain.wav 0..148800 from 0 in 24000 out 4800 equal',
    'wind.wav 144000..192000 from 0 in 4800 equal out 48000',
    'wind.wav 144000..240000 from 0 in 48000 out 24000 -6 dB',
  ]);
  expect(notes).toEqual([
    { kind: 'split_short', cut: 'l', shot: '2', asked: 40, given: 24, why: 'no_room' },
  ]);
});

test('a clip’s sound is exactly with its frames, rings out for 8 ms at a cut, and crosses a dissolve', () => {
  const film = filmOf({
    shots: [
      { duration: 2, sound: keep },
      { duration: 2, sound: keep },
      { duration: 2, sound: keep, transition: { type: 'dissolve', duration: frames(12) } },
    ],
  });
  const clip = (shot: string) => ({ shot, atFrame: 0, from: 0, samples: 3 * SECOND });
  expect(lines(laid(film, { clips: ['1', '2', '3'].map(clip) }).plan, 'native')).toEqual([
    'clip 1 0..96384 from 0 in 384 out 384',
    'clip 2 96000..192000 from 0 in 384 out 24000 equal',
    'clip 3 168000..264000 from 0 in 24000 equal out 384',
  ]);
});

test('each segment of a shot has the sound of its own clip; one that is shorter is silent at its end', () => {
  const film = filmOf({ shots: [{ duration: 4, sound: keep }] });
  const clips = [
    { shot: '1', atFrame: 0, from: 2_000, samples: 2 * SECOND },
    { shot: '1', atFrame: 48, from: 0, samples: 2 * SECOND - 100 },
  ];
  expect(lines(laid(film, { clips }).plan, 'native')).toEqual([
    'clip 1 0..94000 from 2000 in 384 out 384',
    'clip 1 96000..191900 from 0 in 384 out 384',
  ]);
});

test('a clip that goes on after its segment is not heard under the next one, which is silent', () => {
  const film = filmOf({ shots: [{ duration: 6, sound: keep }] });
  const clips = [
    { shot: '1', atFrame: 0, from: 0, samples: 6 * SECOND },
    { shot: '1', atFrame: 96, from: 0, samples: 0 },
  ];
  expect(lines(laid(film, { clips }).plan, 'native')).toEqual([
    'clip 1 0..192384 from 0 in 384 out 384',
  ]);
});

test('of a take that is longer than its shot is now, nothing is heard under the next shot', () => {
  const film = filmOf({
    shots: [
      { id: '1', duration: 2, sound: keep },
      { id: '2', duration: 2 },
    ],
  });
  const clip = { shot: '1', from: 0, samples: 4 * SECOND };
  const clips = [
    { ...clip, atFrame: 0 },
    { ...clip, atFrame: 96 },
  ];
  expect(lines(laid(film, { clips }).plan, 'native')).toEqual([
    'clip 1 0..96384 from 0 in 384 out 384',
  ]);
});

test('a muted shot’s clip is not heard', () => {
  const clips = [{ shot: '1', atFrame: 0, from: 0, samples: SECOND }];
  expect(laid(filmOf({ shots: [{ duration: 2 }] }), { clips }).plan.pieces).toEqual([]);
});
