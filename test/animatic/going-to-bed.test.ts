import { describe, expect, test } from '@jest/globals';
import { sceneOf } from '../../src/animatic/draw-frame.ts';
import { blanketOver } from '../../src/animatic/figures/blanket.ts';
import { placeActors } from '../../src/animatic/figures/place-actors.ts';
import { bodyOf } from '../../src/world/floor/body.ts';
import { roomWith } from '../support/room.ts';

const BED = { bed: { at: [4, 5] as const, size: [1.6, 2.1] as const, height: 0.9, facing: 180 } };

/** Emma on a frame of a shot of five seconds, by its share of it. */
function emma(starts: object, changes: object, share: number, pieces: typeof BED = BED) {
  const staging = roomWith({
    pieces,
    characters: { emma: { name: 'Emma', starts } },
    shot: { duration: 5, changes: { characters: { emma: changes } } },
  });
  const frame = Math.round(share * (staging.shotFrames - 1));
  const [placed] = placeActors(staging, sceneOf(staging, 7, []), frame);
  return { ...placed!, blanket: blanketOver(staging, placed!, frame) };
}

const FROM_THE_WEST = [{ at: [1, 5] }, { at: 'bed', posture: 'lying' }] as const;
const SHARES = Array.from({ length: 41 }, (_, index) => index / 40);

describe('who goes to bed', () => {
  test('walks to its side, sits down on its edge and lies back', () => {
    const seen = SHARES.map((share) => emma(...FROM_THE_WEST, share));
    expect(seen[0]!.step.at).toEqual([1, 5]);
    const sits = seen.find(({ posture }) => posture.hips < 0.4)!;
    // On the western edge, looking west.
    expect(sits.step.at[0]).toBeLessThan(3.5);
    expect(sits.step.facing).toBeCloseTo(-90 + 360);
    const last = seen.at(-1)!;
    expect(last.step.at[0]).toBeCloseTo(4);
    expect(last.posture.lie).toBe(1);
  });

  test('never stands on the mattress, nor jumps', () => {
    const seen = SHARES.map((share) => emma(...FROM_THE_WEST, share));
    seen.forEach(({ step, posture }, index) => {
      const isOnBed = Math.abs(step.at[0] - 4) < 0.6;
      if (isOnBed) expect(posture.lie + Number(posture.hips < 0.4)).toBeGreaterThan(0);
      const before = seen[index - 1]?.step.at ?? step.at;
      expect(Math.hypot(step.at[0] - before[0], step.at[1] - before[1])).toBeLessThan(0.4);
    });
  });

  test('gets up the same way, backwards', () => {
    const up = SHARES.map((share) =>
      emma({ at: 'bed', posture: 'lying' }, { at: [1, 5], posture: 'standing' }, share),
    );
    expect(up[0]!.posture.lie).toBe(1);
    expect(up.some(({ posture }) => posture.lie === 0 && posture.hips < 0.4)).toBe(true);
    expect(up.at(-1)!.step.at[0]).toBeCloseTo(1);
  });
});

describe('a blanket', () => {
  const asleep = { at: 'bed', posture: 'asleep' };
  test('covers who sleeps in a bed up to the chest, and nobody who only lies there', () => {
    const { blanket } = emma(asleep, {}, 0);
    const highest = Math.max(...blanket.flatMap(({ points }) => points.map(([, , z]) => z)));
    expect(highest).toBeGreaterThan(0.55 + 0.25);
    expect(emma({ at: 'bed', posture: 'lying' }, {}, 0).blanket).toEqual([]);
  });

  test('is drawn up by who falls asleep', () => {
    const drawn = [0, 0.9, 1].map((share) => {
      const { blanket } = emma({ at: 'bed', posture: 'lying' }, asleep, share);
      return Math.max(-Infinity, ...blanket.flatMap(({ points }) => points.map(([, y]) => y)));
    });
    expect(drawn[0]).toBe(-Infinity);
    expect(drawn[1]!).toBeLessThan(drawn[2]!);
  });
});

describe('an animal that lies down', () => {
  test('is lower than one that stands', () => {
    const dog = { form: 'creature', height: 0.6 } as const;
    expect(bodyOf(dog, 'lying asleep').top).toBeCloseTo(0.35);
    expect(bodyOf(dog, 'standing').top).toBe(0.6);
  });
});

test('who lies in bed has a blanket where the action has them sleep', () => {
  const blanket = (action: string) => {
    const staging = roomWith({
      pieces: BED,
      characters: { emma: { name: 'Emma', starts: { at: 'bed', posture: 'lying' } } },
      shot: { action },
    });
    const [placed] = placeActors(staging, sceneOf(staging, 7, []), 10);
    return blanketOver(staging, placed!, 10).length;
  };
  expect(blanket('Emma sleeps.')).toBeGreaterThan(0);
  expect(blanket('Emma waits.')).toBe(0);
});
