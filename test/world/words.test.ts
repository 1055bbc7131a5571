import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { resolvePerformance } from '../../src/world/stage/performance.ts';
import { viewFrom } from '../../src/world/view/view.ts';
import { compassPoint, describeView } from '../../src/world/view/words.ts';
import { characterOf, layoutOf } from '../support/film-builder.ts';

test('a heading is called by the nearest of the eight compass points', () => {
  expect([0, 22, 23, 90, 180, 300, 350].map(compassPoint)).toEqual([
    'north',
    'north',
    'northeast',
    'east',
    'south',
    'northwest',
    'north',
  ]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 359 }), (heading) => {
      expect(compassPoint((heading + 45) % 360)).not.toBe(compassPoint(heading));
    }),
  );
});

test('a view is worded by side, depth and what stands before what', () => {
  const layout = layoutOf({
    size: [30, 40],
    pieces: {
      'old-desk': { at: [15, 5], size: [3, 1], height: 1 },
      shelf: { at: [15, 8], size: [2, 0.5], height: 2 },
      tower: { at: [5, 38], size: [3, 3], height: 20 },
      door: { at: [15, 0], size: [1, 0.1], height: 2 },
    },
  });
  const pose = {
    position: [15, 1, 1.4],
    heading: 0,
    tilt: 0,
    roll: 0,
    focalLength: 24,
  } as const;
  const view = viewFrom(pose, 16 / 9, { layout, interior: true }, []);
  expect(describeView(view)).toEqual({
    looking: 'north, towards the north wall 39.0 m away',
    inFrame: [
      {
        kind: 'piece',
        name: 'old-desk',
        called: 'old desk',
        where: 'centre midground',
        details: ['4.0 m away'],
      },
      {
        kind: 'piece',
        name: 'shelf',
        called: 'shelf',
        where: 'centre background',
        details: ['7.0 m away', 'partly behind the old desk'],
      },
      {
        kind: 'piece',
        name: 'tower',
        called: 'tower',
        where: 'left far background',
        details: ['38.3 m away', 'partly in frame'],
      },
    ],
    outside: [
      {
        kind: 'piece',
        name: 'door',
        called: 'door',
        where: 'behind the camera',
        details: ['1.0 m away'],
      },
    ],
  });
});

test('an emotion shows the identity in its own way and brings its motion, unless one is stated', () => {
  const orb = characterOf({
    identity: { core: 'golden energy', glow: 'warm' },
    motion: { idle: 'gentle pulsing', excited: 'quick spirals' },
    emotions: { joy: { motion: 'excited', note: 'bright', traits: { glow: 'brighter' } } },
    wardrobe: { halo: 'ring of sparks' },
  });
  const state = { emotion: 'joy', wardrobe: ['halo', 'ribbon'], props: [] };
  expect(resolvePerformance(orb, state)).toEqual({
    emotion: 'joy',
    note: 'bright',
    motion: 'quick spirals',
    traits: { core: 'golden energy', glow: 'brighter' },
    garments: [{ name: 'halo', description: 'ring of sparks' }, { name: 'ribbon' }],
  });
  expect(resolvePerformance(orb, { ...state, motion: 'idle' }).motion).toBe('gentle pulsing');
  expect(resolvePerformance(orb, { emotion: 'dread', wardrobe: [], props: [] })).toEqual({
    emotion: 'dread',
    traits: { core: 'golden energy', glow: 'warm' },
    garments: [],
  });
});
