import { describe, expect, test } from '@jest/globals';
import { type LiveState, liveText } from '../../src/report/events/live-text.ts';

const plain = { bold: (text: string) => text, dim: (text: string) => text };
const lines = (state: LiveState): readonly string[] => liveText(state, plain).split('\n');

describe('the live lines', () => {
  test('say of a shot how far it is, how long it has taken and will take', () => {
    const shots = [{ name: 's1.b', elapsedMs: 3_000, progress: 0.25 }];
    expect(lines({ shots, done: 1, toShoot: 5 })).toEqual([
      's1.b  █████░░░░░░░░░░░░░░░  25 %  3.0 s  9.0 s left  shot 2 of 5',
    ]);
  });

  test('don’t guess how long it will take before there is something to go by', () => {
    const shots = [{ name: 'a', elapsedMs: 60_000, progress: 0 }];
    expect(lines({ shots, done: 0, toShoot: 1 })).toEqual([
      'a  ░░░░░░░░░░░░░░░░░░░░  0 %  1 min 0 s  shot 1 of 1',
    ]);
  });

  test('say of a shot that waits for its service how long, and not how long the rest takes', () => {
    const waits = { ms: 27_000, for: 'kling' };
    const shots = [{ name: 'a', elapsedMs: 3_000, progress: 0.5, waits }];
    expect(lines({ shots, done: 0, toShoot: 1 })).toEqual([
      'a  ██████████░░░░░░░░░░  50 %  3.0 s  waits 27.0 s for kling  shot 1 of 1',
    ]);
  });

  test('are one for each shot that is being made, in columns', () => {
    const shots = [
      { name: 'wide', elapsedMs: 1_000, progress: 0.5 },
      { name: 'b', elapsedMs: 2_000, progress: 0 },
    ];
    expect(lines({ shots, done: 2, toShoot: 9 })).toEqual([
      'wide  ██████████░░░░░░░░░░  50 %  1.0 s  1.0 s left  shots 3–4 of 9',
      '  b     ░░░░░░░░░░░░░░░░░░░░  0 %  2.0 s',
    ]);
  });

  test('leave room on the screen where there are many', () => {
    const shots = Array.from({ length: 20 }, (_, index) => ({
      name: `s${index}`,
      elapsedMs: 0,
      progress: 0,
    }));
    const said = lines({ shots, done: 0, toShoot: 20 });
    expect(said).toHaveLength(9);
    expect(said.at(-1)).toBe('  and 12 more');
  });
});
