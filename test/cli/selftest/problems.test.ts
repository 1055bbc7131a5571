import { describe, expect, test } from '@jest/globals';
import type { ShotSync } from '../../../src/cli/selftest/measure-flashes.ts';
import type { FilmSync } from '../../../src/cli/selftest/run-selftest.ts';
import { problemsOf } from '../../../src/cli/selftest/selftest-document.ts';

const SHOT: ShotSync = {
  shot: 'shot-1',
  form: 'exact',
  hasSound: true,
  chained: false,
  dissolve: 0,
  offsetsMs: [0.2],
  flashes: 1,
  step: 0.8,
  isClick: false,
};

const filmOf = (shot: Partial<ShotSync>, film: Partial<FilmSync> = {}): FilmSync => ({
  fps: '24',
  frames: { planned: 24, decoded: 24, indexed: 24 },
  samples: { planned: 48_000, indexed: 48_000 },
  shots: [{ ...SHOT, ...shot }],
  ...film,
});

describe('the self-test finds a problem', () => {
  test('in nothing that is as it should be', () => {
    expect(problemsOf(filmOf({}))).toEqual([]);
    expect(problemsOf(filmOf({ hasSound: false, offsetsMs: [null] }))).toEqual([]);
  });

  test('in a beep that is more than a millisecond off, or not heard', () => {
    expect(problemsOf(filmOf({ offsetsMs: [-1.2] }))).toEqual(['a beep of shot-1 is -1.20 ms off']);
    expect(problemsOf(filmOf({ offsetsMs: [null] }))).toEqual(['1 beeps of shot-1 are not heard']);
  });

  test('in a flash that is lost, and in one too many', () => {
    expect(problemsOf(filmOf({ offsetsMs: [] }))).toEqual(['shot-1 has 0 flashes, not 1']);
    expect(problemsOf(filmOf({ offsetsMs: [0, 0] }))).toEqual(['shot-1 has 2 flashes, not 1']);
  });

  test('in a join that clicks', () => {
    expect(problemsOf(filmOf({ isClick: true }))).toEqual(['the join into shot-1 clicks']);
  });

  test('in a frame or a sample too few or too many', () => {
    const frames = { planned: 24, decoded: 23, indexed: 25 };
    const samples = { planned: 48_000, indexed: 48_001 };
    expect(problemsOf(filmOf({}, { frames, samples }))).toEqual([
      '23 pictures decode, and 24 are planned',
      'the file lists 25 pictures, not 24',
      'the sound has 48001 samples, not 48000',
    ]);
  });
});
