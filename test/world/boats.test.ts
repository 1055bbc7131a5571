import { describe, expect, test } from '@jest/globals';
import { hullOf, isBoat } from '../../src/world/floor/boat.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { printWorld } from '../../src/world/report/print-world.ts';
import { reportWorld } from '../../src/world/report/world-report.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { FilmParts, LayoutParts, ShotParts } from '../support/film-builder.ts';
import { filmOf, pieceOf } from '../support/film-builder.ts';

const LAKE = { at: [15, 15], size: [30, 30], height: 0.01, description: 'a still lake' } as const;
const BOAT = {
  at: [15, 15],
  size: [1.5, 3.4],
  height: 0.6,
  facing: 90,
  description: 'a rowing boat',
} as const;
const CHILD = { form: 'child', height: 1.3 } as const;

interface Given {
  readonly characters: FilmParts['characters'];
  readonly pieces?: LayoutParts['pieces'];
  readonly marks?: LayoutParts['marks'];
  readonly location?: string;
  readonly shots?: readonly ShotParts[];
}

function lake({ characters = {}, pieces, marks = {}, location = 'A lake', shots = [{}] }: Given) {
  const layout = { size: [30, 30] as const, pieces: pieces ?? { lake: LAKE, boat: BOAT }, marks };
  return filmOf({
    characters,
    environments: { lake: { location, interior: false, layout } },
    shots: shots.map((shot) => ({
      environment: 'lake',
      characters: Object.keys(characters),
      ...shot,
    })),
  });
}

function stage(given: Given, shot = 0) {
  const film = lake(given);
  return stageSpace(film, foldWorld(film).shots[shot]!);
}

function placesOf(given: Given, shot = 0) {
  return stage(given, shot).placements;
}

/** Metres ahead of the boat's middle and to its right, where its bow points east. */
const inBoat = ([x, y]: readonly [number, number]) => [x - 15, 15 - y] as const;

function isIn(point: readonly [number, number]): boolean {
  const [ahead, aside] = inBoat(point);
  return Math.abs(ahead) < 1.5 && Math.abs(aside) < 0.6;
}

describe('who has no place', () => {
  const ann = { ...CHILD, starts: { at: 'boat' } };

  test('is in the boat with all the others of the shot, and in a seat of their own', () => {
    const [first, second] = placesOf({ characters: { ann, ben: CHILD } });
    expect([isIn(first!.to), isIn(second!.to)]).toEqual([true, true]);
    expect(second!.body.bottom).toBe(first!.body.bottom);
    expect(second!.aboard?.to?.boat).toBe('boat');
    expect(second!.to).not.toEqual(first!.to);
    expect(second!.stated).toBe(false);
  });

  test('moves nobody who has a seat', () => {
    const given = { characters: { ann, ben: CHILD }, shots: [{}, { characters: ['ann'] }] };
    expect(placesOf(given, 1)[0]!.to).toEqual(placesOf(given)[0]!.to);
  });

  test('is on land where one of the others is, or swims, or is alone in the shot', () => {
    const shore = { ...CHILD, starts: { at: [2, 2] as const } };
    const swims = { ...CHILD, starts: { posture: 'swimming' } };
    const boatOf = (given: Given): string | undefined => placesOf(given).at(-1)!.aboard?.to?.boat;
    expect(boatOf({ characters: { ann, tom: shore, ben: CHILD } })).toBeUndefined();
    expect(boatOf({ characters: { ann, ben: swims } })).toBeUndefined();
    const alone = { characters: { ann, ben: CHILD }, shots: [{ characters: ['ben'] }] };
    expect(boatOf(alone)).toBeUndefined();
  });
});

test('a raft is a deck without a rail, on which people stand one behind the other', () => {
  const raft = { ...BOAT, size: [2, 4], height: 0.3, description: 'a raft of logs' } as const;
  const pieces = { lake: LAKE, raft };
  const starts = { at: 'raft' };
  const given = { characters: { ann: { ...CHILD, starts }, ben: { ...CHILD, starts } }, pieces };
  const [ann, ben] = placesOf(given);
  expect(hullOf('raft', pieceOf(raft))).toMatchObject({ boards: 0.3, rail: 0.3, isRaft: true });
  expect([ann!.body.bottom, ben!.body.bottom]).toEqual([0.3, 0.3]);
  expect(ann!.aboard?.to?.thwart).toBeUndefined();
});

