import { describe, expect, test } from '@jest/globals';
import { project, viewOf } from '../../src/animatic/lens/lens.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import type { PlacedActor } from '../../src/animatic/figures/place-actors.ts';
import { sceneAt } from '../../src/animatic/scene.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { stateOfPiece } from '../../src/animatic/pieces/build-piece.ts';
import { buildProp } from '../../src/animatic/set/set.ts';
import type { Prop } from '../../src/animatic/set/set.ts';
import { floatingProp } from '../../src/animatic/set/afloat.ts';
import { hullOf } from '../../src/world/floor/boat.ts';
import type { Staging } from '../../src/world/stage/staging.ts';
import { SMALL, drawOne } from '../support/drawing.ts';
import { pieceOf } from '../support/film-builder.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

const BOAT = pieceOf({ at: [4, 4], size: [1.5, 3.4], height: 0.6, facing: 90 });
const WATER = pieceOf({ at: [4, 4], size: [8, 8], height: 0.01 });
const BOARDS = hullOf('boat', BOAT).boards;

/** From the middle of a child to one of its legs, metres. */
const ASIDE = 0.08;

function lake(
  starts: NonNullable<NonNullable<FilmParts['characters']>[string]['starts']>,
  shot: ShotParts = {},
  weather = 'clear',
): Staging {
  return roomWith({
    interior: false,
    pieces: { boat: BOAT, sea: WATER },
    characters: { ann: { form: 'child', height: 1.3, starts } },
    shot,
    weather,
  });
}

function annOn(staging: Staging, frame: number): { ann: PlacedActor; boat: Prop } {
  const scene = sceneAt(sceneOf(staging, 7, []), frame);
  const [ann] = placeActors(staging, scene, frame);
  const boat = scene.set.props.find(({ name }) => name === 'boat');
  if (ann === undefined || boat === undefined) throw new Error('nobody, or no boat');
  return { ann, boat };
}

test('a raft is drawn of logs, with nothing above its deck and no sides before who is on it', () => {
  const raft = pieceOf({ at: [4, 4], size: [2, 4], height: 0.3, description: 'a raft of logs' });
  const staging = roomWith({ interior: false, pieces: { raft, sea: WATER } });
  const prop = sceneAt(sceneOf(staging, 7, []), 0).set.props.find(({ name }) => name === 'raft')!;
  expect(prop.built).toMatchObject({ floats: true });
  expect(prop.built.sides).toBeUndefined();
  const heights = prop.built.facets.flatMap(({ points }) => points.map(([, , z]) => z));
  expect(Math.max(...heights)).toBeCloseTo(0.3);
  // Seven logs of nine faces, and three planks.
  expect(prop.built.facets.length).toBe(7 * 9 + 3 * 6);
});

