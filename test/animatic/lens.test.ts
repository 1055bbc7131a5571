import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProjectedFace } from '../../src/animatic/solids/projected-face.ts';
import {
  NEAR,
  project,
  projectPolygon,
  sensorWidth,
  viewOf,
} from '../../src/animatic/lens/lens.ts';
import type { CameraPose } from '../../src/world/stage/staging.ts';

const LEVEL: CameraPose = { position: [0, 0, 1.5], heading: 0, tilt: 0, roll: 0, focalLength: 36 };

describe('lens', () => {
  test('what lies on the axis is in the middle of the picture', () => {
    expect(project(viewOf(LEVEL, 1600, 900), [0, 10, 1.5])).toEqual({ x: 800, y: 450, depth: 10 });
  });

  test('a 36 mm lens on a 36 mm sensor sees as wide as it is far', () => {
    const edge = project(viewOf(LEVEL, 1600, 900), [5, 10, 1.5]);
    expect(edge?.x).toBeCloseTo(1600);
  });

  test('an upright picture uses the height of the sensor', () => {
    expect(sensorWidth(900, 1600)).toBeCloseTo(13.5);
    expect(sensorWidth(1600, 900)).toBe(36);
  });

  test('a camera turned right moves everything left', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 20, noNaN: true }),
        fc.double({ min: -8, max: 8, noNaN: true }),
        fc.double({ min: 3, max: 40, noNaN: true }),
        (turn, x, y) => {
          const before = project(viewOf(LEVEL, 1600, 900), [x, y, 1]);
          const after = project(viewOf({ ...LEVEL, heading: turn }, 1600, 900), [x, y, 1]);
          fc.pre(before !== undefined && after !== undefined);
          expect(after?.x).toBeLessThan(before?.x ?? 0);
        },
      ),
    );
  });

  test('a camera tilted up moves what is ahead down', () => {
    const up = project(viewOf({ ...LEVEL, tilt: 10 }, 1600, 900), [0, 10, 1.5]);
    expect(up?.y).toBeGreaterThan(450);
  });

  test('a camera rolled clockwise turns the picture counter-clockwise', () => {
    const right = project(viewOf({ ...LEVEL, roll: 20 }, 1600, 900), [3, 10, 1.5]);
    expect(right?.y).toBeLessThan(450);
  });

  test('a polygon that reaches behind the camera is cut at the near plane', () => {
    const floor = projectPolygon(viewOf(LEVEL, 1600, 900), [
      [-1, -5, 0],
      [1, -5, 0],
      [1, 5, 0],
      [-1, 5, 0],
    ]);
    expect(floor?.every(({ depth }) => depth >= NEAR - 1e-9)).toBe(true);
    expect(floor).toHaveLength(4);
  });

  test('a polygon behind the camera is not drawn', () => {
    const behind = projectPolygon(viewOf(LEVEL, 1600, 900), [
      [-1, -5, 0],
      [1, -5, 0],
      [1, -2, 0],
    ]);
    expect(behind).toBeUndefined();
  });

  test('a face of numbers falls where the polygon of its corners does', () => {
    const metres = fc.double({ min: -9, max: 9, noNaN: true });
    const corners = fc.array(fc.tuple(metres, metres, metres), { minLength: 3, maxLength: 90 });
    const face = new ProjectedFace();
    fc.assert(
      fc.property(corners, fc.integer({ min: 0, max: 359 }), (points, heading) => {
        const view = viewOf({ ...LEVEL, heading, tilt: 10, roll: 5 }, 1600, 900);
        const seen = projectPolygon(view, points) ?? [];
        const isOnPicture = face.project(view, Float64Array.from(points.flat()));
        const drawn = Array.from(seen, (_, at) => [face.x[at], face.y[at]]);
        if (seen.length > 0) expect(drawn).toEqual(seen.map(({ x, y }) => [x, y]));
        if (!isOnPicture) return;
        expect(face.count).toBe(seen.length);
        expect(face.top).toBe(Math.min(...seen.map(({ y }) => y)));
        expect(face.far).toBe(Math.max(...seen.map(({ depth }) => depth)));
      }),
    );
  });
});
