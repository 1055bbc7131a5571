import { describe, expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace } from '../../src/world/stage/stage.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';

/** Ann is south of a stove at the north wall, Tom south of her. */
function stageOf(shot: ShotParts, posture?: string) {
  const film = filmOf({
    characters: {
      ann: { name: 'Ann', starts: { at: 'stove', ...(posture === undefined ? {} : { posture }) } },
      tom: { name: 'Tom', starts: { at: [3, 2] } },
    },
    environments: {
      kitchen: {
        interior: true,
        layout: {
          size: [6, 6],
          pieces: { stove: { at: [3, 5.6], size: [0.9, 0.7], height: 0.9, facing: 180 } },
        },
      },
    },
    shots: [{ environment: 'kitchen', characters: ['ann', 'tom'], ...shot }],
  });
  return stageSpace(film, foldWorld(film).shots[0]!);
}
const facing = (action: string, posture?: string): number | undefined =>
  stageOf({ action }, posture).placements[0]!.facing;

describe('who is at a piece and works there', () => {
  test.each(['Ann stirs the pot.', 'Tom waits, and Ann quietly chops onions.'])(
    'looks at it: %s',
    (action) => expect(facing(action)).toBeCloseTo(0),
  );

  test.each(['Ann laughs.', 'Tom stirs the pot.', 'Ann turns to Tom.'])(
    'looks at the others where the work is none, or not theirs: %s',
    (action) => expect(facing(action)).toBeCloseTo(180),
  );

  test('is looked at from where their face is seen', () => {
    const { plan, placements } = stageOf({
      size: 'mcu',
      characters: ['ann'],
      action: 'She cooks.',
    });
    expect(placements[0]!.facing).toBeCloseTo(0);
    // Not from behind: the camera stands beside them, between them and the wall that they face.
    expect(plan.pose.position[1]).toBeGreaterThan(placements[0]!.to[1] - 1);
  });
});

describe('a close insert of somebody', () => {
  const tilted = (action: string, framing: ShotParts['framing'] = ['insert']): number => {
    const { plan } = stageOf({ size: 'cu', framing, characters: ['tom'], action });
    return plan.subject!.aimHeight;
  };

  test('is of the hands, unless it is said to be of a face or of feet', () => {
    const face = tilted('Tom waits.', ['single']);
    expect(face - tilted('Tom peels an orange.')).toBeGreaterThan(0.3);
    expect(tilted('A tear on his cheek.')).toBe(face);
    expect(tilted('His boots on the tiles.')).toBeLessThan(0.2);
  });
});
