import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Piece } from '../../src/film/environment.ts';
import type { FloorPoint } from '../../src/film/geometry.ts';
import { blockingOf } from '../../src/world/floor/blocking.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { coversPoint } from '../../src/world/floor/footprint.ts';
import { distanceBetween, turnBetween } from '../../src/world/floor/plane.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { Blocking } from '../../src/world/stage/staging.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { filmOf, pieceOf } from '../support/film-builder.ts';

function blockings(parts: FilmParts): readonly (readonly Blocking[])[] {
  const film = filmOf(parts);
  return foldWorld(film).shots.map((shot) => {
    const { placements, plan } = stageSpace(film, shot);
    return blockingOf(placements, plan.pose);
  });
}

const DESK = { at: [6, 5] as const, size: [2, 1] as const };
const LIBRARY: FilmParts['environments'] = {
  library: { layout: { pieces: { desk: DESK }, marks: { door: [1, 1] } } },
};

describe('places of the spec', () => {
  test('a mark is stood on, a piece is stood beside, a point is kept', () => {
    const place = (at: string | FloorPoint) =>
      blockings({
        characters: { emma: { starts: { at } } },
        environments: LIBRARY,
        shots: [{ environment: 'library', characters: ['emma'] }],
      })[0]?.[0]?.from;
    expect(place('door')).toEqual([1, 1]);
    expect(place([6, 5])).toEqual([6, 5]);
    expect(place('desk')?.map((metres) => Math.round(metres * 10) / 10)).toEqual([6, 5.9]);
  });

  test('who sits is on the seat that is named, and beside anything else', () => {
    const pieces = {
      chair: { at: [5, 5.2], size: [0.5, 0.5], facing: 90 },
      table: { at: [5, 3], size: [3, 1], description: 'a long table with six chairs' },
      hers: { at: [1, 8], size: [0.5, 0.5], description: 'an old oak bench beside the door' },
    } as const;
    const sit = (at: string, posture: string) =>
      blockings({
        characters: { emma: { starts: { at, posture } } },
        environments: { library: { layout: { pieces } } },
        shots: [{ environment: 'library', characters: ['emma'], camera: { facing: 0 } }],
      })[0]?.[0];
    expect(sit('chair', 'sitting, bent over')).toMatchObject({ to: [5, 5.2], facing: 90 });
    expect(sit('hers', 'seated')).toMatchObject({ to: [1, 8] });
    expect(coversPoint(pieceOf(pieces.chair), sit('chair', 'standing')!.to)).toBe(false);
    expect(coversPoint(pieceOf(pieces.table), sit('table', 'sitting')!.to)).toBe(false);
  });

  test('a change of place during a shot is a way from the old place to the new one', () => {
    const [[walk], [after]] = blockings({
      characters: { emma: { starts: { at: 'door' } } },
      environments: LIBRARY,
      scenes: [
        {
          environment: 'library',
          shots: [
            { characters: ['emma'], changes: { characters: { emma: { at: [1, 6] } } } },
            { characters: ['emma'] },
          ],
        },
      ],
    }) as [Blocking[], Blocking[]];
    expect(walk).toEqual({ character: 'emma', from: [1, 1], to: [1, 6], facing: 0 });
    expect(after).toMatchObject({ from: [1, 6], to: [1, 6] });
  });

  test('two on one mark stand side by side, and each in the same spot when seen alone', () => {
    const [both, emma, tom] = blockings({
      characters: { emma: { starts: { at: 'door' } }, tom: { starts: { at: 'door' } } },
      environments: LIBRARY,
      scenes: [
        {
          environment: 'library',
          shots: [
            { characters: ['emma', 'tom'] },
            { characters: ['emma'] },
            { characters: ['tom'] },
          ],
        },
      ],
    });
    expect(distanceBetween(both![0]!.to, both![1]!.to)).toBeCloseTo(0.8);
    expect(emma![0]!.to).toEqual(both![0]!.to);
    expect(tom![0]!.to).toEqual(both![1]!.to);
  });
});

