import { expect, test } from '@jest/globals';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { hasGesture } from '../../src/animatic/figures/acting/gestures.ts';
import { personAt } from '../../src/animatic/figures/person-moment.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { seconds } from '../../src/film/time.ts';
import { roomWith } from '../support/room.ts';

/** Where the right hand is in ten moments of eight seconds in which somebody speaks. */
function handsOf(action: string, starts = {}): readonly (readonly number[])[] {
  const staging = roomWith({
    characters: {
      one: { form: 'person', height: 1.7, starts: { at: [4, 3], facing: 180, ...starts } },
    },
    shot: {
      action,
      duration: seconds(8),
      dialogue: [
        {
          character: 'one',
          line: 'Still at the office, I am afraid; do not wait for me tonight, for I shall be very late, and eat without me.',
        },
      ],
    },
  });
  const scene = sceneOf(staging, 7, []);
  return Array.from({ length: 10 }, (_, index) => {
    const frame = 40 + index * 15;
    const [placed] = placeActors(staging, scene, frame);
    const { actor, step, seating } = placed!;
    const given = { frame, turn: Math.PI, seed: actor.seed, pixels: 400, seating };
    return personAt(staging, actor.character, actor.look, step, given).pose.rightHand;
  });
}

const differ = (hands: readonly (readonly number[])[]): boolean =>
  hands.some((hand) => hand.some((value, axis) => Math.abs(value - hands[0]![axis]!) > 0.03));

test('who speaks moves a hand that has nothing else to do', () => {
  expect(differ(handsOf('He looks ahead.'))).toBe(true);
});

test('who speaks keeps the hand where the action or what it holds has it', () => {
  expect(differ(handsOf('He holds the phone to his ear.'))).toBe(false);
  expect(differ(handsOf('He looks ahead.', { props: ['a lit lantern'] }))).toBe(false);
});

test('who lies speaks without raising an arm', () => {
  expect(differ(handsOf('He looks up.', { posture: 'lying' }))).toBe(false);
});

test('a ladder is climbed with the hands, and stairs are walked', () => {
  expect(hasGesture('she climbs the ladder')).toBe(true);
  for (const words of ['she climbs the stairs', 'climbing up the old steps', 'climbs stairs']) {
    expect(hasGesture(words)).toBe(false);
  }
});
