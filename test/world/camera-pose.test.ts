import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANGLES, SHOT_SIZES } from '../../src/film/vocabulary.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { headingTo, toRadians, turnBetween } from '../../src/world/floor/plane.ts';
import { fieldOfView } from '../../src/world/camera/lens.ts';
import type { ShotStaging } from '../../src/world/stage/stage.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { View } from '../../src/world/view/view.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';

const PAIR: FilmParts = {
  characters: { emma: { starts: { at: [4, 4.5] } }, tom: { starts: { at: [8, 4.5] } } },
  environments: { room: { layout: { size: [12, 9], height: 3.5 } }, void: {} },
};

function stage(shot: ShotParts, film: FilmParts = PAIR): ShotStaging {
  const built = filmOf({ ...film, shots: [{ environment: 'room', ...shot }] });
  return stageSpace(built, foldWorld(built).shots[0]!);
}

const seen = (view: View, name: string) => view.inFrame.find((thing) => thing.name === name);

test('the field of view is that of a full-frame sensor cropped to the aspect', () => {
  expect(fieldOfView(50, 3 / 2)).toEqual({
    horizontal: expect.closeTo(39.6, 1),
    vertical: expect.closeTo(26.99, 1),
  });
  expect(fieldOfView(50, 16 / 9).horizontal).toBeCloseTo(39.6, 1);
  expect(fieldOfView(50, 16 / 9).vertical).toBeCloseTo(22.9, 1);
  // A tall picture uses the whole height of the sensor, not its width.
  expect(fieldOfView(50, 9 / 16).vertical).toBeCloseTo(26.99, 1);
  expect(fieldOfView(50, 9 / 16).horizontal).toBeCloseTo(15.4, 1);
});

