import { describe, expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace } from '../../src/world/stage/stage.ts';
import type { Piece } from '../../src/film/environment.ts';
import { filmOf, pieceOf } from '../support/film-builder.ts';

const PIECES: Readonly<Record<string, Piece>> = {
  chair: pieceOf({ at: [2, 2], size: [0.5, 0.5], height: 0.9 }),
  'bar-stool': pieceOf({ at: [4, 2], size: [0.4, 0.4], height: 0.75 }),
  bench: pieceOf({ at: [6, 2], size: [2, 0.5], height: 0.9 }),
  table: pieceOf({ at: [6, 6], size: [2, 1], height: 0.75 }),
};
const LAYOUT = { size: [9, 9], height: 3, pieces: PIECES, marks: { there: [4.1, 2] } } as const;

/** How high the eyes are of a child of 1.2 metres who sits at a place. */
function eyesAt(at: string, posture = 'sitting'): number {
  const film = filmOf({
    characters: { ann: { form: 'child', height: 1.2, starts: { at, posture } } },
    environments: { room: { layout: LAYOUT } },
    shots: [{ environment: 'room', characters: ['ann'], size: 'cu' }],
  });
  const { placements } = stageSpace(film, foldWorld(film).shots[0]!);
  return placements[0]!.body.eyes;
}

describe('who sits is as high as the seat', () => {
  test('so that a camera finds a child on a chair, whose feet hang', () => {
    expect(eyesAt('chair')).toBeCloseTo(0.45 + 1.2 * (0.91 - 0.465));
    expect(eyesAt('bar-stool') - eyesAt('chair')).toBeCloseTo(0.3);
    expect(eyesAt('there')).toBe(eyesAt('bar-stool'));
  });

  test('where the seat is not known, as people are on a usual one', () => {
    expect(eyesAt('table')).toBeCloseTo(1.2 * (0.91 - 0.23));
    expect(eyesAt('chair', 'standing')).toBeCloseTo(1.2 * 0.91);
  });
});

test('who is alone on a seat looks where that does, also at a mark on it', () => {
  const facing = (at: string): number | undefined => {
    const layout = { ...LAYOUT, pieces: { chair: { ...PIECES['chair']!, facing: 90 } } };
    const film = filmOf({
      characters: { ann: { form: 'child', height: 1.2, starts: { at, posture: 'sitting' } } },
      environments: { room: { layout: { ...layout, marks: { there: [2.1, 2] } } } },
      shots: [{ environment: 'room', characters: ['ann'] }],
    });
    return stageSpace(film, foldWorld(film).shots[0]!).placements[0]!.facing;
  };
  expect([facing('chair'), facing('there')]).toEqual([90, 90]);
});
