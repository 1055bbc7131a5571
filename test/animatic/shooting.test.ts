import { describe, expect, test } from '@jest/globals';
import { shotAs } from '../../src/animatic/figures/acting/shooting.ts';
import { unactedIn } from '../../src/animatic/figures/acting/unacted.ts';
import { heldForAction } from '../../src/animatic/figures/held.ts';
import { roomWith } from '../support/room.ts';

describe('one shoots', () => {
  test.each([
    ['the marshal shoots at him', '', '', 'gun'],
    ['she shoots', 'revolver', '', 'gun'],
    ['he shoots from the hip', '', 'a marshal', 'gun'],
    ['the crew shoots the scene', '', '', 'films'],
    ['she shoots', 'camera', '', 'films'],
    ['he shoots', '', 'a war photographer', 'films'],
    ['he shoots the ball into the net', '', '', 'kicks'],
    ['she shoots', '', 'a footballer in a blue shirt', 'kicks'],
    ['she shoots him a look', 'gun', '', 'looks'],
    ['he shoots out of the door', '', '', 'rushes'],
    ['he shoots', '', 'a baker', 'shoots'],
  ])('%s (%s; %s): %s', (words, props, who, meant) => {
    expect(shotAs(words, props, who)).toContain(meant);
  });

  test('with a gun in hand, which no footballer and no photographer has', () => {
    expect(heldForAction(shotAs('he shoots at him', '', ''))?.kind).toBe('gun');
    expect(heldForAction(shotAs('he shoots the penalty', '', ''))).toBeUndefined();
  });

  test('and where nothing says with what, it is told as not acted', () => {
    const characters = { one: { name: 'Bo', starts: { at: [4, 3] as const } } };
    const staging = roomWith({ characters, shot: { action: 'Bo shoots.' } } as never);
    expect(unactedIn(staging).map(({ words }) => words)).toEqual(['Bo shoots']);
  });
});