describe('who is at a boat on the water', () => {
  const one = { ann: { ...CHILD, starts: { at: 'boat' } } };

  test('is in it, on its boards, and looks along it', () => {
    const [ann] = placesOf({ characters: one });
    expect(isIn(ann!.to)).toBe(true);
    expect(ann?.facing).toBe(90);
    expect(ann?.body.bottom).toBeGreaterThan(0.05);
    expect(ann?.body.bottom).toBeLessThan(0.3);
    expect(ann?.perch).toEqual([ann?.body.bottom, ann?.body.bottom]);
  });

  test('looks where it is said', () => {
    const [ann] = placesOf({
      characters: { ann: { ...CHILD, starts: { at: 'boat', facing: 180 } } },
    });
    expect(ann?.facing).toBe(180);
  });

  test('sits on a thwart where they sit', () => {
    const [ann] = placesOf({
      characters: { ann: { ...CHILD, starts: { at: 'boat', posture: 'sitting' } } },
    });
    const { ahead, thwart } = ann!.aboard!.to!;
    expect(ahead).toBe(thwart?.ahead);
    expect(thwart?.height).toBeGreaterThan(0.2);
    expect(thwart?.height).toBeLessThan(0.45);
  });

  test('is in a row with the others, along it', () => {
    const crew = Object.fromEntries(
      ['ann', 'ben', 'cat', 'dan'].map((id) => [id, { ...CHILD, starts: { at: 'boat' } }]),
    );
    const places = placesOf({ characters: crew });
    expect(places.map(({ to }) => isIn(to))).toEqual([true, true, true, true]);
    const [ann, ben] = places.map(({ to }) => inBoat(to));
    expect(Math.abs(ann![0] - ben![0])).toBeGreaterThan(0.5);
    const gaps = places.flatMap(({ to }, index) =>
      places.slice(index + 1).map((other) => Math.hypot(to[0] - other.to[0], to[1] - other.to[1])),
    );
    expect(Math.min(...gaps)).toBeGreaterThan(0.4);
  });

  test('has the same seat while another is off screen', () => {
    const characters = { ...one, ben: { ...CHILD, starts: { at: 'boat' } } };
    const shots = [{}, { characters: ['ben'] }];
    const both = placesOf({ characters, shots });
    const [alone] = placesOf({ characters, shots }, 1);
    expect(alone?.to).toEqual(both[1]?.to);
  });

  test.each([
    ['a dog', { form: 'creature', height: 0.5 } as const, true],
    ['a character that is a boat itself is not', { form: 'vehicle', height: 2 } as const, false],
  ])('%s', (_, who, expected) => {
    const [one] = placesOf({ characters: { one: { ...who, starts: { at: 'boat' } } } });
    expect(one?.aboard !== undefined).toBe(expected);
  });

  test('raises the camera that looks at them by as much as the boards are high', () => {
    const onFloor = { ann: { ...CHILD, starts: { at: [15, 22] as const, facing: 90 } } };
    const shots = [{ size: 'ms' as const }];
    const low = stage({ characters: onFloor, shots }).plan.pose.position[2];
    const { plan, placements } = stage({ characters: one, shots });
    expect(plan.pose.position[2] - low).toBeCloseTo(placements[0]!.body.bottom);
  });

  test('is said to be in it', () => {
    const film = lake({ characters: one });
    const world = foldWorld(film);
    const ann = viewAt(stageSpace(film, world.shots[0]!), 0).inFrame.find(
      ({ kind }) => kind === 'character',
    );
    expect(ann).toMatchObject({ boat: 'boat', behind: [] });
    const printed = printWorld(reportWorld(film, world, 0));
    expect(printed).toMatch(/Blocking\n {2}ann: .*, facing 90° \(east\), in the boat\n/);
    expect(printed).toMatch(/in frame: ann, .* m away, in the boat/);
  });
});

