import { describe, expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { shotWorldOf } from '../../src/world/fold/film-world.ts';
import { shotId } from '../../src/film/ids.ts';
import type { FilmParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';

const PLACES: FilmParts = {
  characters: {
    emma: {
      wardrobe: { coat: 'long red coat', gown: 'silk gown' },
      starts: { emotion: 'calm', at: 'door', facing: 90 },
    },
    tom: {},
  },
  environments: {
    library: {
      time: 'dusk',
      layout: { marks: { door: [1, 1] }, pieces: { desk: { at: [6, 3] }, lamp: { at: [2, 2] } } },
    },
    street: { weather: 'rain' },
  },
  lighting: { dusk: {}, night: {} },
};

function worldsOf(parts: FilmParts) {
  return foldWorld(filmOf({ ...PLACES, ...parts })).shots;
}

describe('characters', () => {
  test('a character is nowhere until it appears, and has its starting place in that environment', () => {
    const film = filmOf({
      ...PLACES,
      shots: [{ environment: 'library', characters: ['emma'] }],
    });
    const { initial, shots } = foldWorld(film);
    expect(initial.characters).toEqual({
      emma: { emotion: 'calm', at: 'door', facing: 90, wardrobe: ['coat'], props: [] },
      tom: { wardrobe: [], props: [] },
    });
    expect(shots[0]?.before.characters).toEqual({
      emma: {
        environment: 'library',
        emotion: 'calm',
        at: 'door',
        facing: 90,
        wardrobe: ['coat'],
        props: [],
      },
      tom: { wardrobe: [], props: [] },
    });
  });

  test('a change holds from its shot on, until it is changed again', () => {
    const shots = worldsOf({
      shots: [
        { characters: ['emma'] },
        { changes: { characters: { emma: { emotion: 'joy', wardrobe: ['gown'] } } } },
        {},
        { changes: { characters: { emma: { emotion: 'fear' } } } },
      ],
    });
    const emotions = shots.map(({ before, after }) =>
      [before, after].map((state) => Object.values(state.characters)[0]?.emotion),
    );
    expect(emotions).toEqual([
      ['calm', 'calm'],
      ['calm', 'joy'],
      ['joy', 'joy'],
      ['joy', 'fear'],
    ]);
    expect(Object.values(shots[3]!.after.characters)[0]?.wardrobe).toEqual(['gown']);
  });

  test('entering another environment without a stated place forgets the old place', () => {
    const shots = worldsOf({
      shots: [
        { environment: 'library', characters: ['emma'] },
        { environment: 'street', characters: ['emma'] },
        { environment: 'library', characters: ['emma'] },
      ],
    });
    const emma = shots.map(({ after }) => Object.values(after.characters)[0]);
    expect(emma[1]).toEqual({
      environment: 'street',
      emotion: 'calm',
      wardrobe: ['coat'],
      props: [],
    });
    expect(emma[2]).not.toHaveProperty('at');
  });

  test('who goes somewhere without a word on where it looks no longer looks where it did', () => {
    const [shot] = worldsOf({
      shots: [
        {
          environment: 'library',
          characters: ['emma'],
          changes: { characters: { emma: { at: [3, 3] } } },
        },
      ],
    });
    expect(Object.values(shot!.after.characters)[0]).not.toHaveProperty('facing');
  });

  test('a speaker on screen is in the environment of the shot, one off screen is not', () => {
    const [shot] = worldsOf({
      shots: [
        {
          environment: 'street',
          dialogue: [
            { character: 'emma', line: 'Tom?' },
            { character: 'tom', line: 'Here.', offScreen: true },
          ],
        },
      ],
    });
    const [emma, tom] = Object.values(shot!.after.characters);
    expect(emma?.environment).toBe('street');
    expect(tom?.environment).toBeUndefined();
    expect(shot!.after.lastLine).toEqual({ character: 'tom', line: 'Here.' });
    expect(shot!.before.lastLine).toBeUndefined();
  });
});

describe('environments', () => {
  test('what happened in a room is still so when we return', () => {
    const shots = worldsOf({
      shots: [
        {
          environment: 'library',
          changes: {
            environment: {
              pieces: { desk: { at: [8, 3], facing: 45 }, lamp: { gone: true } },
              note: 'the lamp is broken',
            },
          },
        },
        { environment: 'street', changes: { environment: { weather: 'snow' } } },
        { environment: 'library' },
      ],
    });
    const [library, street] = Object.values(shots[2]!.before.environments);
    expect(library).toMatchObject({
      time: 'dusk',
      notes: ['the lamp is broken'],
      layout: { pieces: { desk: { at: [8, 3], facing: 45 } } },
    });
    expect(library?.layout?.pieces).not.toHaveProperty('lamp');
    expect(street).toEqual({ weather: 'snow', notes: [] });
  });

  test('a piece that was gone comes back as it is described', () => {
    const gone = (value: boolean) => ({
      environment: 'library',
      changes: { environment: { pieces: { lamp: { gone: value } } } },
    });
    const shots = worldsOf({ shots: [gone(true), gone(false)] });
    expect(Object.values(shots[1]!.after.environments)[0]?.layout?.pieces['lamp']?.at).toEqual([
      2, 2,
    ]);
  });
});

describe('lighting', () => {
  test('a change of light lasts in its place, whatever is shown between', () => {
    const shots = worldsOf({
      shots: [
        {
          environment: 'library',
          lighting: 'dusk',
          changes: { lighting: { intensity: 0.3, note: 'candles out' } },
        },
        { environment: 'street', lighting: 'night' },
        { environment: 'library', lighting: 'dusk' },
        { environment: 'library', lighting: 'night' },
      ],
    });
    expect(shots.map(({ after }) => after.lighting)).toEqual([
      { use: 'dusk', intensity: 0.3, notes: ['candles out'] },
      { use: 'night', intensity: 1, notes: [] },
      { use: 'dusk', intensity: 0.3, notes: ['candles out'] },
      { use: 'night', intensity: 1, notes: [] },
    ]);
  });

  test('a shot may go over to another lighting, which then stays', () => {
    const shots = worldsOf({
      shots: [
        {
          environment: 'library',
          lighting: 'dusk',
          changes: { lighting: { use: 'night' as never } },
        },
        { environment: 'library', lighting: 'dusk' },
      ],
    });
    expect(shots.map(({ before, after }) => [before.lighting.use, after.lighting.use])).toEqual([
      ['dusk', 'night'],
      ['night', 'night'],
    ]);
  });
});

test('snapshots share all that does not change', () => {
  const [one, two] = worldsOf({
    shots: [
      { environment: 'library', characters: ['emma'] },
      {
        environment: 'library',
        characters: ['emma'],
        changes: { characters: { emma: { emotion: 'joy' } } },
      },
    ],
  });
  expect(two!.before).toBe(one!.after);
  expect(two!.after.environments).toBe(one!.after.environments);
  expect(Object.values(two!.after.characters)[1]).toBe(Object.values(one!.after.characters)[1]);
});

test('snapshots of a frozen film are frozen to the last value', () => {
  const film = freeze(
    filmOf({
      ...PLACES,
      shots: [
        {
          environment: 'library',
          lighting: 'dusk',
          characters: ['emma'],
          dialogue: [{ character: 'emma', line: 'Ah.' }],
          changes: {
            characters: { emma: { at: [1, 2], props: ['book'] } },
            environment: { pieces: { desk: { at: [3, 3] } }, note: 'the desk stands askew' },
            lighting: { note: 'candles out' },
          },
        },
      ],
    }),
  );
  const { initial, shots } = foldWorld(film);
  expect([initial, shots[0]!.before, shots[0]!.after].map(isFrozen)).toEqual([true, true, true]);
});

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(freeze);
  return Object.freeze(value);
}

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.isFrozen(value) && Object.values(value).every(isFrozen);
}

test('a shot is found by its id', () => {
  const film = filmOf({ ...PLACES, shots: [{ id: '12A' }, { id: '12B' }] });
  const world = foldWorld(film);
  expect(shotWorldOf(world, shotId('12B'))).toBe(world.shots[1]);
  expect(shotWorldOf(world, shotId('13'))).toBeUndefined();
});