describe('without a word on the camera', () => {
  test('a closer size shows less of the subject, in the middle of the picture', () => {
    const parts = SHOT_SIZES.map((size) => {
      const emma = seen(
        viewAt(stage({ size, framing: ['single'], characters: ['emma'] }), 0),
        'emma',
      );
      expect(emma?.x).toBeCloseTo(0.5, 1);
      return emma!.tall;
    });
    expect(parts).toEqual(parts.toSorted((one, other) => one - other));
    expect(parts[SHOT_SIZES.indexOf('ws')]).toBeLessThan(0.7);
    expect(parts[SHOT_SIZES.indexOf('fs')]).toBeGreaterThan(0.75);
    expect(parts[SHOT_SIZES.indexOf('ms')]).toBeGreaterThan(0.9);
  });

  test('who sits is framed lower, and as large as who stands', () => {
    const sized = (posture: string) =>
      stage(
        { size: 'mcu', characters: ['emma'] },
        { ...PAIR, characters: { emma: { starts: { at: [4, 4.5], posture } } } },
      ).plan.pose;
    const [up, down] = [sized('standing'), sized('seated on the bench')];
    expect(up.position[2] - down.position[2]).toBeCloseTo(0.23 * 1.75);
    expect(down.focalLength).toBe(up.focalLength);
    expect(down.tilt).toBeCloseTo(up.tilt);
  });

  test('a pair is framed together', () => {
    const view = viewAt(
      stage({ size: 'ms', framing: ['two_shot'], characters: ['emma', 'tom'] }),
      0,
    );
    expect(view.inFrame.map(({ name, side }) => [name, side])).toEqual(
      expect.arrayContaining([
        ['emma', 'left'],
        ['tom', 'right'],
      ]),
    );
  });

  test('cuts between two who face each other keep to one side of their line', () => {
    const south = (characters: string[]): boolean =>
      stage({ size: 'mcu', framing: ['single'], characters }).plan.pose.position[1] < 4.5;
    expect([south(['emma', 'tom']), south(['tom', 'emma'])]).toEqual([true, true]);
  });

  test('over the shoulder, the second is near the camera and the first is looked at', () => {
    const view = viewAt(stage({ size: 'ms', framing: ['ots'], characters: ['emma', 'tom'] }), 0);
    expect(seen(view, 'tom')!.distance).toBeLessThan(1.5);
    expect(seen(view, 'emma')).toMatchObject({ side: 'centre' });
    expect(seen(view, 'tom')!.side).toBe('left');
  });

  test.each(['ms', 'mcu', 'cu'] as const)(
    'over the shoulder in a %s, the head of the second is in the picture and beside the first',
    (size) => {
      for (const east of [5.2, 6, 8, 11]) {
        const characters = { ...PAIR.characters, tom: { starts: { at: [east, 4.5] as const } } };
        const shot = { size, framing: ['ots' as const], characters: ['emma', 'tom'] };
        const { position, heading, focalLength } = stage(shot, { ...PAIR, characters }).plan.pose;
        const half = fieldOfView(focalLength, 16 / 9).horizontal / 2;
        const tom = [east, 4.5] as const;
        const turn = turnBetween(heading, headingTo([position[0], position[1]], tom));
        expect(turn).toBeLessThan(0);
        const away = Math.hypot(tom[0] - position[0], tom[1] - position[1]);
        // The edge of the head that is nearer to the middle of the picture, 1 at the picture's
        // edge.
        const inner = (Math.tan(toRadians(-turn)) - 0.11 / away) / Math.tan(toRadians(half));
        expect(inner).toBeGreaterThan(east < 7 ? 0 : 0.3);
        expect(inner).toBeLessThan(1);
      }
    },
  );

  test('a point of view looks out of the last one’s eyes at the first', () => {
    const { plan, ...rest } = stage({ framing: ['pov'], characters: ['emma', 'tom'] });
    expect(plan.pose.position.map((value) => Math.round(value * 100) / 100)).toEqual([
      8, 4.5, 1.63,
    ]);
    expect(plan.pose.heading).toBe(270);
    expect(viewAt({ plan, ...rest }, 0).outside).toMatchObject([{ name: 'tom', where: 'camera' }]);
  });

  test('overhead looks straight down at the subject', () => {
    const { plan } = stage({ angle: 'overhead', size: 'ws', characters: ['emma'] });
    expect(plan.pose).toMatchObject({ tilt: -90 });
    expect(plan.pose.position.slice(0, 2)).toEqual([4, 4.5]);
  });

  test('a low angle looks up and a high one down; dutch rolls', () => {
    const pose = (shot: ShotParts) =>
      stage({ size: 'ms', characters: ['emma'], ...shot }).plan.pose;
    expect(pose({ angle: 'low' }).tilt).toBeGreaterThan(10);
    expect(pose({ angle: 'high' }).tilt).toBeLessThan(-10);
    expect(Math.abs(pose({ angle: 'eye' }).tilt)).toBeLessThan(10);
    expect(pose({ dutch: 15 }).roll).toBe(15);
  });

  test('nobody and no place is still a pose, with nothing seen', () => {
    const view = viewAt(stage({ environment: 'void' }), 0);
    expect(view).toMatchObject({ layout: false, inFrame: [], outside: [] });
  });

  test('someone in an environment without a layout is in the middle of the picture', () => {
    const film: FilmParts = { characters: { emma: {} }, environments: { void: {} } };
    const view = viewAt(stage({ environment: 'void', characters: ['emma'] }, film), 0);
    expect(view.layout).toBe(false);
    expect(view.inFrame).toMatchObject([{ name: 'emma', side: 'centre' }]);
  });

  test('the camera stays inside the room, whatever the size, the angle and the place', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHOT_SIZES),
        fc.constantFrom(...ANGLES),
        fc.double({ min: 0.5, max: 5.5, noNaN: true }),
        fc.double({ min: 0.5, max: 3.5, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 359 }), { nil: undefined }),
        (size, angle, x, y, facing) => {
          const film: FilmParts = {
            characters: {
              emma: { starts: { at: [x, y], ...(facing === undefined ? {} : { facing }) } },
            },
            environments: { room: { layout: { size: [6, 4], height: 2.6 } } },
          };
          const { plan } = stage({ size, angle, characters: ['emma'] }, film);
          const [east, north, up] = plan.pose.position;
          expect(east).toBeGreaterThanOrEqual(0);
          expect(east).toBeLessThanOrEqual(6);
          expect(north).toBeGreaterThanOrEqual(0);
          expect(north).toBeLessThanOrEqual(4);
          expect(up).toBeGreaterThan(0);
          expect(up).toBeLessThan(2.6);
        },
      ),
    );
  });
});

