import { describe, expect, test } from '@jest/globals';
import type { Film } from '../../../src/film/film.ts';
import { frames, seconds as time } from '../../../src/film/time.ts';
import { filmOf } from '../../support/film-builder.ts';
import type { ShotParts } from '../../support/film-builder.ts';
import { cue, laid, lines } from '../support/given.ts';

const SECOND = 48_000;
const FILES = {
  'song.wav': 60 * SECOND,
  'other.wav': 60 * SECOND,
  'rain.wav': 60 * SECOND,
  'wind.wav': 60 * SECOND,
  'short.wav': 3 * SECOND,
};

/** Scenes of shots of two seconds. */
function scenes(
  ...parts: readonly {
    readonly sound: Film['scenes'][number]['sound'];
    readonly shots: readonly ShotParts[];
  }[]
): Film {
  let id = 0;
  return filmOf({
    scenes: parts.map(({ sound, shots }, index) => ({
      id: `scene ${index}`,
      sound,
      shots: shots.map((shot) => ({ id: String((id += 1)), duration: 2, ...shot })),
    })),
  });
}

const dissolve = { type: 'dissolve', duration: frames(24) } as const;
const muted = { effects: [], native: 'mute' } as const;

describe('music', () => {
  test('lies under all shots of its scene, without a seam, and is taken down at the end', () => {
    const film = scenes({ sound: { music: cue('song.wav') }, shots: [{}, {}, {}] });
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..288000 from 0 in 48 out 96000',
    ]);
  });

  test('fades as its author says', () => {
    const music = cue('song.wav', { gainDb: -6, fadeIn: time(0.5), fadeOut: time(1.5) });
    const film = scenes({ sound: { music }, shots: [{}, {}] });
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..192000 from 0 in 24000 out 72000 -6 dB',
    ]);
  });

  test('of another scene starts with its first frame, after the one before is taken down', () => {
    const film = scenes(
      { sound: { music: cue('song.wav') }, shots: [{}, {}] },
      { sound: { music: cue('other.wav') }, shots: [{}] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..192000 from 0 in 48 out 96000',
      'other.wav 192000..288000 from 0 in 48 out 96000',
    ]);
  });

  test('crosses over where one scene dissolves into the next', () => {
    const film = scenes(
      { sound: { music: cue('song.wav') }, shots: [{}, {}] },
      { sound: { music: cue('other.wav') }, shots: [{ transition: dissolve }] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..192000 from 0 in 48 out 48000 equal',
      'other.wav 144000..240000 from 0 in 48000 equal out 96000',
    ]);
  });

  test('goes on through the next scene where that has the same file', () => {
    const film = scenes(
      { sound: { music: cue('song.wav', { fadeIn: time(1) }) }, shots: [{}] },
      { sound: { music: cue('song.wav', { fadeOut: time(1) }) }, shots: [{}] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..192000 from 0 in 48000 out 48000',
    ]);
  });

  test('goes on at another level without starting again', () => {
    const film = scenes(
      { sound: { music: cue('song.wav') }, shots: [{}] },
      { sound: { music: cue('song.wav', { gainDb: -9 }) }, shots: [{}] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..120000 from 0 in 48 out 24000',
      'song.wav 96000..192000 from 96000 in 24000 out 96000 -9 dB',
    ]);
  });

  test('of a shot takes the place of its scene’s, which has run on when it is heard again', () => {
    const film = scenes({
      sound: { music: cue('song.wav') },
      shots: [{}, { sound: { ...muted, music: cue('other.wav') } }, {}],
    });
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..120000 from 0 in 48 out 24000 equal',
      'other.wav 96000..216000 from 0 in 24000 equal out 24000 equal',
      'song.wav 192000..288000 from 192000 in 24000 equal out 96000',
    ]);
  });

  test('crosses over until the film ends where that is nearer than it would take', () => {
    const film = scenes({
      sound: { music: cue('song.wav') },
      shots: [{}, { duration: 0.25, sound: { ...muted, music: cue('other.wav') } }],
    });
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..108000 from 0 in 48 out 12000 equal',
      'other.wav 96000..108000 from 0 in 12000 equal out 12000',
    ]);
  });

  test('comes to its last level until the film ends where that is nearer than it would take', () => {
    const film = scenes(
      { sound: { music: cue('song.wav') }, shots: [{}] },
      { sound: { music: cue('song.wav', { gainDb: -9 }) }, shots: [{ duration: 0.25 }] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..108000 from 0 in 48 out 12000',
      'song.wav 96000..108000 from 96000 in 12000 out 12000 -9 dB',
    ]);
  });

  test('that an L-cut keeps until the film ends is taken down there', () => {
    const lCut = { type: 'cut', lCut: time(2) } as const;
    const film = scenes({
      sound: { music: cue('song.wav') },
      shots: [{}, { transition: lCut, sound: { ...muted, music: cue('other.wav') } }],
    });
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..192000 from 0 in 48 out 96000',
    ]);
  });

  test('that is shorter than its place ends by itself, and it is said', () => {
    const film = scenes({ sound: { music: cue('short.wav') }, shots: [{}, {}, {}] });
    const { plan, notes } = laid(film, { files: FILES });
    expect(lines(plan, 'music')).toEqual(['short.wav 0..144000 from 0 in 48 out 384']);
    expect(notes).toEqual([
      { kind: 'bed_ends_early', file: 'short.wav', bus: 'music', shot: '1', missing: 72 },
    ]);
  });

  test('that loops goes on to the end of its place, crossing over for 20 ms', () => {
    const film = scenes({
      sound: { music: cue('short.wav', { loop: true }) },
      shots: [{}, {}, {}],
    });
    const { plan, notes } = laid(film, { files: FILES });
    expect(lines(plan, 'music')).toEqual([
      'short.wav 0..288000 from 0 in 48 out 96000 loop 144000-960',
    ]);
    expect(notes).toEqual([]);
  });

  test('goes with the picture where that fades to black and ends', () => {
    const film: Film = {
      ...scenes({ sound: { music: cue('song.wav') }, shots: [{}, {}] }),
      ending: { type: 'fade_out', duration: frames(36) },
    };
    expect(lines(laid(film, { files: FILES }).plan, 'music')).toEqual([
      'song.wav 0..192000 from 0 in 48 out 72000',
    ]);
  });

  test('that cannot be heard is said to be, and silent', () => {
    const film = scenes({ sound: { music: cue('gone.wav') }, shots: [{}] });
    const { plan, notes } = laid(film, { files: FILES });
    expect(plan.pieces).toEqual([]);
    expect(notes).toEqual([{ kind: 'no_sound', file: 'gone.wav', bus: 'music', shot: '1' }]);
  });
});

