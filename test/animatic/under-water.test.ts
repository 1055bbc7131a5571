import { expect, test } from '@jest/globals';
import { creatureAt } from '../../src/animatic/figures/creature.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { waterFor, isUnderWater } from '../../src/animatic/set/under-water.ts';
import { daylightAt } from '../../src/animatic/light/daylight.ts';
import { roomWith } from '../support/room.ts';

test.each([
  ['a great white shark', 'fish'],
  ['a goldfish', 'fish'],
  ['a green sea turtle', 'turtle'],
  ['a seagull', 'bird'],
  ['a white mare, a horse', 'quadruped'],
  ['a shaggy dog', 'quadruped'],
])('%s has the body of its kind', (kind, build) => {
  const staging = roomWith({
    characters: {
      one: { form: 'creature', height: 0.8, identity: { kind }, starts: { at: [4, 3] } },
    },
  });
  const [placed] = placeActors(staging, sceneOf(staging, 7, []), 0);
  expect(creatureAt(staging, placed!.actor, placed!.step, 0, 0).build).toBe(build);
});

test('a place at the bottom of the sea is under water, and one by the sea is not', () => {
  expect(isUnderWater('the bottom of the sea, around a sunken ship')).toBe(true);
  expect(isUnderWater('a coral reef under water')).toBe(true);
  expect(isUnderWater('a beach by the sea')).toBe(false);
});

test('under water there are no stars, and it is darker ahead than above', () => {
  const day = waterFor(daylightAt('night'));
  const noon = waterFor(daylightAt('day'));
  expect(day.stars).toBe(0);
  expect(noon.zenith[2]).toBeGreaterThan(noon.horizon[2]);
});
