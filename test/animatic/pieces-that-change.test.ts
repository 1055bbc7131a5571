import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pieceBetween } from '../../src/animatic/changes/piece-between.ts';
import type { PieceMoment } from '../../src/animatic/pieces/build-piece.ts';
import { stateInWords } from '../../src/animatic/pieces/piece-state.ts';
import type { Staging } from '../../src/world/stage/staging.ts';
import { seconds } from '../../src/film/time.ts';
import { difference, drawOne } from '../support/drawing.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { pieceOf } from '../support/film-builder.ts';
import { CAMERA, roomWith } from '../support/room.ts';

const ABOVE_SLATE = 160 * 84 * 4;

/** The picture of a frame of the shot, without the slate, which shows the time. */
async function pictureAt(staging: Staging, frame: number): Promise<Buffer> {
  const picture = await drawOne({ ...staging, segmentStart: frame });
  return picture.subarray(0, ABOVE_SLATE);
}

const at = [4, 4] as const;

describe('what is said of a piece', () => {
  test.each([
    ['book', { size: [1, 0.8], height: 0.15, elevation: 0.6 }, 'a closed book', 'an open book'],
    ['door', { size: [1.6, 0.2], height: 2, facing: 180 }, 'an oak door', 'an oak door, open'],
    ['door', { size: [1.6, 0.2], height: 2, facing: 180 }, 'a shut door', 'a door, ajar'],
    ['gate', { size: [1.6, 0.2], height: 2, facing: 180 }, 'a gate', 'a gate that stands open'],
    ['lift', { size: [1.6, 0.2], height: 2, facing: 180 }, 'a lift', 'a lift, open'],
    ['lamp', { size: [0.3, 0.3], height: 1.5 }, 'a lamp, unlit', 'a lamp, burning'],
    ['candle', { size: [0.2, 0.2], height: 0.8 }, 'a candle, blown out', 'a lit candle'],
    ['screen', { size: [1.6, 0.2], height: 1, facing: 180 }, 'a screen, off', 'a bright screen'],
    ['stove', { size: [1, 0.6], height: 1.5, facing: 180 }, 'a cold stove', 'a stove'],
    ['sign', { size: [1.6, 0.2], height: 1, facing: 180 }, 'a dead sign', 'a sign'],
    ['letter', { size: [1, 0.7], height: 0.01, elevation: 0.6 }, 'sealed', 'an opened letter'],
  ] as const)('a %s %j is drawn as %s or as %s', async (name, shape, one, other) => {
    const drawn = async (description: string): Promise<Buffer> =>
      pictureAt(roomWith({ pieces: { [name]: { at, ...shape, description } } }), 0);
    expect(difference(await drawn(one), await drawn(other))).toBeGreaterThan(0.05);
  });

  test('a window that is lit from within is bright at night, a dark one is not', async () => {
    const brightness = async (description: string): Promise<number> => {
      const window = { at, size: [2, 0.1] as const, height: 1.5, facing: 180, description };
      const night = { set: { time: 'night' } };
      const picture = await pictureAt(
        roomWith({ interior: false, lighting: night, pieces: { window } }),
        0,
      );
      return picture[(45 * 160 + 80) * 4] ?? 0;
    };
    expect(await brightness('lit from within')).toBeGreaterThan((await brightness('dark')) + 60);
  });

  test.each([
    ['an oak door', { open: 0 }],
    ['an oak door, ajar', { open: 0.28 }],
    ['an open book, bright with gold', { open: 1, lit: 1 }],
    ['an unopened envelope', { open: 0 }],
    ['a closed book', { open: 0 }],
    ['a brass lamp, unlit', { open: 0, lit: 0 }],
    ['a dark brass lamp', { open: 0 }],
    ['an iron lamp, dark for years', { open: 0, lit: 0 }],
    ['once dark for years, now burning', { open: 0, lit: 1 }],
  ])('“%s” says %j', (words, state) => {
    expect(stateInWords(words)).toEqual(state);
  });
});

