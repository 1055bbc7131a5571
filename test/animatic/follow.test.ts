import { describe, expect, test } from '@jest/globals';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { cameraOf } from '../../src/animatic/lens/follow.ts';
import { project, viewOf } from '../../src/animatic/lens/lens.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { pieceOf } from '../support/film-builder.ts';
import { stagingOf } from '../support/staging.ts';

/** Where Ann is across the picture on frames of a shot in which she goes, 0 left to 1 right. */
function acrossOf(shot: ShotParts): readonly number[] {
  const staging = stagingOf({
    characters: { ann: { form: 'person', height: 1.7, starts: { at: [2, 4] } } },
    environments: { yard: { location: 'A yard', interior: false, layout: { size: [20, 20] } } },
    shots: [{ environment: 'yard', characters: ['ann'], duration: 6, size: 'ms', ...shot }],
  });
  const scene = sceneOf(staging, 7, []);
  const camera = cameraOf(staging, scene);
  return [0, 24, 48, 72, 96, 143].map((frame) => {
    const [ann] = placeActors(staging, scene, frame);
    const [x, y, z] = ann!.foot;
    return project(viewOf(camera(frame), 160, 90), [x, y, z + 1.4])!.x / 160;
  });
}

describe('a camera that goes with somebody has them in the middle, however fast they walk', () => {
  test.each<[string, ShotParts]>([
    ['as it pans where nothing is said', {}],
    ['as it tracks', { movement: { type: 'tracking', direction: 'right' } }],
  ])('%s', (_, parts) => {
    // Of six seconds she walks two and a half.
    const changes = { characters: { ann: { at: [5.4, 4.2] as const } } };
    for (const across of acrossOf({ ...parts, changes })) {
      expect(Math.abs(across - 0.5)).toBeLessThan(0.06);
    }
  });
});

test('one that is told to stand does not go with them', () => {
  const changes = { characters: { ann: { at: [5.4, 4.2] as const } } };
  const across = acrossOf({ changes, movement: { type: 'static' } });
  expect(Math.abs(across[0]! - across.at(-1)!)).toBeGreaterThan(0.3);
});

test('one that goes with somebody in a boat goes as the boat goes', () => {
  const boat = { at: [10, 6] as const, size: [1.4, 3] as const, height: 0.6, facing: 0 };
  const water = { at: [10, 10] as const, size: [20, 20] as const, height: 0.02 };
  const staging = stagingOf({
    characters: { ann: { form: 'person', height: 1.7, starts: { at: 'boat' } } },
    environments: {
      lake: {
        location: 'A lake',
        interior: false,
        layout: { size: [20, 20], pieces: { boat: pieceOf(boat), lake: pieceOf(water) } },
      },
    },
    shots: [
      {
        environment: 'lake',
        characters: ['ann'],
        duration: 6,
        size: 'ws',
        changes: { environment: { pieces: { boat: { at: [13, 13] } } } },
      },
    ],
  });
  const scene = sceneOf(staging, 7, []);
  const camera = cameraOf(staging, scene);
  const turned = Math.abs(camera(143).heading - camera(0).heading);
  expect(turned).toBeGreaterThan(5);
});
