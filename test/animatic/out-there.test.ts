import { expect, test } from '@jest/globals';
import { prepareActor } from '../../src/animatic/figures/place-actors.ts';
import { daylightOf } from '../../src/animatic/light/set-light.ts';
import { luma } from '../../src/animatic/color/color.ts';
import type { Environment } from '../../src/film/environment.ts';
import { stagingOf } from '../support/staging.ts';

const stars = (location: string, parts: Partial<Environment> = {}): number =>
  daylightOf(
    stagingOf({
      environments: { place: { location, interior: true, ...parts } },
      shots: [{ environment: 'place' }],
    }),
  ).stars;

test('behind the windows of a spaceship are the stars, unless a time is said', () => {
  expect(stars('Bridge of a deep space freighter')).toBe(1);
  expect(stars('A space station')).toBe(1);
  expect(stars('A spacious office')).toBe(0);
  expect(stars('Bridge of a starship', { time: 'day' })).toBe(0);
});

test('a robot has the colour that the words for its shell say', () => {
  const brightness = (shell: string): number => {
    const staging = stagingOf({
      characters: { tik: { form: 'robot', identity: { shell, eye: 'one blue lens' } } },
      shots: [{ characters: ['tik'] }],
    });
    return luma(prepareActor(staging, Object.values(staging.cast)[0]!, 7).color);
  };
  expect(brightness('scuffed white plates')).toBeGreaterThan(0.8);
  expect(brightness('black plates')).toBeLessThan(0.2);
});