describe('a piece that changes', () => {
  const book = { at, size: [1, 0.8] as const, height: 0.15, elevation: 0.6 };
  const opening = (shot: ShotParts = {}): Staging =>
    roomWith({
      pieces: { book: { ...book, description: 'a closed book' } },
      shot: {
        duration: 4,
        changes: { environment: { pieces: { book: { description: 'an open book' } } } },
        ...shot,
      },
    });
  const always = (description: string): Staging =>
    roomWith({ pieces: { book: { ...book, description } }, shot: { duration: 4 } });

  test('is as the shot finds it on the first frame, and as the shot leaves it on the last', async () => {
    const [first, last] = [await pictureAt(opening(), 0), await pictureAt(opening(), 95)];
    expect(difference(first, await pictureAt(always('a closed book'), 0))).toBe(0);
    expect(difference(last, await pictureAt(always('an open book'), 95))).toBe(0);
  });

  test('waits for the beat that tells of it', async () => {
    const staging = opening({
      beats: [
        { at: seconds(0), action: 'Dust falls.' },
        { at: seconds(2), action: 'The book opens.' },
      ],
    });
    const shut = await pictureAt(always('a closed book'), 44);
    expect(difference(await pictureAt(staging, 44), shut)).toBe(0);
    expect(difference(await pictureAt(staging, 80), shut)).toBeGreaterThan(0.05);
  });

  test('goes from where it was to where it is put, over the shot', async () => {
    const staging = roomWith({
      pieces: { box: { at: [3, 4], size: [0.5, 0.5], height: 0.5, color: '#FF2020' } },
      shot: { changes: { environment: { pieces: { box: { at: [5, 4] } } } } },
    });
    const middles = await Promise.all(
      [0, 18, 47].map(async (frame) => middleOfReds(await pictureAt(staging, frame))),
    );
    expect(middles[0]).toBeLessThan(70);
    expect(middles[1]).toBeGreaterThan((middles[0] ?? 0) + 5);
    expect(middles[1]).toBeLessThan((middles[2] ?? 0) - 5);
    expect(middles[2]).toBeGreaterThan(90);
  });

  test('is there until it is gone', async () => {
    const piece = { at, size: [1, 1] as const, height: 1 };
    const staging = roomWith({
      pieces: { box: piece },
      shot: { changes: { environment: { pieces: { box: { gone: true } } } } },
    });
    const [there, empty] = [roomWith({ pieces: { box: piece } }), roomWith({})];
    expect(difference(await pictureAt(staging, 0), await pictureAt(there, 0))).toBe(0);
    expect(difference(await pictureAt(staging, 47), await pictureAt(empty, 47))).toBe(0);
  });

  test('one after another where the action says so', async () => {
    const lamp = (x: number) => ({
      at: [x, 4] as const,
      size: [0.3, 0.3] as const,
      height: 1.4,
      description: 'a lamp, unlit',
    });
    const burning = { description: 'a lamp, burning' };
    const staging = roomWith({
      pieces: { 'west-lamp': lamp(2.5), 'east-lamp': lamp(5.5) },
      shot: {
        action: 'One after another the lamps answer.',
        changes: { environment: { pieces: { 'west-lamp': burning, 'east-lamp': burning } } },
      },
    });
    const first = await pictureAt(staging, 0);
    const gains = async (frame: number): Promise<[west: number, east: number]> => {
      const picture = await pictureAt(staging, frame);
      const gain = (side: 'west' | 'east'): number => halfOf(picture, side) - halfOf(first, side);
      return [gain('west'), gain('east')];
    };
    const [west, east] = await gains(22);
    expect(west).toBeGreaterThan(2 * east);
    const [westAtLast, eastAtLast] = await gains(47);
    expect(eastAtLast).toBeGreaterThan(0.7 * westAtLast);
  });

  test('is opened by an action that opens it, without a word under `changes`', async () => {
    const door = { at: [4, 6] as const, size: [1.6, 0.2] as const, height: 2, facing: 180 };
    const staging = roomWith({ pieces: { door }, shot: { action: 'The door opens.' } });
    const shut = roomWith({ pieces: { door }, shot: { action: 'The door waits.' } });
    expect(difference(await pictureAt(staging, 0), await pictureAt(shut, 0))).toBe(0);
    expect(difference(await pictureAt(staging, 47), await pictureAt(shut, 47))).toBeGreaterThan(
      0.2,
    );
  });

  test('the open door of a clause is no door that opens', async () => {
    const door = { at: [4, 6] as const, size: [1.6, 0.2] as const, height: 2, facing: 180 };
    const standing = roomWith({ pieces: { door }, shot: { action: 'Wind in the open door.' } });
    const shut = roomWith({ pieces: { door } });
    expect(difference(await pictureAt(standing, 47), await pictureAt(shut, 47))).toBe(0);
  });
});

