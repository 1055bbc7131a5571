import { describe, expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import { askedAnew, isAskedAlike, workToWrite } from '../../src/plan/anew-run.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import type { PlannedMake, PlannedWork } from '../../src/plan/plan-file.ts';

function make(shot: string, number: number, fingerprint = 'as it was'): PlannedMake {
  const asked = { shot: shotId(shot), number, fingerprint: fingerprint as Fingerprint };
  return { ...asked, provider: 'mock', model: 'mock-1', usd: 1 };
}

const work = (...shots: readonly PlannedMake[]): PlannedWork => ({ shots, keyframes: [] });

describe('what a run that makes things anew writes down', () => {
  test('is all of it at first, and nothing where all of it stands there', () => {
    const all = work(make('a', 2), make('b', 2));
    expect(workToWrite(all, undefined)).toEqual(all);
    expect(workToWrite(all, all)).toBeUndefined();
    expect(workToWrite(work(make('b', 2)), all)).toBeUndefined();
    expect(workToWrite(work(), all)).toBeUndefined();
  });

  test('keeps what was made before, beside what is asked otherwise by now', () => {
    const before = work(make('a', 2), make('b', 2));
    const now = work(make('b', 2, 'changed'));
    expect(workToWrite(now, before)).toEqual(work(make('a', 2), make('b', 2, 'changed')));
  });
});

test('flags are the same in whatever order shots are named, and --stale alone makes nothing twice', () => {
  const [left, right] = [askedAnew({ only: ['a', 'b'] }), askedAnew({ only: ['b', 'a'] })];
  expect(isAskedAlike(left!, right!)).toBe(true);
  expect(isAskedAlike(left!, askedAnew({ only: ['a'] })!)).toBe(false);
  expect(isAskedAlike(askedAnew({ from: 'a' })!, askedAnew({ from: 'a', stale: true })!)).toBe(
    false,
  );
  expect(askedAnew({ stale: true })).toBeUndefined();
  expect(askedAnew({})).toBeUndefined();
});
