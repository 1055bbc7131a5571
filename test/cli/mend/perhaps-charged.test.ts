import { describe, expect, test } from '@jest/globals';
import { perhapsCharged } from '../../../src/cli/mend/perhaps-charged.ts';
import type { LedgerEntry } from '../../../src/store/ledger/ledger-entry.ts';

const PRINT = '0123456789abcdef';

/** What is told of a ledger of which these entries are whole, and these lines are not. */
function told(entries: readonly object[], leftOut: readonly string[] = [], why = 'is not JSON') {
  return perhapsCharged({
    whole: entries.map((entry, index) => ({
      line: index + 1,
      n: index + 1,
      entry: entry as LedgerEntry,
      isProven: true,
    })),
    leftOut: leftOut.map((content, index) => ({ line: index + 1, why, content })),
    missing: [],
  }).map(
    ({ shot, take, why: reason }) => `${shot}${take === undefined ? '' : ` ${take}`}: ${reason}`,
  );
}

const take = (number: number) => ({ kind: 'take', take: { shot: 'a', take: number } });
const keyframe = (number: number) => ({ kind: 'keyframe', keyframe: { ends: 'a', number } });
const steps = (job: string, ...names: readonly string[]) =>
  names.map((name) => ({ kind: 'step', name: `${job}/${PRINT}#${name}`, result: {} }));

describe('what may be charged is told', () => {
  test.each([
    [`{"n":2,"kind":"step","name":"a/t2/s1/${PRINT}#claim1","resu`, 'a 2: the claim of its job'],
    [`{"n":2,"kind":"step","name":"keyframe/a/k1/${PRINT}#done","r`, 'a: the done of its job'],
    [`{"n":2,"kind":"step","name":"line/a/l1/${PRINT}#submit1","r`, 'a: the submit of its job'],
    ['{"n":2,"kind":"take","take":{"shot":"a","take":2,"finger', 'a 2: its take'],
    ['{"n":2,"kind":"keyframe","keyframe":{"ends":"a","number":1', 'a: its keyframe'],
    ['{"n":2,"kind":"voice","voice":{"shot":"a","line":0,"finger', 'a: its voice'],
    ['{"n":2,"kin\0":"take","take":{"shot":"a","take":2,"finger', 'a 2: its entry'],
  ])('where the line %s is left out', (line, what) => {
    expect(told([], [line])).toEqual([`${what}, line 1, is not JSON`]);
  });

  test.each([
    '{"n":2,"kind":"opened","schema":"ministudio/ledger@2"',
    '{"n":2,"kind":"circled","shot":"a","take":2',
    '{"n":2,"kind":"retake","retake":{"shot":"a","take":2',
    '{"n":2,"kind":"retake-ended","shot":"a","take":2',
    '{"n":2,"kind":"discarded","shot":"a","take":2',
    '{"n":2,"kind":"anew","run":{"asked":{},"make":{"shots":[{"shot":"a"',
    '{"n":2,"kind":"take","ta',
    'nothing',
  ])('but not for the line %s: nothing is paid for by it, or nothing of it can be read', (line) => {
    expect(told([], [line])).toEqual([]);
  });

  test('but not for a line that is there a second time', () => {
    expect(told([], ['{"n":2,"kind":"take","take":{"shot":"a"}}'], 'is there twice')).toEqual([]);
  });

  test('where a number is missing before a later one of the same shot', () => {
    const other = { kind: 'take', take: { shot: 'b', take: 1 } };
    expect(told([take(3), take(1), other])).toEqual([
      'a 2: no line speaks of it, and there are later ones',
    ]);
    expect(told([take(4)])).toEqual([
      'a: no line speaks of its takes 1–3, and there are later ones',
    ]);
    expect(told([keyframe(1), keyframe(3), take(1)])).toEqual([
      'a: no line speaks of its keyframe 2, and there are later ones',
    ]);
    expect(told([keyframe(3)])).toEqual([
      'a: no line speaks of its keyframes 1–2, and there are later ones',
    ]);
  });

  test('but not where a job has that number: what became of it is known', () => {
    const failed = steps('a/t1/s1', 'claim1', 'submit1');
    expect(told([...failed, take(2)])).toEqual([]);
    const still = steps('keyframe/a/k1', 'claim1', 'submit1', 'done');
    expect(told([...still, keyframe(2)])).toEqual([]);
    // Nothing came of a later one yet, so none is missing for it.
    expect(told(steps('a/t3/s1', 'claim1', 'submit1'))).toEqual([]);
  });

  test('where the claim of a job is missing, once for each job and only for the round that lacks it', () => {
    const why = 'the claim of its job is missing, and with it the price';
    expect(told(steps('a/t1/s1', 'submit1', 'done'))).toEqual([`a 1: ${why}`]);
    expect(told(steps('a/t1/s1', 'claim1', 'submit1', 'submit2', 'done2'))).toEqual([
      `a 1: ${why}`,
    ]);
    expect(told(steps('keyframe/a/k1', 'submit1'))).toEqual([`a: ${why}`]);
    expect(told(steps('a/t1/s1', 'claim1', 'submit1', 'done'))).toEqual([]);
    expect(told(steps('rehearsal', 'submit1'))).toEqual([]);
  });

  test('where nothing says what became of a job', () => {
    const why = 'nothing says what became of its job: `ministudio resolve` settles it';
    expect(told(steps('a/t1/s2', 'claim1'))).toEqual([`a 1: ${why}`]);
    expect(told(steps('line/a/l1', 'claim1'))).toEqual([`a: ${why}`]);
    // It has ended: the next run goes on from there.
    expect(told(steps('a/t1/s1', 'claim1', 'done'))).toEqual([]);
  });
});