describe('facing', () => {
  test('two face each other, one alone faces the camera, a stated target is faced', () => {
    const facing = (characters: string[], starts = {}) =>
      blockings({
        characters: {
          emma: { starts: { at: [2, 5], ...starts } },
          tom: { starts: { at: [9, 5] } },
        },
        environments: LIBRARY,
        shots: [{ environment: 'library', characters, camera: { at: [2, 1] } }],
      })[0]?.map((blocking) => blocking.facing);
    expect(facing(['emma', 'tom'])).toEqual([90, 270]);
    expect(facing(['emma'])).toEqual([180]);
    expect(facing(['emma'], { facing: 'door' })?.[0]).toBeCloseTo(194, 0);
    expect(facing(['emma'], { facing: 45 })).toEqual([45]);
  });
});

describe('who performs on a stage', () => {
  function facings(stage: Partial<Piece>, shot: ShotParts): readonly number[] {
    const film = filmOf({
      characters: { nia: { starts: { at: [6, 6] } }, rob: { starts: { at: [4, 7] } } },
      environments: {
        hall: {
          layout: {
            size: [12, 9],
            pieces: { stage: pieceOf({ at: [6, 7], size: [8, 3], height: 0.6, ...stage }) },
          },
        },
      },
      shots: [
        {
          environment: 'hall',
          characters: ['nia', 'rob'],
          camera: { at: [6, 1], facing: 0 },
          ...shot,
        },
      ],
    });
    const [world] = foldWorld(film).shots;
    const { placements, plan } = stageSpace(film, world!);
    return blockingOf(placements, plan.pose).map(({ facing }) => Math.round(facing));
  }

  test('faces the audience, as the stage does', () => {
    expect(facings({ facing: 180 }, { action: 'Nia sings, Rob plays.' })).toEqual([180, 180]);
  });

  test('faces whoever looks on, where the stage faces nowhere', () => {
    expect(facings({}, { action: 'Nia sings.' })[0]).toBe(180);
  });

  test('faces the other where they do something else', () => {
    expect(facings({ facing: 180 }, { action: 'They argue.' })[0]).toBe(297);
  });
});

describe('who has no place', () => {
  test('stands before a camera that has one', () => {
    const [[emma]] = blockings({
      characters: { emma: {} },
      environments: LIBRARY,
      shots: [
        { environment: 'library', characters: ['emma'], camera: { at: [2, 4], facing: 270 } },
      ],
    }) as [Blocking[]];
    expect(emma!.from[0]).toBeLessThan(2);
    expect(emma!.from[1]).toBeCloseTo(4);
  });

  test('stands in the room, in no piece and in nobody’s way, and always in the same spot', () => {
    const coordinate = fc.double({ min: 1, max: 8, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.tuple(coordinate, coordinate), { maxLength: 4 }),
        (people, pieces) => {
          const names = Array.from({ length: people }, (_, index) => `c${index}`);
          const film: FilmParts = {
            characters: Object.fromEntries(names.map((name) => [name, {}])),
            environments: {
              room: {
                layout: {
                  size: [12, 9],
                  pieces: Object.fromEntries(pieces.map((at, index) => [`p${index}`, { at }])),
                },
              },
            },
            shots: [{ environment: 'room', characters: names }],
          };
          const [cast] = blockings(film);
          expect(blockings(film)[0]).toEqual(cast);
          cast!.forEach(({ to }, index) => {
            pieces.forEach((at) => expect(coversPoint(pieceOf({ at }), to)).toBe(false));
            cast!.slice(0, index).forEach((other) => {
              expect(distanceBetween(to, other.to)).toBeGreaterThan(0.75);
            });
            expect(to[0]).toBeGreaterThanOrEqual(0);
            expect(to[0]).toBeLessThanOrEqual(12);
          });
        },
      ),
    );
  });
});

