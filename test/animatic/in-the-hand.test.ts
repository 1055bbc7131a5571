import { describe, expect, test } from '@jest/globals';
import { heldForAction, heldOf, holding } from '../../src/animatic/figures/held.ts';
import { unactedIn } from '../../src/animatic/figures/acting/unacted.ts';
import { playedAs } from '../../src/animatic/figures/acting/playing.ts';
import { gesture } from '../../src/animatic/figures/acting/gestures.ts';
import { creatureActsIn } from '../../src/animatic/figures/acting/creature-acts.ts';
import { STANDING } from '../../src/animatic/figures/pose.ts';
import { landKind } from '../../src/animatic/set/rings.ts';
import { roomWith } from '../support/room.ts';

describe('what an action has somebody hold is in the hand', () => {
  test.each([
    ['ben holds a jar of honey', 'jar'],
    ['she lifts the blue jar', 'jar'],
    ['anna peels an orange', 'fruit'],
    ['he picks up a glass', 'cup'],
    ['she takes out her phone', 'phone'],
    ['he carries a heavy box', 'box'],
    ['holding an apple', 'fruit'],
    ['vera stands under her red umbrella', 'umbrella'],
  ])('%s: %s', (words, kind) => expect(heldForAction(words)?.kind).toBe(kind));

  test.each([
    'she raises her hand towards the jar',
    'he takes a photo of the jar',
    'she holds his hand',
    'anna looks at the orange',
    'he takes a seat at the table with the bottle',
    'she carries on to the box',
  ])('%s: nothing', (words) => expect(heldForAction(words)).toBeUndefined());

  test('a thing has the colour that its words name, else its own', () => {
    const color = (words: string) => heldForAction(words)?.color;
    expect(color('she lifts the blue jar')).not.toEqual(color('she lifts the jar'));
    expect(heldOf(['an orange'])?.kind).toBe('fruit');
  });
});

describe('who lifts something', () => {
  const hips = (words: string): number => gesture(STANDING, words, 0.5, 1).hips;

  test('stays on both feet where it stands on a table', () => {
    expect(hips('she lifts the lid')).toBe(STANDING.hips);
    expect(hips('she picks up the knife')).toBe(STANDING.hips);
  });

  test('stoops for what lies on the ground', () => {
    expect(hips('she picks up the knife from the floor')).toBeLessThan(STANDING.hips);
    expect(hips('he picks up his bag')).toBeLessThan(STANDING.hips);
  });
});

test('a creature lies down to rest, and not for the rest of something', () => {
  for (const words of ['the dog rests', 'rex is resting', 'it rests its head on its paws']) {
    expect(creatureActsIn(words).lies).toBe(true);
  }
  for (const words of ['it looks at the rest of the room', 'rex rests a paw on the bench']) {
    expect(creatureActsIn(words).lies).toBe(false);
  }
});

test.each([
  ['a park with old trees and a small lake', 'forest'],
  ['a meadow, a little fishing lake behind it', 'plain'],
  ['a worship hall with loudspeakers and snowflakes', 'hills'],
  ['a lake at dawn', 'sea'],
  ['the seashore', 'sea'],
])('the land around %s is %s', (words, kind) => {
  expect(landKind(words)).toBe(kind);
});

test('who is in a boat on a small lake has water around them', () => {
  expect(landKind('a meadow with a small lake')).toBe('plain');
  expect(landKind('a house by a small lake', true)).toBe('sea');
});

describe('who plays', () => {
  test.each([
    ['carl plays', 'a double bass', 'carl plays the double bass'],
    ['dora is playing', 'cello', 'dora is plays the cello'],
    ['carl plays the piano', 'a double bass', 'carl plays the piano'],
    ['the boy plays with a ball', 'guitar', 'the boy plays with a ball'],
    ['carl waits', 'guitar', 'carl waits'],
  ])('%s, with %s: %s', (words, props, said) => {
    expect(playedAs(words, props, '')).toBe(said);
  });

  test('has both hands on the instrument, in its case one', () => {
    const held = heldOf(['a double bass']);
    expect(holding(STANDING, STANDING, held).leftHand).not.toEqual(STANDING.leftHand);
    expect(heldOf(['a guitar case'])?.kind).toBe('bag');
  });
});

test('a microphone is before the mouth, and a phone at the ear', () => {
  const hand = (words: string) => gesture(STANDING, words, 0.5, 1).rightHand;
  expect(hand('nia sings into the microphone')[1]).toBeGreaterThan(0.1);
  expect(hand('nia is on the phone')[1]).toBeLessThan(0.05);
});

test('a band plays where those of it do who have instruments', () => {
  const starts = { at: [3, 4] as const };
  const unacted = (props: readonly string[]) =>
    unactedIn(
      roomWith({
        characters: { nia: { starts: { at: [5, 4] } }, rob: { starts: { ...starts, props } } },
        shot: { action: 'The band plays.' },
      }),
    );
  expect(unacted(['a guitar'])).toEqual([]);
  expect(unacted([])).not.toEqual([]);
});
