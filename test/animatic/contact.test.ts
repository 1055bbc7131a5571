import { expect, test } from '@jest/globals';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { roomWith } from '../support/room.ts';

/** How far apart two are near the end of an action, who stand so many metres apart before it. */
function apartIn(action: string, metres = 1.2): number {
  const staging = roomWith({
    characters: {
      ann: { name: 'Ann', height: 1.7, starts: { at: [4, 3] } },
      bo: { name: 'Bo', height: 1.7, starts: { at: [4 + metres, 3] } },
    },
    shot: { characters: ['ann', 'bo'], action },
  } as never);
  const placed = placeActors(staging, sceneOf(staging, 7, []), staging.shotFrames - 1);
  const [one, other] = placed.map(({ step }) => step.at);
  return Math.hypot(one![0] - other![0], one![1] - other![1]);
}

test.each(['They hug.', 'Ann hugs Bo.', 'Ann kisses Bo.', 'Bo and Ann embrace.'])(
  'two who embrace stand close: %s',
  (action) => {
    expect(apartIn(action)).toBeCloseTo(0.36, 1);
  },
);

test.each(["Ann takes Bo's hand.", 'Ann strokes his cheek.', "Bo puts a hand on Ann's shoulder."])(
  'who touches another is at arm’s length: %s',
  (action) => {
    expect(apartIn(action)).toBeCloseTo(0.6, 1);
  },
);

test.each([
  'Ann blows Bo a kiss.',
  'Ann shakes her head.',
  'Ann hugs herself.',
  'Ann looks at Bo.',
])('others stay where they are: %s', (action) => {
  expect(apartIn(action)).toBeCloseTo(1.2, 5);
});
