import { expect, test } from '@jest/globals';
import { unactedIn } from '../../src/animatic/figures/acting/unacted.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { seconds } from '../../src/film/time.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { pieceOf } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

/** Where Ben is and which way he looks, every half second of six. */
function stepsOf(shot: ShotParts, pieces = {}) {
  const staging = roomWith({
    characters: { ben: { form: 'person', height: 1.8, starts: { at: [4, 4] } } },
    pieces,
    shot: { duration: 6, size: 'ws', ...shot },
  });
  const scene = sceneOf(staging, 7, []);
  const steps = Array.from({ length: 12 }, (_, index) => {
    const [ben] = placeActors(staging, scene, index * 12);
    return ben!.step;
  });
  return { steps, unacted: unactedIn(staging) };
}

const east = ({ at }: { readonly at: readonly [number, number] }): number => at[0];

test.each<[string, ShotParts]>([
  ['an action says', { action: 'Ben paces up and down.' }],
  ['an action says with a common verb', { action: 'Ben walks to and fro.' }],
  ['the way that he moves says', { changes: { characters: { ben: { motion: 'pacing' } } } }],
])('who paces, as %s, goes to both sides and turns', (_, shot) => {
  const { steps, unacted } = stepsOf(shot);
  expect(Math.max(...steps.map(east))).toBeGreaterThan(4.8);
  expect(Math.min(...steps.map(east))).toBeLessThan(3.2);
  const headings = steps.slice(1).map(({ facing }) => Math.round(facing) % 360);
  expect(headings.some((heading) => heading === 90)).toBe(true);
  expect(headings.some((heading) => heading === 270)).toBe(true);
  expect(unacted).toEqual([]);
});

test('goes no farther than there is room', () => {
  const cupboard = pieceOf({ at: [5, 4], size: [0.6, 0.6], height: 1.8 });
  const { steps } = stepsOf({ action: 'Ben paces up and down.' }, { cupboard });
  expect(Math.max(...steps.map(east))).toBeLessThan(4.45);
});

test('paces with the beat that says it, and stops', () => {
  const { steps } = stepsOf({
    beats: [
      { at: seconds(0), action: 'Ben paces.' },
      { at: seconds(3), action: 'Ben stops and looks up.' },
    ],
  });
  const [, , , , , , , stopped, ...rest] = steps;
  expect(rest.map(east)).toEqual(rest.map(() => east(stopped!)));
});

test('walks where the shot takes him somewhere', () => {
  const changes = { characters: { ben: { at: [6, 4] as const } } };
  const { steps } = stepsOf({ action: 'Ben paces to the door.', changes });
  expect(east(steps.at(-1)!)).toBeCloseTo(6, 1);
});