describe('the light of a shot', () => {
  const light = (azimuth: number) => ({
    key: [{ intensity: 1, direction: { azimuth, elevation: 20 } }],
  });
  const person = { one: { form: 'person' as const, starts: { at, facing: 180 } } };
  const staging = roomWith({
    characters: person,
    lighting: { set: light(-80), other: light(80) },
    shot: { camera: CAMERA, changes: { lighting: { use: 'other' as never } } },
  });
  const before = roomWith({ characters: person, lighting: { set: light(-80) } });
  const after = roomWith({ characters: person, lighting: { set: light(80) } });

  test('turns into the one that the shot changes to while the shot runs', async () => {
    // A backdrop whose light changes is drawn softer: that much two pictures of one light differ.
    const SOFTER = 0.2;
    expect(difference(await pictureAt(staging, 0), await pictureAt(before, 0))).toBeLessThan(
      SOFTER,
    );
    expect(difference(await pictureAt(staging, 47), await pictureAt(after, 47))).toBeLessThan(
      SOFTER,
    );
    const middle = await pictureAt(staging, 17);
    expect(difference(middle, await pictureAt(before, 17))).toBeGreaterThan(2 * SOFTER);
    expect(difference(middle, await pictureAt(after, 17))).toBeGreaterThan(2 * SOFTER);
  });
});

describe('a piece on its way', () => {
  const place = fc.tuple(
    fc.double({ min: -9, max: 9, noNaN: true }),
    fc.double({ min: -9, max: 9, noNaN: true }),
  );
  const moment = (xy: readonly [number, number], facing: number): PieceMoment => ({
    piece: pieceOf({ at: xy, facing, size: [1.8, 0.1] }),
    state: { open: 0 },
    loose: false,
    shine: undefined,
  });

  test('starts and ends where it is said to, and is never far off the way', () => {
    fc.assert(
      fc.property(
        place,
        place,
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: 0, max: 359 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, to, first, last, amount) => {
          const [before, after] = [moment(from, first), moment(to, last)];
          expect(pieceBetween(before, after, 0)).toBe(before);
          expect(pieceBetween(before, after, 1)).toBe(after);
          const { at: now } = pieceBetween(before, after, amount).piece;
          const far = Math.hypot(now[0] - from[0], now[1] - from[1]);
          const way = Math.hypot(to[0] - from[0], to[1] - from[1]);
          expect(far).toBeLessThan(way + 2 * 1.5 * 1.8);
        },
      ),
    );
  });

  test('swings on its hinge where it is turned about a point near by', () => {
    // A door of 1.8 m in the plane of a wall, then at a right angle to it, hung on its left end.
    const swung = pieceBetween(moment([0, 0], 180), moment([-0.9, -0.9], 270), 0.5).piece;
    expect(Math.hypot(swung.at[0] + 0.9, swung.at[1])).toBeCloseTo(0.9);
    expect(swung.facing).toBeCloseTo(225);
  });
});

function middleOfReds(picture: Buffer): number {
  let [total, count] = [0, 0];
  for (let index = 0; index < picture.length; index += 4) {
    const [red = 0, green = 0] = [picture[index], picture[index + 1]];
    if (red < green * 2 || red < 70) continue;
    total += (index / 4) % 160;
    count += 1;
  }
  return total / count;
}

/** How bright the western or the eastern half of a picture is, its camera looking north. */
function halfOf(picture: Buffer, side: 'west' | 'east'): number {
  let total = 0;
  for (let index = 0; index < picture.length; index += 4) {
    if ((index / 4) % 160 < 80 === (side === 'west')) total += picture[index] ?? 0;
  }
  return total / (picture.length / 8);
}