describe('ambience', () => {
  test('goes across the cuts of its scene without a seam, and with the cut to the next', () => {
    const film = scenes(
      { sound: { ambience: cue('rain.wav') }, shots: [{}, {}] },
      { sound: { ambience: cue('wind.wav') }, shots: [{}] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'ambience')).toEqual([
      'rain.wav 0..196800 from 0 in 24000 out 4800 equal',
      'wind.wav 192000..288000 from 0 in 4800 equal out 24000',
    ]);
  });

  test('of a shot begins where the scene’s gives way, and the scene’s comes back after it', () => {
    const film = scenes({
      sound: { ambience: cue('rain.wav', { loop: true }) },
      shots: [{}, { sound: { ...muted, ambience: cue('wind.wav') } }, {}],
    });
    expect(lines(laid(film, { files: FILES }).plan, 'ambience')).toEqual([
      'rain.wav 0..100800 from 0 in 24000 out 4800 equal',
      'wind.wav 96000..196800 from 0 in 4800 equal out 4800 equal',
      'rain.wav 192000..288000 from 192000 in 4800 equal out 24000',
    ]);
  });

  test('is silent in a scene that has none', () => {
    const film = scenes(
      { sound: { ambience: cue('rain.wav') }, shots: [{}] },
      { sound: {}, shots: [{}] },
      { sound: { ambience: cue('rain.wav') }, shots: [{}] },
    );
    expect(lines(laid(film, { files: FILES }).plan, 'ambience')).toEqual([
      'rain.wav 0..96000 from 0 in 24000 out 24000',
      'rain.wav 192000..288000 from 0 in 24000 out 24000',
    ]);
  });
});