describe('who is in a boat', () => {
  test('has its boards under the feet, and one of its thwarts to sit on', () => {
    const { ann } = annOn(lake({ at: 'boat', posture: 'sitting' }), 0);
    expect(ann.foot[2]).toBeCloseTo(BOARDS);
    const { rows, thwart } = hullOf('boat', BOAT);
    expect(rows.some((row) => Math.abs(4 + row - ann.foot[0]) < 1e-6)).toBe(true);
    expect(ann.foot[2] + (ann.seating.to?.height ?? 0)).toBeCloseTo(thwart);
    expect(ann.boat?.name).toBe('boat');
  });

  test('goes where it goes and turns as it turns, without a step', () => {
    const staging = lake(
      { at: 'boat' },
      { changes: { environment: { pieces: { boat: { at: [5, 6], facing: 180 } } } } },
    );
    for (const frame of [0, 12, 20, 25, 30, staging.shotFrames - 1]) {
      const { ann, boat } = annOn(staging, frame);
      const [x, y] = boat.stand.at;
      const bow = (boat.stand.facing * Math.PI) / 180;
      const [east, north] = [ann.foot[0] - x, ann.foot[1] - y];
      const ahead = east * Math.sin(bow) + north * Math.cos(bow);
      expect(ahead).toBeCloseTo(staging.blocking[0]!.aboard!.to!.ahead);
      expect(ann.step.stride).toBe(0);
      expect(((ann.step.facing % 360) + 360) % 360).toBeCloseTo(boat.stand.facing);
    }
  });

  test('goes with it all through a shot whose camera tracks them', () => {
    const environment = { pieces: { boat: { at: [6, 4] as const } } };
    const wayOf = (shot: ShotParts) => {
      const staging = lake({ at: 'boat' }, { changes: { environment }, ...shot });
      const last = staging.shotFrames - 1;
      return [2, last - 2].map((frame) => annOn(staging, frame).boat.stand.at[0]);
    };
    const [early, late] = wayOf({ movement: { type: 'tracking', speed: 'medium' } });
    expect(early).toBeGreaterThan(4);
    expect(late).toBeLessThan(6);
  });

  test('rides on the waves with it', () => {
    const staging = lake({ at: 'boat' }, {}, 'storm');
    const sea = { ...staging, environment: { ...staging.environment!, location: 'The open sea' } };
    const heights = [0, 10, 20, 30, 40].map((frame) => {
      const scene = sceneAt(sceneOf(sea, 7, []), frame);
      const [ann] = placeActors(sea, scene, frame);
      const boat = scene.set.props.find(({ name }) => name === 'boat')!;
      expect(scene.waves).toBeDefined();
      const sunk = floatingProp(boat, scene.waves, frame / 24);
      return { boat: sunk.center[2], feet: ann!.foot[2] };
    });
    expect(new Set(heights.map(({ boat }) => boat.toFixed(3))).size).toBeGreaterThan(2);
    for (const { boat, feet } of heights) {
      expect(Math.abs(feet - BOARDS - (boat - 0.3))).toBeLessThan(0.25);
    }
  });

  test('walks on the jetty before, and has its boards under the feet from then on', () => {
    const staging = lake(
      { at: [4, 1.2] },
      { changes: { characters: { ann: { at: 'boat' } } }, duration: 4 },
    );
    const feet = [0, staging.shotFrames - 1].map((frame) => annOn(staging, frame).ann);
    expect(feet.map(({ foot }) => Number(foot[2].toFixed(3)))).toEqual([
      0,
      Number(BOARDS.toFixed(3)),
    ]);
    expect(feet.map(({ boat }) => boat?.name)).toEqual([undefined, 'boat']);
  });

  test('does not sink between a jetty and its boards', () => {
    const jetty = pieceOf({ at: [4, 1], size: [2, 2], height: 0.4, description: 'a jetty' });
    const staging = roomWith({
      interior: false,
      pieces: { boat: BOAT, sea: WATER, jetty },
      characters: { ann: { form: 'child', height: 1.3, starts: { at: [4, 1.2] } } },
      shot: { changes: { characters: { ann: { at: 'boat' } } }, duration: 4 },
    });
    const heights = Array.from(
      { length: staging.shotFrames },
      (_, frame) => annOn(staging, frame).ann.foot[2],
    );
    expect(heights[0]).toBeCloseTo(0.4);
    expect(Math.min(...heights)).toBeCloseTo(BOARDS);
  });

  test('is seen above the near side of the hull, and hidden behind it below', async () => {
    const pose = {
      position: [4, 0.5, 0.9],
      heading: 0,
      tilt: 0,
      roll: 0,
      focalLength: 24,
    } as const;
    const camera = { keys: [{ time: 0, pose }], ease: 'linear', shake: 0 } as const;
    const staging = { ...lake({ at: 'boat', facing: 180 }), camera };
    const empty = roomWith({
      interior: false,
      pieces: { boat: BOAT, sea: WATER },
      weather: 'clear',
    });
    const { ann } = annOn(staging, 0);
    const pictures = [await drawOne(staging), await drawOne({ ...empty, camera })];
    const view = viewOf(pose, SMALL.width, SMALL.height);
    const colors = (height: number): readonly (readonly number[])[] => {
      const seen = project(view, [ann.foot[0] + ASIDE, ann.foot[1], height]);
      const at = (Math.round(seen!.y) * SMALL.width + Math.round(seen!.x)) * 4;
      return pictures.map((picture) => [...picture.subarray(at, at + 3)]);
    };
    const [shins, chest] = [colors(BOARDS + 0.06), colors(BOARDS + 0.9)];
    expect(shins[0]).toEqual(shins[1]);
    expect(chest[0]).not.toEqual(chest[1]);
  });
});

test('a boat without a deck is hollow, one with a wheelhouse has a deck', () => {
  const built = (parts: Parameters<typeof pieceOf>[0], name = 'boat') => {
    const piece = pieceOf(parts);
    return buildProp(
      name,
      { piece, state: stateOfPiece(name, piece, undefined), loose: false, shine: undefined },
      {
        palette: sceneOf(lake({ at: 'boat' }), 7, []).palette,
        sky: { zenith: [0, 0, 1], horizon: [1, 1, 1], bright: 1 },
        interior: false,
        place: '',
        seed: 7,
      },
    ).built;
  };
  expect(built({ size: [1.5, 3.4], height: 0.6 })).not.toHaveProperty('cabin');
  expect(built({ size: [2, 6], height: 2.4 })).toHaveProperty('cabin');
  expect(built({ size: [2, 6], height: 1.4 }, 'lifeboat')).not.toHaveProperty('cabin');
});
