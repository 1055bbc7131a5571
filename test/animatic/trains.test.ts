import { describe, expect, test } from '@jest/globals';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { pieceOf } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

/** How far north the train is at the beginning, in the middle and at the end of four seconds. */
function waysOf(shot: ShotParts, name = 'train'): readonly number[] {
  const piece = pieceOf({ at: [2, 4], size: [3, 20], height: 3.6, facing: 0 });
  const staging = roomWith({
    interior: false,
    pieces: { [name]: piece },
    shot: { duration: 4, ...shot },
  });
  const scene = sceneOf(staging, 7, []);
  return [0, 48, 95].map((frame) => {
    const prop = scene.setAt(frame).props.find((one) => one.name === name);
    return Number(prop!.stand.at[1].toFixed(1));
  });
}

describe('a train', () => {
  test('that pulls out gathers speed on its way', () => {
    const [first, middle, last] = waysOf({ action: 'The train pulls out.' });
    expect(first).toBe(4);
    expect(middle! - first!).toBeGreaterThan(1);
    expect(last! - middle!).toBeGreaterThan(2 * (middle! - first!));
  });

  test('that pulls into a station stops at its place', () => {
    const [first, middle, last] = waysOf({ action: 'The train pulls into the station.' });
    expect(first).toBeLessThan(-3);
    expect(middle! - first!).toBeGreaterThan(2 * (4 - middle!));
    expect(last).toBe(4);
  });

  test('that rushes past comes from out of sight and goes there', () => {
    const [first, , last] = waysOf({ action: 'A train rushes past.' });
    expect(first).toBeLessThan(-40);
    expect(last).toBeGreaterThan(40);
  });

  test.each([
    'The train waits.',
    'Ann leaves the train.',
    'She pulls out a letter before the train.',
  ])('stays where it is: %s', (action) => expect(waysOf({ action })).toEqual([4, 4, 4]));
});

test('a car drives off, and a bench does not', () => {
  expect(waysOf({ action: 'The car drives off.' }, 'car').at(-1)).toBeGreaterThan(10);
  expect(waysOf({ action: 'The bench drives off.' }, 'bench')).toEqual([4, 4, 4]);
});
