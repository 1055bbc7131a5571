import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Movement } from '../../src/film/camera.ts';
import { DIRECTIONS, MOVEMENTS, RIGS, SPEEDS } from '../../src/film/vocabulary.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { distanceBetween, turnBetween } from '../../src/world/floor/plane.ts';
import { poseAt } from '../../src/world/camera/pose-at.ts';
import { stageSpace } from '../../src/world/stage/stage.ts';
import type { CameraPath, CameraPose } from '../../src/world/stage/staging.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';

const ROOM: FilmParts = {
  characters: { emma: { starts: { at: [6, 5], facing: 180 } } },
  environments: { room: { layout: { marks: { door: [9, 5] } } } },
};

/** Emma stands at [6, 5], the camera at [6, 1] and looks north. */
function pathOf(movement: Movement | undefined, more: ShotParts = {}): CameraPath {
  const film = filmOf({
    ...ROOM,
    shots: [
      {
        environment: 'room',
        characters: ['emma'],
        size: 'fs',
        camera: { at: [6, 1], facing: 0, height: 1.6, tilt: 0 },
        ...(movement === undefined ? {} : { movement }),
        ...more,
      },
    ],
  });
  return stageSpace(film, foldWorld(film).shots[0]!).path;
}

function ends(movement: Movement, more?: ShotParts): readonly [CameraPose, CameraPose] {
  const path = pathOf(movement, more);
  return [poseAt(path, 0), poseAt(path, 1)];
}

const rounded = (pose: CameraPose): readonly number[] =>
  [...pose.position, pose.heading, pose.tilt].map((value) => Math.round(value * 100) / 100 + 0);

describe('each movement goes its way', () => {
  const cases: readonly (readonly [title: string, Movement, readonly number[]])[] = [
    ['static stays', { type: 'static' }, [6, 1, 1.6, 0, 0]],
    ['pan left turns left', { type: 'pan', direction: 'left', amount: 30 }, [6, 1, 1.6, 330, 0]],
    [
      'pan over the half turn',
      { type: 'pan', direction: 'right', amount: 270 },
      [6, 1, 1.6, 270, 0],
    ],
    ['tilt down looks down', { type: 'tilt', direction: 'down', amount: 15 }, [6, 1, 1.6, 0, -15]],
    ['dolly in goes ahead', { type: 'dolly', direction: 'in', amount: 2 }, [6, 3, 1.6, 0, 0]],
    ['dolly out goes back', { type: 'dolly', direction: 'out', amount: 0.5 }, [6, 0.5, 1.6, 0, 0]],
    ['truck right goes right', { type: 'truck', direction: 'right', amount: 2 }, [8, 1, 1.6, 0, 0]],
    ['pedestal up rises', { type: 'pedestal', direction: 'up', amount: 1 }, [6, 1, 2.6, 0, 0]],
    [
      'orbit cw goes round clockwise from above',
      { type: 'orbit', direction: 'cw', amount: 90 },
      [2, 5, 1.6, 90, 0],
    ],
    [
      'orbit right steps to the right',
      { type: 'orbit', direction: 'right', amount: 90 },
      [10, 5, 1.6, 270, 0],
    ],
    ['whip pan turns', { type: 'whip_pan', direction: 'right', amount: 90 }, [6, 1, 1.6, 90, 0]],
    ['whip tilt turns', { type: 'whip_tilt', direction: 'up', amount: 40 }, [6, 1, 1.6, 0, 40]],
  ];
  test.each(cases)('%s', (_title, movement, end) => {
    const [start, last] = ends(movement);
    expect(rounded(start)).toEqual([6, 1, 1.6, 0, 0]);
    expect(rounded(last)).toEqual(end);
  });

  test('a zoom multiplies the focal length, out divides it', () => {
    const [start, inside] = ends(
      { type: 'zoom', direction: 'in', amount: 2 },
      { lens: { mm: 30 } },
    );
    expect([start.focalLength, inside.focalLength]).toEqual([30, 60]);
    const [, outside] = ends({ type: 'zoom', direction: 'out', amount: 2 }, { lens: { mm: 30 } });
    expect(outside.focalLength).toBe(15);
  });

  test('a crane up keeps its subject at the same height in the picture', () => {
    const [start, end] = ends({ type: 'crane', direction: 'up', amount: 3 });
    expect(end.position[2] - start.position[2]).toBeCloseTo(3);
    expect(end.tilt).toBeLessThan(-25);
  });

  test('tracking goes with its subject', () => {
    const [start, end] = ends(
      { type: 'tracking' },
      { changes: { characters: { emma: { at: 'door' } } } },
    );
    expect(end.position[0] - start.position[0]).toBeCloseTo(3);
    expect(end.heading).toBe(start.heading);
  });

  test('an orbit keeps its distance from the subject, and looks at it all the way', () => {
    const path = pathOf({ type: 'orbit', direction: 'ccw', amount: 200 });
    for (let time = 0; time <= 1; time += 0.05) {
      const { position, heading } = poseAt(path, time);
      expect(distanceBetween([position[0], position[1]], [6, 5])).toBeCloseTo(4, 1);
      const toEmma = (Math.atan2(6 - position[0], 5 - position[1]) * 180) / Math.PI;
      expect(Math.abs(turnBetween(heading, toEmma))).toBeLessThan(0.1);
    }
  });

  test('two moves add up', () => {
    const [, end] = ends({
      type: 'dolly',
      direction: 'in',
      amount: 2,
      secondary: { type: 'zoom', direction: 'out', amount: 2 },
    });
    expect(rounded(end)).toEqual([6, 3, 1.6, 0, 0]);
    expect(end.focalLength).toBeCloseTo(ends({ type: 'static' })[0].focalLength / 2);
  });
});

