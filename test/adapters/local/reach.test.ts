import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { planStillPath } from '../../../src/adapters/local/camera/reach.ts';
import { toCamera, type View } from '../../../src/animatic/lens/lens.ts';
import { add, dot, scale, subtract, type Vector } from '../../../src/animatic/solids/vector.ts';
import type { CameraPose } from '../../../src/world/stage/staging.ts';

const HOME: CameraPose = { position: [0, 0, 1.5], heading: 0, tilt: 0, roll: 0, focalLength: 35 };
const SIZE = { width: 160, height: 90 };

/** From home to another pose, in five frames. */
function towards(change: Partial<CameraPose>): readonly CameraPose[] {
  const to = { ...HOME, ...change };
  return Array.from({ length: 5 }, (_, index): CameraPose => {
    const mix = (from: number, end: number): number => from + ((end - from) * index) / 4;
    return {
      position: [
        mix(HOME.position[0], to.position[0]),
        mix(HOME.position[1], to.position[1]),
        mix(HOME.position[2], to.position[2]),
      ],
      heading: mix(HOME.heading, to.heading),
      tilt: mix(HOME.tilt, to.tilt),
      roll: mix(HOME.roll, to.roll),
      focalLength: mix(HOME.focalLength, to.focalLength),
    };
  });
}

/** Where on a still so far ahead the corners of a view fall; its own corners are at ±1. */
function corners(home: View, view: View, depth: number): readonly number[] {
  return [-1, 1].flatMap((x) =>
    [-1, 1].flatMap((y) => {
      const ray: Vector = add(
        view.forward,
        add(
          scale(view.right, (x * view.width) / 2 / view.focal),
          scale(view.up, (y * view.height) / 2 / view.focal),
        ),
      );
      const offset = subtract(view.position, home.position);
      const reach = (depth - dot(offset, home.forward)) / dot(ray, home.forward);
      const [right, up, ahead] = toCamera(home, add(view.position, scale(ray, reach)));
      const focal = home.focal / ahead;
      return [(right * focal) / (home.width / 2), (up * focal) / (home.height / 2)];
    }),
  );
}

describe('a camera over a still', () => {
  test('shows a given still whole where it does not move, and where it goes in', () => {
    for (const poses of [towards({}), towards({ position: [0, 1, 1.5] })]) {
      const path = planStillPath(poses, SIZE, [4, 4], true);
      expect(path).toMatchObject({ part: 1, cut: 0 });
      expect(path.viewAt(0)).toEqual(path.home);
    }
  });

  test('leaves out what of a move the still does not reach, and says how much it made', () => {
    const path = planStillPath(towards({ heading: 60 }), SIZE, [4, 4], true);
    expect(path.part).toBeGreaterThan(0.05);
    expect(path.part).toBeLessThan(0.4);
    expect(path.viewAt(4).forward[0]).toBeCloseTo(Math.sin((60 * path.part * Math.PI) / 180), 6);
  });

  test('never sees past the still’s edges, however it moves', () => {
    const small = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
    fc.assert(
      fc.property(
        fc.record({
          position: fc.tuple(small(2), small(2), small(1)),
          heading: small(80),
          tilt: small(40),
          roll: small(20),
          focalLength: fc.double({ min: 20, max: 100, noNaN: true }),
        }),
        fc.boolean(),
        (change, startsWhole) => {
          const { position } = change;
          const to = {
            ...change,
            position: [position[0], position[1], 1.5 + position[2]] as const,
          };
          const path = planStillPath(towards(to), SIZE, [3, 6], startsWhole);
          for (let frame = 0; frame < 5; frame += 1) {
            for (const depth of [3, 6]) {
              const seen = corners(path.home, path.viewAt(frame), depth).map(Math.abs);
              expect(Math.max(...seen)).toBeLessThan(1.002);
            }
          }
        },
      ),
    );
  });
});
