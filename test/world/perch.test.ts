import { describe, expect, test } from '@jest/globals';
import { perchOf } from '../../src/world/floor/perch.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace } from '../../src/world/stage/stage.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { filmOf, pieceOf } from '../support/film-builder.ts';

const TABLE = { at: [3, 3], size: [1.6, 0.9], height: 0.8, description: 'an oak table' } as const;
const CAT = { form: 'creature', height: 0.3 } as const;

type Pieces = Readonly<Record<string, Parameters<typeof pieceOf>[0]>>;

function heightOver(pieces: Pieces, who: Parameters<typeof perchOf>[0] = CAT): number {
  const built = Object.fromEntries(Object.entries(pieces).map(([id, each]) => [id, pieceOf(each)]));
  const layout = { size: [6, 6] as const, pieces: built, marks: { top: [3, 3] as const } };
  expect(perchOf(who, 'top', layout)).toBe(perchOf(who, [3, 3], layout));
  return perchOf(who, [3, 3], layout);
}

describe('an animal whose place is over a piece stands', () => {
  test.each([
    ['on a table', { table: TABLE }, 0.8],
    [
      'on what lies on a table',
      { table: TABLE, box: { ...TABLE, elevation: 0.8, height: 0.1, description: 'a flat box' } },
      0.9,
    ],
    [
      'on the mattress of a bed, not on its headboard',
      { bed: { ...TABLE, size: [1.4, 2], height: 1.2, description: 'a bed' } },
      0.55,
    ],
    ['under a lamp', { lamp: { ...TABLE, elevation: 1.4, description: 'a lamp' } }, 0],
    ['in a boat', { boat: { ...TABLE, description: 'a rowing boat' } }, 0],
    [
      'beside a wall that is too high for it',
      { wall: { ...TABLE, height: 2, description: 'a wall' } },
      0,
    ],
    ['on a rug', { rug: { ...TABLE, height: 0.02, description: 'a rug' } }, 0],
  ] as readonly (readonly [string, Pieces, number])[])('%s', (_, pieces, height) => {
    expect(heightOver(pieces)).toBeCloseTo(height);
  });

  test('unless it is too large, or no animal', () => {
    expect(heightOver({ table: TABLE }, { form: 'creature', height: 1.6 })).toBe(0);
    expect(heightOver({ table: TABLE }, { form: 'person', height: 0.5 })).toBe(0);
  });
});

describe('a cat that gets onto a table', () => {
  const stage = (shot: ShotParts, at: readonly [number, number]) => {
    const characters: FilmParts['characters'] = { tom: { ...CAT, starts: { at } } };
    const layout = { size: [6, 6] as const, pieces: { table: TABLE } };
    const film = filmOf({
      characters,
      environments: { kitchen: { layout } },
      shots: [{ environment: 'kitchen', characters: ['tom'], ...shot }],
    });
    return stageSpace(film, foldWorld(film).shots[0]!);
  };

  test('goes up from the floor, and the camera waits for it there', () => {
    const shot = { size: 'ms', changes: { characters: { tom: { at: [3, 3] } } } } as const;
    const { placements, plan } = stage(shot, [5, 1]);
    expect(placements[0]?.perch).toEqual([0, 0.8]);
    expect(placements[0]?.body.bottom).toBe(0.8);
    const low = stage({ size: 'ms', changes: { characters: { tom: { at: [1, 1] } } } }, [5, 1]);
    expect(low.placements[0]).not.toHaveProperty('perch');
    expect(plan.pose.position[2] - low.plan.pose.position[2]).toBeCloseTo(0.8);
  });
});