test('a faster move goes farther where no amount is said', () => {
  const ways = SPEEDS.map((speed) => ends({ type: 'truck', speed })[1].position[0]);
  expect(ways).toEqual([7, 8, 10]);
});

test('a dolly whose way nobody measured stops before its subject', () => {
  const [, end] = ends(
    { type: 'dolly', direction: 'in', speed: 'fast' },
    { camera: { at: [6, 4], facing: 0 } },
  );
  expect(end.position[1]).toBeCloseTo(4.6);
});

test('what carries the camera decides how it shakes', () => {
  const shake = (more: ShotParts): number => pathOf(undefined, more).shake;
  expect(shake({})).toBe(0);
  expect(shake({ rig: 'tripod' })).toBe(0);
  expect(shake({ rig: 'handheld' })).toBeGreaterThan(shake({ rig: 'steadicam' }));
  expect(pathOf({ type: 'handheld_drift' }).shake).toBeGreaterThan(0);
});

test('a whip stands, turns quickly, and stands again', () => {
  const path = pathOf({ type: 'whip_pan', direction: 'right', amount: 90 });
  const headings = [0, 0.3, 0.5, 0.7, 1].map((time) => poseAt(path, time).heading);
  expect(headings).toEqual([0, 0, expect.closeTo(45), 90, 90]);
});

test('every path is continuous: a small step in time is a small step of the camera', () => {
  const move = fc.record(
    {
      type: fc.constantFrom(...MOVEMENTS),
      direction: fc.constantFrom(...DIRECTIONS),
      speed: fc.constantFrom(...SPEEDS),
    },
    { requiredKeys: ['type'] },
  );
  const shot = fc.record(
    {
      movement: fc
        .tuple(move, fc.option(move, { nil: undefined }))
        .map(([first, secondary]): Movement => ({
          ...first,
          ...(secondary === undefined ? {} : { secondary }),
        })),
      rig: fc.constantFrom(...RIGS),
      changes: fc.constant({ characters: { emma: { at: 'door' } } }),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(shot, fc.double({ min: 0, max: 1, noNaN: true }), (parts, time) => {
      const path = pathOf(parts.movement, parts);
      const step = 1e-4;
      const [one, other] = [poseAt(path, time), poseAt(path, Math.min(1, time + step))];
      // The fastest here: a whip of 120 degrees in a third of the shot, eased; 1.5 × 3 × 120 a unit.
      const limit = 1000 * step;
      expect(Math.abs(turnBetween(one.heading, other.heading))).toBeLessThan(limit);
      expect(Math.abs(one.tilt - other.tilt)).toBeLessThan(limit);
      expect(Math.abs(one.focalLength - other.focalLength)).toBeLessThan(limit);
      one.position.forEach((value, axis) => {
        expect(Math.abs(value - other.position[axis]!)).toBeLessThan(limit);
      });
      expect(path.keys[0]?.time).toBe(0);
      expect(path.keys.map(({ time: at }) => at)).toEqual(
        path.keys.map(({ time: at }) => at).toSorted((a, b) => a - b),
      );
    }),
  );
});

test('a shot that is chained and says nothing about the camera starts where the last one ended', () => {
  const film = filmOf({
    ...ROOM,
    scenes: [
      {
        environment: 'room',
        shots: [
          {
            characters: ['emma'],
            size: 'ms',
            camera: { at: [6, 1], facing: 0 },
            movement: { type: 'dolly', direction: 'in', amount: 1 },
          },
          { characters: ['emma'], join: { mode: 'chain', maxDepth: 3 } },
          { characters: ['emma'], size: 'cu', join: { mode: 'chain', maxDepth: 3 } },
        ],
      },
    ],
  });
  const [one, two, three] = foldWorld(film).shots.map((shot) => stageSpace(film, shot).path);
  expect(poseAt(two!, 0)).toEqual(poseAt(one!, 1));
  expect(poseAt(three!, 0)).not.toEqual(poseAt(two!, 1));
});

describe('a camera that goes with several', () => {
  /** A runner, and a ball that flies ten times as far. */
  function follow(shot: ShotParts): readonly number[] {
    const film = filmOf({
      characters: {
        amal: { starts: { at: [6, 2] } },
        ball: { form: 'object', height: 0.2, starts: { at: [6, 4] } },
      },
      environments: { pitch: { interior: false, layout: { size: [40, 60] } } },
      shots: [
        {
          environment: 'pitch',
          characters: ['amal', 'ball'],
          size: 'fs',
          changes: { characters: { amal: { at: [6, 4] }, ball: { at: [6, 40] } } },
          movement: { type: 'tracking' },
          ...shot,
        },
      ],
    });
    const { path } = stageSpace(film, foldWorld(film).shots[0]!);
    const [from, to] = [poseAt(path, 0), poseAt(path, 1)];
    return [to.position[0] - from.position[0], to.position[1] - from.position[1]].map(Math.round);
  }

  test('stays with the first, where their ways part', () => {
    expect(follow({})).toEqual([0, 2]);
  });

  test('keeps to the middle of a shot that is said to be of both', () => {
    expect(follow({ framing: ['two_shot'] })).toEqual([0, 19]);
  });
});
