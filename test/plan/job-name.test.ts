import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ShotId } from '../../src/film/ids.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import {
  jobName,
  type JobSubject,
  parseStepName,
  speaksThis,
  stepName,
  subjectOfJob,
  subjectText,
} from '../../src/plan/job-name.ts';

const asked = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}` as Fingerprint);
// A shot may be called anything, also like a job.
const shot = fc
  .oneof(fc.string({ minLength: 1 }), fc.constantFrom('a/t1/s1', 'keyframe/a', 'a#claim1', '#'))
  .map((id) => id as ShotId);
const count = fc.integer({ min: 1, max: 1000 });
const subject = fc.oneof(
  fc.record({ kind: fc.constant('take' as const), shot, take: count, segment: count }),
  fc.record({ kind: fc.constant('keyframe' as const), shot, number: count }),
  fc.record({ kind: fc.constant('line' as const), shot, number: count }),
  fc.record({ kind: fc.constant('line' as const), shot, number: count, take: count }),
);

const SHOT = 'a' as ShotId;
const ASKED = `sha256:${'0123456789abcdef'.repeat(4)}` as Fingerprint;
test.each<[string, JobSubject, string]>([
  ['a/t2/s1/0123456789abcdef', { kind: 'take', shot: SHOT, take: 2, segment: 1 }, 'a, take 2'],
  [
    'a/t2/s3/0123456789abcdef',
    { kind: 'take', shot: SHOT, take: 2, segment: 3 },
    'a, take 2, part 3',
  ],
  [
    'keyframe/a/k2/0123456789abcdef',
    { kind: 'keyframe', shot: SHOT, number: 2 },
    'the keyframe of a',
  ],
  ['line/a/l2/0123456789abcdef', { kind: 'line', shot: SHOT, number: 2 }, 'line 2 of a'],
  [
    'line/a/l2/t3/0123456789abcdef',
    { kind: 'line', shot: SHOT, number: 2, take: 3 },
    'line 2 of a',
  ],
])(
  '%s is a name that stands in ledgers: under another it is paid for again',
  (name, made, text) => {
    expect(jobName(made, ASKED)).toBe(name);
    expect(subjectOfJob(name)).toEqual(made);
    expect(subjectText(made)).toBe(text);
  },
);

test('steps stand in ledgers by the name of their job and their round', () => {
  const names = [1, 2].flatMap((round) => [
    stepName.claim('a', round),
    stepName.submit('a', round),
    stepName.done('a', round),
  ]);
  expect(names).toEqual(['a#claim1', 'a#submit1', 'a#done', 'a#claim2', 'a#submit2', 'a#done2']);
});

test('a job speaks what is asked wherever that is said, and not what is asked anew or of another', () => {
  const asked = [
    'line/b/l7/0123456789abcdef',
    'line/b/l7/t2/0123456789abcdef',
    'line/b/l7/0000000000000000',
    'a/t1/s1/0123456789abcdef',
  ].map((name) => speaksThis(name, ASKED));
  expect(asked).toEqual([true, false, false, false]);
});

test('the name of a job tells what it makes', () => {
  fc.assert(
    fc.property(subject, asked, (made, fingerprint) => {
      expect(subjectOfJob(jobName(made, fingerprint))).toEqual(made);
    }),
  );
});

test('the name of a step tells of which job and round it is', () => {
  const step = fc.constantFrom('claim', 'submit', 'done');
  fc.assert(
    fc.property(subject, asked, step, count, (made, fingerprint, kind, round) => {
      const job = jobName(made, fingerprint);
      expect(parseStepName(stepName[kind](job, round))).toEqual({ job, step: kind, round });
    }),
  );
});

test('what is no name of a job or of a step is taken for none', () => {
  expect(subjectOfJob('a/t1/s1')).toBeUndefined();
  expect(parseStepName('a')).toBeUndefined();
});
