import { describe, expect, test } from '@jest/globals';
import { lightingId, shotId } from '../../src/film/ids.ts';
import type { Timeline } from '../../src/film/timeline.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { stageShot, stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import { layTimeline } from '../../src/compile/timeline/timeline.ts';
import { worldOf } from '../../src/world/fold/world-of.ts';
import { filmOf as readFilmOf } from '../source/read-text.ts';
import { filmOf } from '../support/film-builder.ts';
import { orbFilm } from '../support/orb-film.ts';

const film = orbFilm();
const [enter, find] = foldWorld(film).shots.map((shot) => stageSpace(film, shot));

test('a camera that is placed by the spec stands there, and sees what is before it', () => {
  const view = viewAt(enter!, 0);
  expect(view.pose).toEqual({
    position: [6, 0.5, 1.4],
    heading: 0,
    tilt: 0,
    roll: 0,
    focalLength: 24,
  });
  expect(view.wall).toEqual({ name: 'north', distance: 8.5 });
  expect(view.inFrame.map(({ name, side }) => [name, side])).toEqual([
    ['desk', 'centre'],
    ['window', 'centre'],
  ]);
  expect(view.outside.map(({ name, where }) => [name, where])).toEqual([['orb', 'left']]);
});

test('an unplaced camera keeps a subject that goes to its mark in the middle of the picture', () => {
  for (const time of [0, 0.25, 0.5, 0.75, 1]) {
    const orb = viewAt(find!, time).inFrame.find(({ name }) => name === 'orb');
    expect(orb?.x).toBeCloseTo(0.5, 1);
  }
});

describe('stageShot', () => {
  const timeline: Timeline = {
    rate: film.format.rate,
    frames: 264,
    shots: ['enter', 'find'].map((id, index) => ({
      id: shotId(id),
      startFrame: index * 132,
      frames: 144,
      transition: { type: 'cut', frames: 0 },
      beats: [{ from: 0, to: 144, action: 'It waits.' }],
      lines: [],
      adjustments: [],
    })),
    ending: { type: 'cut', frames: 0 },
  };
  const world = foldWorld(film);

  test('joins the world, the camera, the blocking and the timeline as plain data', () => {
    const staging = stageShot(film, world, timeline, 1);
    expect(staging).toMatchObject({
      film: 'The Orb and the Library',
      scene: { id: 'discovery' },
      shot: { id: 'find' },
      shotFrames: 144,
      segmentStart: 0,
      environment: { id: 'library' },
      lighting: { id: 'dusk' },
      before: { characters: { orb: { emotion: 'curious', at: 'door' } } },
      after: { characters: { orb: { emotion: 'joy', at: 'by-desk' } } },
      blocking: [{ character: 'orb', from: [1, 1], to: [5, 2.5] }],
      beats: [{ from: 0, to: 144, action: 'It waits.' }],
    });
    expect(staging).not.toHaveProperty('segmentFrames');
    expect(JSON.parse(JSON.stringify(staging))).toEqual(staging);
  });

  test('a segment says where in the shot it lies; the camera goes over the whole shot', () => {
    const whole = stageShot(film, world, timeline, 0);
    const part = stageShot(film, world, timeline, 0, { start: 96, frames: 48 });
    expect(part).toEqual({ ...whole, segmentStart: 96, segmentFrames: 48 });
  });

  test('what happens to others and elsewhere does not make this picture another one', () => {
    const busier = filmOf({
      ...film,
      characters: { ...film.characters, moth: { starts: { emotion: 'fear' } } },
      environments: { ...film.environments, street: { weather: 'rain' } },
      lighting: film.lighting,
      scenes: film.scenes as never,
    });
    expect(stageShot(busier, foldWorld(busier), timeline, 1)).toEqual(
      stageShot(film, world, timeline, 1),
    );
  });

  test('a shot that the film does not have is refused', () => {
    expect(() => stageShot(film, world, timeline, 2)).toThrow(RangeError);
  });

  test('numbers that machines work out differently in the last digit are the same in a staging', () => {
    const digits = JSON.stringify(stageShot(film, world, timeline, 1).camera).match(/\.\d+/gu);
    expect(digits!.every((digit) => digit.length <= 7)).toBe(true);
  });

  test('tells the light in which a shot begins only where the shot changes to another', () => {
    const lit = filmOf({
      lighting: { dusk: {}, night: {} },
      shots: [
        { lighting: 'dusk', changes: { lighting: { use: lightingId('night') } } },
        { lighting: 'night' },
      ],
    });
    const shots = timeline.shots.map((shot, index) => ({ ...shot, id: shotId(String(index + 1)) }));
    const [turning, still] = [0, 1].map((index) =>
      stageShot(lit, foldWorld(lit), { ...timeline, shots }, index),
    );
    expect(turning).toMatchObject({ lightingBefore: { id: 'dusk' }, lighting: { id: 'night' } });
    expect(still).toMatchObject({ lighting: { id: 'night' } });
    expect(still).not.toHaveProperty('lightingBefore');
  });
});

test('a character may have a name that JavaScript has a meaning for', async () => {
  const named = await readFilmOf(
    'title: T\ncharacters: { __proto__: { name: Pia }, constructor: { name: Con } }\nshots: [{ id: a, action: Pia waits., characters: [__proto__, constructor] }]\n',
  );
  const { cast, after } = stageShot(named, worldOf(named), layTimeline(named), 0);
  expect(Object.keys(cast)).toEqual(['__proto__', 'constructor']);
  expect(Object.keys(after.characters)).toEqual(['__proto__', 'constructor']);
});
