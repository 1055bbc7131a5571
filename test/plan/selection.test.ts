import { describe, expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import type { PlannedShot } from '../../src/plan/call-sheet.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import type { PlannedMake } from '../../src/plan/plan-file.ts';
import { chooseShots, isKeyframeAnew, type Selection } from '../../src/plan/selection.ts';
import type { KeyframeRecord } from '../../src/plan/keyframe-record.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';

const [PLANNED, OTHER] = ['sha256:planned', 'sha256:other'] as [Fingerprint, Fingerprint];

const make = (shot: string): PlannedMake => ({
  shot: shotId(shot),
  number: 2,
  fingerprint: PLANNED,
  provider: 'kling',
  model: 'k1',
  usd: 1,
});
const SHOTS = ['a', 'b'].map((id) => ({ id, state: 'fresh' })) as unknown as PlannedShot[];
const A = shotId('a');

function chosen(selection: Selection, take: number, fingerprint: Fingerprint) {
  const planned = { shots: [make('a')], keyframes: [] };
  const takes = { [A]: [{ take, fingerprint } as TakeRecord] };
  return [...chooseShots(SHOTS, { ...selection, planned }, { takes })];
}

describe('what a plan forces to be made', () => {
  test.each([{ only: ['a'] }, { from: 'a' }, { fresh: true }])(
    'is not made again where its own run has made it: %j',
    (selection) => {
      expect(chosen(selection, 2, PLANNED)).not.toContain('a');
      expect(chosen(selection, 3, PLANNED)).not.toContain('a');
    },
  );

  test('is made where what is there is older, or something else', () => {
    expect(chosen({ only: ['a'] }, 1, PLANNED)).toEqual(['a']);
    expect(chosen({ only: ['a'] }, 2, OTHER)).toEqual(['a']);
  });

  test('is made each time without a plan', () => {
    const takes = { [A]: [{ take: 2, fingerprint: PLANNED } as TakeRecord] };
    expect([...chooseShots(SHOTS, { only: ['a'] }, { takes })]).toEqual(['a']);
  });
});

test('a keyframe of a film that is made anew is made once for each plan', () => {
  const planned = { shots: [], keyframes: [make('a')] };
  const made = (number: number) => ({
    keyframes: { [A]: [{ number, fingerprint: PLANNED } as KeyframeRecord] },
  });
  expect(isKeyframeAnew(A, { fresh: true, planned }, made(1))).toBe(true);
  expect(isKeyframeAnew(A, { fresh: true, planned }, made(2))).toBe(false);
  expect(isKeyframeAnew(A, { fresh: true }, made(2))).toBe(true);
  expect(isKeyframeAnew(A, {}, made(1))).toBe(false);
});
