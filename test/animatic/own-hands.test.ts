import { describe, expect, test } from '@jest/globals';
import { handTask } from '../../src/animatic/figures/close-hands/hand-tasks.ts';
import { writtenIn } from '../../src/animatic/figures/close-hands/close-pages.ts';
import { inHandOf } from '../../src/animatic/figures/held.ts';
import { ownEyesOf } from '../../src/animatic/figures/own-eyes.ts';
import { difference, drawOne } from '../support/drawing.ts';
import type { ShotParts } from '../support/film-builder.ts';
import { roomWith } from '../support/room.ts';

function alone(shot: ShotParts, props: readonly string[] = []) {
  return roomWith({
    characters: { ann: { form: 'person', height: 1.7, starts: { at: [4, 4], props } } },
    shot: { camera: {}, ...shot },
  });
}

describe('a shot is seen through the eyes', () => {
  test.each<[string, ShotParts, readonly string[]]>([
    ['of the last named of a point of view', { framing: ['pov'] }, []],
    [
      'of who holds what an insert is of',
      { framing: ['insert'], action: 'She reads.' },
      ['a letter'],
    ],
    ['of whose hands it is of', { framing: ['insert'], action: 'Her thumb hovers.' }, []],
  ])('%s', (_, shot, props) => {
    expect(ownEyesOf(alone(shot, props))?.character).toBe('ann');
  });

  test.each<[string, ShotParts, readonly string[]]>([
    ['a shot that is neither', { size: 'cu', action: 'She reads a letter.' }, []],
    ['an insert of a face', { framing: ['insert'], action: 'A tear on her cheek.' }, []],
    [
      'an insert for which the film places the camera',
      { framing: ['insert'], action: 'She reads.', camera: { at: [1, 1] } },
      ['a letter'],
    ],
    ['a point of view from far off', { framing: ['pov'], camera: { at: [1, 1] } }, []],
  ])('and not %s', (_, shot, props) => {
    expect(ownEyesOf(alone(shot, props))).toBeUndefined();
  });
});

test('of who has a point of view, the hands that do something are in the picture, and no more', async () => {
  const camera = { facing: 0 };
  const still = await drawOne(alone({ framing: ['pov'], camera, action: 'She waits.' }));
  const acts = await drawOne(alone({ framing: ['pov'], camera, action: 'Her hand reaches out.' }));
  const lower = 160 * 45 * 4;
  const [top, bottom] = [
    difference(acts.subarray(0, 160 * 30 * 4), still.subarray(0, 160 * 30 * 4)),
    difference(acts.subarray(lower, 160 * 84 * 4), still.subarray(lower, 160 * 84 * 4)),
  ];
  expect(bottom).toBeGreaterThan(2);
  expect(top).toBe(0);
});

test('a dog has a point of view, and no hands', async () => {
  const dog = (action: string) =>
    drawOne(
      roomWith({
        characters: { rex: { form: 'creature', height: 0.6, starts: { at: [4, 4] } } },
        shot: { framing: ['pov'], camera: { facing: 0 }, action },
      }),
    );
  const [waits, takes] = [await dog('It waits.'), await dog('It takes the ball.')];
  const aboveSlate = 160 * 84 * 4;
  expect(difference(waits.subarray(0, aboveSlate), takes.subarray(0, aboveSlate))).toBe(0);
});

describe('hands', () => {
  test.each([
    ['turns the key in the lock', 'pinch'],
    ['presses the bell', 'points'],
    ['knocks at the door', 'fist'],
    ['reaches for the cup', 'curled'],
  ])('that somebody %s with: %s', (words, shape) => {
    expect(handTask(words, undefined, 0.5, 1).right?.shape).toBe(shape);
  });

  test('do nothing where nothing is said of them', () => {
    expect(handTask('looks down the street', undefined, 0.5, 1)).toEqual({});
  });

  test('are both at a letter, and one at a phone', () => {
    expect(handTask('reads', inHandOf(['a letter'], 'reads'), 0.5, 1).left).toBeDefined();
    expect(handTask('reads', inHandOf(['a phone'], 'reads'), 0.5, 1).left).toBeUndefined();
  });
});

describe('what is in the hand', () => {
  test('of several things is the one that is spoken of', () => {
    expect(inHandOf(['a suitcase', 'a key'], 'turns the key in the lock')?.kind).toBe('key');
    expect(inHandOf(['a suitcase', 'a key'], 'waits')?.kind).toBe('bag');
  });

  test('is the tool that is needed, whatever else one has', () => {
    expect(inHandOf(['a phone'], 'chops onions')?.kind).toBe('knife');
    expect(inHandOf(['a card'], 'writes on the card')?.kind).toBe('pen');
  });

  test('shines where the action says so', () => {
    expect(inHandOf(['a torch'], 'shines the torch into the dark')?.lit).toBe(true);
    expect(inHandOf(['a torch'], 'waits')?.lit).toBe(false);
  });

  test('is no cup for a case of glass', () => {
    expect(inHandOf([], 'lifts the glass case')).toBeUndefined();
  });
});

test.each([
  ['The phone screen says MISSED CALL.', 'MISSED CALL'],
  ['The letter says “Come home.”', 'Come home.'],
  ['He writes on a card. It says THANK YOU, MAMA.', 'THANK YOU, MAMA'],
  ['She reads the letter.', undefined],
  ['She says nothing.', undefined],
])('what stands written in %j is %j', (said, written) => {
  expect(writtenIn(said)).toBe(written);
});