describe('what the spec says is kept', () => {
  test('place, height, facing, tilt and lens', () => {
    const camera = { at: [2, 2] as const, height: 0.7, facing: 33, tilt: -4 };
    expect(stage({ camera, lens: { mm: 40 }, characters: ['emma'] }).plan.pose).toEqual({
      position: [2, 2, 0.7],
      heading: 33,
      tilt: -4,
      roll: 0,
      focalLength: 40,
    });
  });

  test('facing may name a character or a piece', () => {
    const film: FilmParts = {
      ...PAIR,
      environments: { room: { layout: { pieces: { desk: { at: [6, 8] } } } } },
    };
    const heading = (facing: string) =>
      stage({ camera: { at: [6, 1], facing }, characters: ['emma'] }, film).plan.pose.heading;
    expect(heading('desk')).toBe(0);
    expect(heading('emma')).toBeCloseTo(330.3, 1);
  });

  test('a camera that is only told where to look goes where that is behind its subject', () => {
    const { plan } = stage({ size: 'ms', camera: { facing: 90 }, characters: ['emma'] });
    expect(plan.pose.heading).toBe(90);
    expect(plan.pose.position[0]).toBeLessThan(4);
    expect(plan.pose.position[1]).toBeCloseTo(4.5);
  });

  test('a stated place without a lens takes the lens that gives the size', () => {
    const at = (y: number) =>
      stage({ size: 'ms', framing: ['single'], camera: { at: [4, y] }, characters: ['emma'] }).plan;
    expect(at(0.5).pose.focalLength).toBeGreaterThan(at(2.5).pose.focalLength * 1.5);
    expect(at(0.5).adjustments).toEqual([]);
  });

  test('a size that place and lens do not give is told', () => {
    const { plan } = stage({
      size: 'cu',
      lens: { mm: 24 },
      camera: { at: [4, 1], facing: 'emma' },
      characters: ['emma'],
    });
    expect(plan.adjustments).toEqual([
      {
        kind: 'approximated',
        field: 'size',
        asked: 'cu',
        given: 'ws',
        why: 'From where the camera stands, 3.5 m away with a 24 mm lens, the picture is a ws.',
      },
    ]);
  });
});

test('a low camera looks over a desk at a face rather than at the back of its head', () => {
  const film = filmOf({
    characters: { ann: { starts: { at: [5, 8], facing: 180 } } },
    environments: {
      room: {
        layout: { size: [10, 12], pieces: { bench: { at: [5, 7], size: [6, 0.8], height: 1.4 } } },
      },
    },
    shots: [{ environment: 'room', characters: ['ann'], size: 'ms', angle: 'low' }],
  });
  const { position } = stageSpace(film, foldWorld(film).shots[0]!).plan.pose;
  expect(position[1]).toBeLessThan(8);
  expect(position[2]).toBeGreaterThan(1.4);
});

test('an insert of a wheel is not taken from within the driver', () => {
  const film = filmOf({
    characters: { ann: { height: 1.7, starts: { at: [5, 4.4], facing: 0 } } },
    environments: {
      room: {
        layout: {
          size: [10, 12],
          pieces: {
            wheel: { at: [5, 5], size: [0.4, 0.1], height: 0.4, elevation: 0.9, facing: 180 },
          },
        },
      },
    },
    shots: [
      {
        environment: 'room',
        characters: ['ann'],
        size: 'cu',
        framing: ['insert'],
        camera: { facing: 'wheel' },
      },
    ],
  });
  const [x, y] = stageSpace(film, foldWorld(film).shots[0]!).plan.pose.position;
  expect(Math.hypot(x - 5, y - 4.4)).toBeGreaterThan(0.35);
});
