import { describe, expect, test } from '@jest/globals';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { stagingOf } from '../support/staging.ts';

/** Ana and a horse on a frame of a shot in which it goes to the gate. */
function rideAt(frame: number, posture: string, height = 1.8) {
  const gate = { at: [14, 6] as const };
  const staging = stagingOf({
    characters: {
      ana: { form: 'person', height: 1.7, starts: { at: [2, 3] } },
      storm: { form: 'creature', height, identity: { kind: 'a horse' }, starts: { at: [4, 6] } },
    },
    environments: { field: { location: 'A field', interior: false, layout: { size: [20, 12] } } },
    shots: [
      {
        environment: 'field',
        characters: ['ana', 'storm'],
        size: 'ws',
        duration: 6,
        changes: { characters: { ana: { ...gate, posture }, storm: gate } },
      },
    ],
  });
  const [ana, storm] = placeActors(staging, sceneOf(staging, 7, []), frame);
  return { staging, ana: ana!, storm: storm! };
}

describe('who rides', () => {
  test.each([0, 48, 100, 143])(
    'is on the back of the horse wherever that goes, on frame %i',
    (frame) => {
      const { ana, storm } = rideAt(frame, 'riding');
      expect(ana.foot.slice(0, 2)).toEqual(storm.foot.slice(0, 2));
      expect(ana.step.facing).toBe(storm.step.facing);
      // Hips are on its back.
      expect(ana.foot[2] + 0.285 * 1.7).toBeGreaterThan(storm.foot[2] + 1.2);
    },
  );

  test.each([
    ['no dog', 'riding', 0.6],
    ['nothing while they stand', 'standing', 1.8],
  ] as const)('rides %s', (_, posture, height) => {
    const { ana } = rideAt(48, posture, height);
    expect(ana.seating.mount).toBeUndefined();
  });
});
