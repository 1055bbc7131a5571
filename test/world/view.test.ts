import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Layout } from '../../src/film/environment.ts';
import type { FloorPoint } from '../../src/film/geometry.ts';
import { bodyOf } from '../../src/world/floor/body.ts';
import type { Figure } from '../../src/world/floor/box.ts';
import { normaliseHeading, turnAround, turnBetween } from '../../src/world/floor/plane.ts';
import type { CameraPose } from '../../src/world/stage/staging.ts';
import type { View } from '../../src/world/view/view.ts';
import { viewFrom } from '../../src/world/view/view.ts';
import { layoutOf } from '../support/film-builder.ts';

const ASPECT = 16 / 9;

const poseAt = (at: FloorPoint, heading: number, parts: Partial<CameraPose> = {}): CameraPose => ({
  position: [at[0], at[1], 1.5],
  heading,
  tilt: 0,
  roll: 0,
  focalLength: 35,
  ...parts,
});

const person = (character: string, point: FloorPoint): Figure => ({
  character,
  point,
  body: bodyOf({ form: 'person', height: 1.75 }),
});

const see = (pose: CameraPose, layout?: Layout, figures: readonly Figure[] = []): View =>
  viewFrom(pose, ASPECT, { ...(layout === undefined ? {} : { layout }), interior: true }, figures);

const placesIn = (view: View): Record<string, string> =>
  Object.fromEntries([
    ...view.inFrame.map(({ name, side }) => [name, side]),
    ...view.outside.map(({ name, where }) => [name, where]),
  ]);

const FOUR_WALLS = layoutOf({
  size: [10, 10],
  pieces: {
    n: { at: [5, 9] },
    e: { at: [9, 5] },
    s: { at: [5, 1] },
    w: { at: [1, 5] },
  },
});

describe('directions', () => {
  test('what lies right of the heading is off right, what lies opposite is behind', () => {
    expect(placesIn(see(poseAt([5, 5], 0), FOUR_WALLS))).toEqual({
      n: 'centre',
      e: 'right',
      s: 'behind',
      w: 'left',
    });
    expect(placesIn(see(poseAt([5, 5], 90), FOUR_WALLS))).toEqual({
      e: 'centre',
      s: 'right',
      w: 'behind',
      n: 'left',
    });
  });

  test('left, centre and right are the thirds of the picture', () => {
    const people = [person('a', [3.5, 8]), person('b', [5, 8]), person('c', [6.5, 8])];
    expect(placesIn(see(poseAt([5, 4], 0), undefined, people))).toEqual({
      a: 'left',
      b: 'centre',
      c: 'right',
    });
  });

  test('the wall ahead and its distance are known indoors, and no wall outdoors', () => {
    expect(see(poseAt([5, 2], 0), FOUR_WALLS).wall).toEqual({ name: 'north', distance: 8 });
    expect(see(poseAt([5, 2], 270), FOUR_WALLS).wall?.name).toBe('west');
    const outdoors = { layout: FOUR_WALLS, interior: false };
    expect(viewFrom(poseAt([5, 2], 0), ASPECT, outdoors, [])).not.toHaveProperty('wall');
  });

  test('without a layout nothing is seen but the cast, and the view says so', () => {
    const view = see(poseAt([0, -3], 0), undefined, [person('a', [0, 0])]);
    expect(view.layout).toBe(false);
    expect(view).not.toHaveProperty('wall');
    expect(view.inFrame.map(({ kind, name }) => [kind, name])).toEqual([['character', 'a']]);
    expect(view.outside).toEqual([]);
  });
});

describe('depth and hiding', () => {
  test('depth counts from the nearest character in frame', () => {
    const layout = layoutOf({
      pieces: {
        vase: { at: [5.4, 2], size: [0.2, 0.2] },
        chair: { at: [6, 5.5], size: [0.5, 0.5] },
        clock: { at: [5, 9], size: [0.5, 0.5], height: 2 },
      },
    });
    const view = see(poseAt([5, 0], 0), layout, [person('a', [4, 5])]);
    expect(view.inFrame.map(({ name, depth }) => [name, depth])).toEqual([
      ['vase', 'foreground'],
      ['a', 'midground'],
      ['chair', 'midground'],
      ['clock', 'background'],
    ]);
  });

  test('who stands behind a wall is hidden by it, and in front of it is not', () => {
    const screen = layoutOf({
      pieces: { screen: { at: [5, 4], size: [4, 0.1], height: 2.2 } },
    });
    const hidden = see(poseAt([5, 0], 0), screen, [person('a', [5, 6])]);
    expect(hidden.outside).toMatchObject([{ name: 'a', where: 'hidden', behind: ['screen'] }]);
    const shown = see(poseAt([5, 0], 0), screen, [person('a', [5, 3])]);
    expect(shown.inFrame.map(({ name }) => name)).toContain('a');
  });

  test('who stands behind a table is partly behind it', () => {
    const table = layoutOf({ pieces: { table: { at: [5, 4], size: [2, 1], height: 0.8 } } });
    const view = see(poseAt([5, 0], 0), table, [person('a', [5, 5])]);
    expect(view.inFrame.find(({ name }) => name === 'a')).toMatchObject({
      behind: ['table'],
      extent: 'partly',
    });
  });

  test('whoever stands where the camera is is not seen by it', () => {
    const view = see(poseAt([5, 5], 0), undefined, [person('a', [5, 5])]);
    expect(view.outside).toMatchObject([{ name: 'a', where: 'camera' }]);
  });

  test('a camera that looks up loses what stands on the floor below the frame', () => {
    const view = see(poseAt([5, 0], 0, { tilt: 60 }), undefined, [person('a', [5, 3])]);
    expect(view.outside).toMatchObject([{ name: 'a', where: 'below' }]);
  });
});

