import { describe, expect, test } from '@jest/globals';
import { stepAt } from '../../src/animatic/figures/movement.ts';
import { wayRound } from '../../src/animatic/figures/way-round.ts';
import { stateOfPiece } from '../../src/animatic/pieces/build-piece.ts';
import { buildProp } from '../../src/animatic/set/set.ts';
import type { BuiltSet } from '../../src/animatic/set/set.ts';
import type { Piece } from '../../src/film/environment.ts';
import type { FloorPoint } from '../../src/film/geometry.ts';
import { coversPoint } from '../../src/world/floor/footprint.ts';
import { drawOne } from '../support/drawing.ts';
import { pieceOf } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

const PALETTE = Object.fromEntries(
  ['wall', 'floor', 'ceiling', 'trim', 'wood', 'accent'].map((name) => [name, [0.5, 0.5, 0.5]]),
) as never;
const SKY = { zenith: [0, 0, 1], horizon: [1, 1, 1], bright: 1 } as never;

/** A room of ten by eight metres with these pieces. */
function roomOf(pieces: Readonly<Record<string, Partial<Piece>>>): BuiltSet {
  const props = Object.entries(pieces).map(([name, parts]) => {
    const piece = pieceOf(parts);
    return buildProp(
      name,
      { piece, state: stateOfPiece(name, piece, undefined), loose: false, shine: undefined },
      { palette: PALETTE, sky: SKY, interior: true, place: '', seed: 7 },
    );
  });
  const bounds = { from: [0, 0], to: [10, 8] } as const;
  return { props: props.filter(({ built }) => !built.flat), flats: [], bounds } as never;
}

const TABLE = { at: [5, 4], size: [3, 1.2], height: 0.8, facing: 30 } as const;
const [DOOR, FAR]: readonly FloorPoint[] = [
  [5, 1],
  [5, 7],
];

/** Where somebody is on the way, at a hundred moments. */
function walked(set: BuiltSet): readonly FloorPoint[] {
  const corners = wayRound(set, DOOR!, FAR!);
  const blocking = { character: 'ada' as never, from: DOOR!, to: FAR!, facing: 0 };
  return Array.from({ length: 101 }, (_, index) =>
    stepAt(blocking, index / 10, 10, { corners }),
  ).map(({ at }) => at);
}

describe('nobody walks through what stands there', () => {
  test('a table is walked round, from the place to the place', () => {
    const way = walked(roomOf({ table: TABLE }));
    expect([way[0], way.at(-1)]).toEqual([DOOR, FAR]);
    expect(way.some((point) => coversPoint(pieceOf(TABLE), point, 0.2))).toBe(false);
  });

  test('and so is the next one', () => {
    const shelf = { at: [7, 5.5], size: [5, 0.6], height: 2 } as const;
    const way = walked(roomOf({ table: TABLE, shelf }));
    for (const piece of [TABLE, shelf]) {
      expect(way.some((point) => coversPoint(pieceOf(piece), point, 0.2))).toBe(false);
    }
  });

  test.each([
    ['a free way', { table: { ...TABLE, at: [1, 4] } }],
    ['a rug', { rug: { ...TABLE, height: 0.02 } }],
    ['a doorway', { door: { ...TABLE, height: 2.2 } }],
    ['an arch', { arch: { ...TABLE, height: 2.4 } }],
    ['a lamp that hangs', { lamp: { ...TABLE, elevation: 2.2, height: 0.4 } }],
    ['what one stands in', { table: { ...TABLE, at: [5, 1] } }],
  ] as const)('%s is gone straight', (_, pieces) => {
    expect(wayRound(roomOf(pieces), DOOR!, FAR!)).toEqual([]);
  });

  test('where there is no way round, one goes straight', () => {
    const wall = { at: [5, 4], size: [10, 1], height: 2 } as const;
    expect(wayRound(roomOf({ counter: wall }), DOOR!, FAR!)).toEqual([]);
  });
});

test('what stands at the side of the picture brings nobody before what hides them', async () => {
  const pieces = {
    cabinet: { at: [4, 4] as const, size: [3, 0.5] as const, height: 2.3, facing: 180 },
    sofa: { at: [1.2, 2.2] as const, size: [1.4, 0.8] as const, height: 0.8, facing: 180 },
  };
  const green = async (at: FloorPoint): Promise<number> => {
    const picture = await drawOne(
      roomWith({
        pieces,
        characters: { ada: { form: 'person', palette: ['#20E040'], starts: { at } } },
      }),
    );
    let count = 0;
    for (let pixel = 0; pixel < picture.length; pixel += 4) {
      const [red, light, blue] = picture.subarray(pixel, pixel + 3);
      if (light! > red! + 30 && light! > blue! + 30) count += 1;
    }
    return count;
  };
  expect(await green([4, 3])).toBeGreaterThan(20);
  expect(await green([4, 5.2])).toBe(0);
});
