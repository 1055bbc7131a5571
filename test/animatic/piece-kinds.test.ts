import { describe, expect, test } from '@jest/globals';
import { buildBell } from '../../src/animatic/pieces/bell.ts';
import { buildBoat } from '../../src/animatic/pieces/boat.ts';
import { buildBox } from '../../src/animatic/pieces/box.ts';
import { buildBuilding } from '../../src/animatic/pieces/building.ts';
import { buildChair } from '../../src/animatic/pieces/chair.ts';
import { buildCounter } from '../../src/animatic/pieces/counter.ts';
import { buildDoor } from '../../src/animatic/pieces/door.ts';
import { buildPlant } from '../../src/animatic/pieces/plant.ts';
import { buildPoleStand } from '../../src/animatic/pieces/pole-stand.ts';
import { buildRock } from '../../src/animatic/pieces/rock.ts';
import { buildStall } from '../../src/animatic/pieces/stall.ts';
import { buildTent } from '../../src/animatic/pieces/tent.ts';
import { builderFor } from '../../src/animatic/pieces/kinds.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace } from '../../src/world/stage/stage.ts';
import { filmOf } from '../support/film-builder.ts';

describe('a piece is the thing that its words are about', () => {
  test.each([
    ['noodle stall', 'a noodle stall with a red awning and a steaming pot', buildStall],
    ['thing', 'a crate by a lamp, under a window', buildBox],
    ['bell', "a ship's bell, green with age", buildBell],
    ['hull', 'the rusty hull of a sunken ship', buildBoat],
    ['way out', 'an oak and iron door', buildDoor],
    ["judge's bench", "the judge's high bench of dark oak", buildCounter],
    ["judge's chair", 'a high-backed leather chair', buildChair],
    ['drip', 'an IV drip stand', buildPoleStand],
    ['microphone', 'a chrome microphone on a stand', buildPoleStand],
    ['flag', 'a flag on a pole', buildPoleStand],
    ['water tower', '', buildBuilding],
    ['saloon', 'a two-storey timber saloon with a porch', buildBuilding],
    ['seaweed', 'tall seaweed', buildPlant],
    ['summit', 'a snow-covered peak', buildRock],
    ['camp', 'a yellow dome tent', buildTent],
  ])('%s: %s', (name, description, builder) => {
    expect(builderFor(name, description)).toBe(builder);
  });
});

test('the camera frames who stands on a stage as high as the stage has them', () => {
  const aimOf = (
    pieces: Record<string, { at: [number, number]; size: [number, number]; height: number }>,
  ) => {
    const film = filmOf({
      characters: { ann: { starts: { at: [5, 9], facing: 180 } } },
      environments: { club: { layout: { size: [10, 12], pieces } } },
      shots: [{ environment: 'club', characters: ['ann'], size: 'cu' }],
    });
    return stageSpace(film, foldWorld(film).shots[0]!).plan.pose.position[2];
  };
  const stage = { at: [5, 10], size: [8, 4], height: 0.5 } as const;
  expect(aimOf({ stage: { ...stage, at: [5, 10], size: [8, 4] } })).toBeCloseTo(aimOf({}) + 0.5);
});
