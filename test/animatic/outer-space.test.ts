import { describe, expect, test } from '@jest/globals';
import { isOuterSpace, isWeightless, planetIn } from '../../src/animatic/set/outer-space.ts';
import type { Environment } from '../../src/film/environment.ts';
import { filmOf } from '../support/film-builder.ts';

function place(location: string, more: Partial<Environment> = {}): Environment {
  const film = filmOf({ environments: { place: { location, interior: false, ...more } } });
  return Object.values(film.environments)[0]!;
}

describe('there is nothing but stars around', () => {
  test.each(['Outside a space station, in orbit above the Earth', 'Deep space', 'A spacewalk'])(
    '%s',
    (location) => {
      expect(isOuterSpace(place(location))).toBe(true);
    },
  );

  test.each(['A parking space', 'The Space Bar, Soho', 'A meadow', 'A railway station'])(
    'and not at %s',
    (location) => {
      expect(isOuterSpace(place(location))).toBe(false);
    },
  );
});

test('nobody has a weight in a ship without gravity, which is no open space', () => {
  const ship = place('The bridge of a ship', { interior: true, physics: { gravity: 0 } });
  expect(isWeightless(ship)).toBe(true);
  expect(isOuterSpace(ship)).toBe(false);
  expect(isWeightless(place('A library', { physics: { gravity: 0.8 } }))).toBe(false);
});

test('the world below is the one that is named', () => {
  expect(planetIn(place('In orbit around Mars'))?.pale[0]).toBeGreaterThan(0.5);
  expect(planetIn(place('In orbit above the Earth'))?.pale[2]).toBeGreaterThan(0.5);
  expect(planetIn(place('Deep space'))).toBeUndefined();
});