describe('a boat is boarded, or stood beside:', () => {
  type Case = readonly [string, boolean, Partial<Given> & { readonly posture?: string }];
  test.each([
    ['on the lake of the floor plan', true, {}],
    ['on a lake that only the words have', true, { pieces: { boat: BOAT } }],
    ['in a place without water', false, { pieces: { boat: BOAT }, location: 'A farmyard' }],
    ['on a beach', false, { pieces: { boat: BOAT }, location: 'A beach by the sea' }],
    [
      'on land beside the lake of the floor plan',
      false,
      { pieces: { lake: { ...LAKE, at: [15, 32] }, boat: BOAT } },
    ],
    [
      'on a beach that is laid on the lake',
      false,
      { pieces: { lake: LAKE, beach: { ...LAKE, description: 'a beach' }, boat: BOAT } },
    ],
    [
      'drawn up',
      false,
      { pieces: { lake: LAKE, boat: { ...BOAT, description: 'a boat, drawn up' } } },
    ],
    [
      'on land by who is said to sit in it',
      true,
      { pieces: { boat: BOAT }, location: 'A farmyard', posture: 'sitting in the old boat' },
    ],
    ['on the lake by who swims beside it', false, { posture: 'swimming beside the boat' }],
    [
      'that is upside down',
      false,
      { pieces: { lake: LAKE, boat: { ...BOAT, description: 'an upturned boat' } } },
    ],
    [
      'that hangs in a shed',
      false,
      { pieces: { lake: LAKE, boat: { ...BOAT, elevation: 1, description: 'hung up in a shed' } } },
    ],
    ['that is a toy', false, { pieces: { lake: LAKE, boat: { ...BOAT, size: [0.2, 0.5] } } }],
  ] as readonly Case[])('%s', (_, expected, { posture = 'standing', ...given }) => {
    const starts = { at: 'boat', posture };
    const [ann] = placesOf({ characters: { ann: { ...CHILD, starts } }, ...given });
    expect(ann?.aboard !== undefined).toBe(expected);
  });

  test.each([
    ['boat', undefined, true],
    ['rowing-boat-2', undefined, true],
    ['pearl', 'a dinghy on a lake', true],
    ['boat-shed', undefined, false],
    ['lantern', 'a lantern on a boat', false],
    ['picture', 'a painting of a ship', false],
  ])('“%s” (%s) is a boat: %s', (name, description, expected) => {
    const { description: _, ...bare } = BOAT;
    const piece = pieceOf({ ...bare, ...(description === undefined ? {} : { description }) });
    expect(isBoat(name, piece)).toBe(expected);
  });

  test.each([
    ['a point', [15.4, 15.2] as const],
    ['a mark', 'stern'],
  ])('%s over it is kept, also on land', (_, at) => {
    const [ann] = placesOf({
      characters: { ann: { ...CHILD, starts: { at } } },
      pieces: { boat: BOAT },
      marks: { stern: [15.4, 15.2] },
      location: 'A farmyard',
    });
    expect(ann?.to[0]).toBeCloseTo(15.4);
    expect(ann?.to[1]).toBeCloseTo(15.2);
    expect(ann?.body.bottom).toBeGreaterThan(0.05);
  });

  test('a point over a corner that the hull does not reach is moved within it', () => {
    const at = [16.65, 15.7] as const;
    const [ann] = placesOf({ characters: { ann: { ...CHILD, starts: { at } } } });
    const [ahead, aside] = inBoat(ann!.to);
    expect(ahead).toBeLessThan(1.3);
    expect(Math.abs(aside)).toBeLessThan(0.5);
  });
});

describe('a boat that moves', () => {
  const moved = {
    changes: { environment: { pieces: { boat: { at: [20, 18] as const, facing: 180 } } } },
  };

  test.each([
    ['the boat', 'boat'],
    ['a point over it', [15.4, 15.2] as const],
    ['a mark over it', 'stern'],
  ])('carries along whose place is %s', (_, at) => {
    const given = {
      characters: { ann: { ...CHILD, starts: { at } } },
      marks: { stern: [15.4, 15.2] as const },
      shots: [moved, {}],
    };
    const [ann] = placesOf(given);
    const { from, to } = ann!.aboard!;
    expect(to!.ahead).toBeCloseTo(from!.ahead);
    expect(to!.aside).toBeCloseTo(from!.aside);
    expect(Math.hypot(ann!.to[0] - 20, ann!.to[1] - 18)).toBeLessThan(1.5);
    const [later] = placesOf(given, 1);
    expect(later?.from[0]).toBeCloseTo(ann!.to[0]);
    expect(later?.aboard?.from?.boat).toBe('boat');
  });

  test('leaves on the jetty who gets out', () => {
    const [ann] = placesOf({
      characters: { ann: { ...CHILD, starts: { at: 'boat' } } },
      shots: [{ changes: { ...moved.changes, characters: { ann: { at: [2, 2] } } } }],
    });
    expect(ann?.to).toEqual([2, 2]);
    expect(ann?.aboard).not.toHaveProperty('to');
    expect(ann?.perch?.[1]).toBe(0);
  });
});
