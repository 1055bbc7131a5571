import { expect, test } from '@jest/globals';
import { foldWorld } from '../../src/world/fold.ts';
import { stageSpace, viewAt } from '../../src/world/stage.ts';
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
