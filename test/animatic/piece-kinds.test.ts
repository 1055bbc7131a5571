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
import { buildStrings } from '../../src/animatic/pieces/strings.ts';
import { buildTrain } from '../../src/animatic/pieces/train.ts';
import { buildCooker } from '../../src/animatic/pieces/cooker.ts';
import { buildSolarPanel, buildSpacecraft } from '../../src/animatic/pieces/spacecraft.ts';
import { buildCrowd, buildGrandstand } from '../../src/animatic/pieces/crowd.ts';
import { buildClock } from '../../src/animatic/pieces/clock.ts';
import { buildTent } from '../../src/animatic/pieces/tent.ts';
import { builderFor } from '../../src/animatic/pieces/kinds.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageSpace } from '../../src/world/stage/stage.ts';
import { filmOf, pieceOf } from '../support/film-builder.ts';
import { stagingOf } from '../support/staging.ts';

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
    ['double bass', 'a double bass on its stand', buildStrings],
    ['guitar', '', buildStrings],
    ['train', 'a green steam train with open carriage doors', buildTrain],
    ['cooker', 'a steel cooker', buildCooker],
    ['crowd', 'people with raised hands', buildCrowd],
    ['stand', 'a stand full of people', buildGrandstand],
    ['solar panel', 'a blue solar panel', buildSolarPanel],
    ['space station', '', buildSpacecraft],
    ['station clock', 'a station clock', buildClock],
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

test('a stove in a kitchen has burners, and one of iron has a fire', () => {
  const flames = (description: string, location: string): number => {
    const staging = stagingOf({
      environments: {
        place: {
          location,
          layout: { pieces: { stove: pieceOf({ description }) } },
        },
      },
      shots: [{ environment: 'place' }],
    });
    const [stove] = sceneOf(staging, 7, []).set.props;
    return stove!.built.glows?.length ?? 0;
  };
  expect(flames('a stove', 'The kitchen of a restaurant')).toBe(0);
  expect(flames('an old iron stove', 'The kitchen of a farm')).toBeGreaterThan(0);
});