describe('a crowd that has no places', () => {
  const CROWD = ['ann', 'bob', 'cid', 'dee', 'eve', 'fay', 'gus', 'hal'];
  const crowdFilm = (shot: ShotParts, size: FloorPoint = [20, 16]): FilmParts => ({
    characters: Object.fromEntries(CROWD.map((id) => [id, {}])),
    environments: { square: { interior: false, layout: { size } } },
    shots: [{ environment: 'square', characters: CROWD, size: 'ws', ...shot }],
  });
  const fromCamera = ({ facing }: Blocking): number => Math.round(turnBetween(180, facing));

  test('stands in groups of two to four, each nearer to one another than to the next group', () => {
    const [cast] = blockings(crowdFilm({}));
    const gaps = cast!.slice(1).map(({ to }, index) => to[0] - cast![index]!.to[0]);
    expect(gaps.map((gap) => (gap < 0.8 ? 'close' : 'apart')).join(' ')).toBe(
      'close close apart close close apart apart',
    );
  });

  test('turns into its groups and stays open to the camera', () => {
    const [cast] = blockings(crowdFilm({}));
    expect(cast!.map(fromCamera)).toEqual([-50, 1, 46, -50, 1, 46, -35, 43]);
  });

  test('turns to who speaks, who looks at them all', () => {
    const [cast] = blockings(crowdFilm({ dialogue: [{ character: 'dee', line: 'Listen.' }] }));
    const [ann, , , dee, , , , hal] = cast!.map(fromCamera);
    expect(ann).toBe(-75);
    expect(hal).toBe(75);
    expect(Math.abs(dee!)).toBeLessThan(60);
  });

  test('stands around one who has a place, and all turn to that one', () => {
    const film = crowdFilm({});
    const [cast] = blockings({
      ...film,
      characters: { ...film.characters, ann: { starts: { at: [10, 8] } } },
    });
    const [ann, ...others] = cast!;
    expect(ann!.to).toEqual([10, 8]);
    for (const other of others) {
      expect(Math.sign(fromCamera(other))).toBe(Math.sign(other.to[0] - 10));
      expect(Math.abs(fromCamera(other))).toBeGreaterThan(70);
    }
  });

  test('is seen whole, nobody behind anybody', () => {
    for (const size of [
      [20, 16],
      [9, 9],
    ] as const) {
      const film = filmOf(crowdFilm({}, size));
      const [shot] = foldWorld(film).shots;
      const { inFrame } = viewAt(stageSpace(film, shot!), 0);
      const seen = inFrame.filter(({ extent }) => extent === 'wholly');
      const across = seen.toSorted((one, other) => one.x - other.x);
      expect(across.map(({ name }) => name)).toEqual(CROWD);
      across.slice(1).forEach(({ x }, index) => {
        expect(x - across[index]!.x).toBeGreaterThan(0.045);
      });
    }
  });

  test('is set for a camera that looks towards a piece, whichever way that is', () => {
    const film = crowdFilm({ camera: { facing: 'gate' } });
    const gate = {
      square: { interior: false, layout: { size: [20, 16], pieces: { gate: { at: [19, 8] } } } },
    } as const;
    const [cast] = blockings({ ...film, environments: gate });
    // From north to south: from left to right as one looks east.
    const norths = cast!.map(({ to }) => to[1]);
    expect(norths).toEqual(norths.toSorted((one, other) => other - one));
    expect(norths[0]! - norths.at(-1)!).toBeGreaterThan(4);
  });

  test('finds room on any floor that has some, in ranks where it is narrow', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 14 }),
        fc.integer({ min: 5, max: 20 }),
        fc.integer({ min: 5, max: 12 }),
        fc.boolean(),
        (people, wide, deep, interior) => {
          const names = Array.from({ length: people }, (_, index) => `c${index}`);
          const [cast] = blockings({
            characters: Object.fromEntries(names.map((name) => [name, {}])),
            environments: { room: { interior, layout: { size: [wide, deep] } } },
            shots: [{ environment: 'room', characters: names }],
          });
          cast!.forEach(({ to: [x, y] }, index) => {
            expect(Math.min(x, y, wide - x, deep - y)).toBeGreaterThanOrEqual(0);
            cast!.slice(0, index).forEach((other) => {
              expect(distanceBetween([x, y], other.to)).toBeGreaterThan(0.79);
            });
          });
        },
      ),
    );
  });
});

test('who rides is where the animal is, and their head as high as its back has them', () => {
  const film = filmOf({
    characters: {
      ana: { height: 1.7, starts: { at: [2, 3], posture: 'riding' } },
      storm: { form: 'creature', height: 1.8, starts: { at: [6, 6] } },
    },
    environments: { field: { interior: false, layout: { size: [12, 12] } } },
    shots: [{ environment: 'field', characters: ['ana', 'storm'] }],
  });
  const { placements } = stageSpace(film, foldWorld(film).shots[0]!);
  const [ana, storm] = placements;
  expect(ana!.to).toEqual(storm!.to);
  expect(ana!.body.eyes).toBeGreaterThan(1.8);
});
