import { describe, expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { LayoutParts } from '../support/film-builder.ts';
import { filmOf } from '../support/film-builder.ts';

/** What each thing is partly behind, seen from the south. */
function behindOf(
  pieces: LayoutParts['pieces'],
  sits?: string,
): Readonly<Record<string, string[]>> {
  const film = filmOf({
    characters: sits === undefined ? {} : { ann: { starts: { at: sits, posture: 'sitting' } } },
    environments: { room: { layout: { size: [10, 10], ...(pieces && { pieces }) } } },
    shots: [
      {
        environment: 'room',
        characters: sits === undefined ? [] : ['ann'],
        camera: { at: [5, 0.5], height: 0.9, facing: 0 },
      },
    ],
  });
  const { inFrame } = viewAt(stageSpace(film, foldWorld(film).shots[0]!), 0);
  return Object.fromEntries(inFrame.map(({ name, behind }) => [name, [...behind]]));
}

const TABLE = { at: [5, 5], size: [1.6, 0.8], height: 0.75 } as const;

describe('what touches is not behind', () => {
  test('a table is not behind the bowl on it, and the bowl not behind the table', () => {
    const bowl = { at: [5, 4.8], size: [0.4, 0.4], height: 0.2, elevation: 0.75 } as const;
    expect(behindOf({ table: TABLE, bowl })).toEqual({ table: [], bowl: [] });
  });

  test('who sits is not behind their seat', () => {
    const stool = { at: [5, 4], size: [0.6, 0.6], height: 0.6 } as const;
    expect(behindOf({ stool }, 'stool')['ann']).toEqual([]);
  });

  test('nothing is behind what lies flat on the ground', () => {
    const water = { at: [5, 3], size: [8, 3], height: 0.02 } as const;
    expect(behindOf({ water, table: TABLE })['table']).toEqual([]);
  });

  test('a chair on the far side of a table is', () => {
    const chair = { at: [5, 6], size: [0.5, 0.5], height: 0.9 } as const;
    expect(behindOf({ table: TABLE, chair })['chair']).toEqual(['table']);
  });
});