describe('the invisible weave', () => {
  const coordinate = fc.double({ min: 0.5, max: 11.5, noNaN: true });
  const point = fc.tuple(coordinate, coordinate);
  const degrees = fc.double({ min: -360, max: 360, noNaN: true });
  const scene = fc.record({
    pieces: fc.array(fc.tuple(point, fc.integer({ min: 0, max: 359 })), { maxLength: 5 }),
    people: fc.array(point, { maxLength: 3 }),
    eye: point,
    heading: fc.integer({ min: 0, max: 359 }),
  });

  const layoutWith = (pieces: readonly (readonly [FloorPoint, number])[]): Layout =>
    layoutOf({
      pieces: Object.fromEntries(
        pieces.map(([at, facing], index) => [`p${index}`, { at, facing, size: [1.2, 0.6] }]),
      ),
    });
  const cast = (points: readonly FloorPoint[]): readonly Figure[] =>
    points.map((at, index) => person(`c${index}`, at));

  test('a camera that is turned by some degrees sees every bearing turned by as many back', () => {
    fc.assert(
      fc.property(scene, degrees, ({ pieces, people, eye, heading }, turn) => {
        const bearings = (view: View): Map<string, number> =>
          new Map([...view.inFrame, ...view.outside].map(({ name, bearing }) => [name, bearing]));
        const look = (by: number): Map<string, number> =>
          bearings(
            see(poseAt(eye, normaliseHeading(heading + by)), layoutWith(pieces), cast(people)),
          );
        const [before, after] = [look(0), look(turn)];
        expect(after.size).toBe(pieces.length + people.length);
        for (const [name, bearing] of before) {
          const expected = bearing - turn;
          expect(Math.abs(turnBetween(expected, after.get(name) ?? NaN))).toBeLessThan(1e-6);
        }
      }),
    );
  });

  test('turning the camera is the same as turning the world around it the other way', () => {
    fc.assert(
      fc.property(scene, degrees, ({ pieces, people, eye, heading }, turn) => {
        const turnBack = (at: FloorPoint): FloorPoint => turnAround(at, eye, -turn);
        const turned = see(
          poseAt(eye, normaliseHeading(heading + turn)),
          layoutWith(pieces),
          cast(people),
        );
        const world = see(
          poseAt(eye, heading),
          layoutWith(pieces.map(([at, facing]) => [turnBack(at), facing - turn])),
          cast(people.map(turnBack)),
        );
        const numbers = (view: View): readonly number[] =>
          view.inFrame.flatMap(({ x, tall, distance }) => [x, tall, distance]);
        // At the very edge of frame or cover, rounding decides; such a scene tells nothing.
        fc.pre(sameNames(turned, world));
        numbers(turned).forEach((value, index) => {
          expect(value).toBeCloseTo(numbers(world)[index] ?? NaN, 4);
        });
      }),
    );
  });

  test('turning a camera by 45 degrees moves what was in the middle by exactly 45', () => {
    const view = see(poseAt([5, 5], 45, { focalLength: 12 }), FOUR_WALLS);
    expect(view.inFrame.find(({ name }) => name === 'n')?.bearing).toBe(-45);
    expect(view.inFrame.find(({ name }) => name === 'e')?.bearing).toBe(45);
  });

  function sameNames(one: View, other: View): boolean {
    const names = (view: View): string =>
      JSON.stringify(
        [view.inFrame, view.outside].map((list) => list.map(({ name }) => name).toSorted()),
      );
    return (
      names(one) === names(other) &&
      one.inFrame.every(({ name }, i) => other.inFrame[i]?.name === name)
    );
  }
});
