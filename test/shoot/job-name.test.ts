import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ShotId } from '../../src/film/ids.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { jobName, parseJobName, parseStepName, stepName } from '../../src/shoot/job-name.ts';

const asked = fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}` as Fingerprint);
// A shot may be called anything, also like a job.
const shot = fc
  .oneof(fc.string({ minLength: 1 }), fc.constantFrom('a/t1/s1', 'keyframe/a', 'a#claim1', '#'))
  .map((id) => id as ShotId);
const count = fc.integer({ min: 1, max: 1000 });
const subject = fc.oneof(
  fc.record({ kind: fc.constant('segment' as const), shot, take: count, segment: count }),
  fc.record({ kind: fc.constant('keyframe' as const), shot, number: count }),
);

test('the name of a job tells what it makes', () => {
  fc.assert(
    fc.property(subject, asked, (made, fingerprint) => {
      expect(parseJobName(jobName(made, fingerprint))).toEqual(made);
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
  expect(parseJobName('a/t1/s1')).toBeUndefined();
  expect(parseStepName('a')).toBeUndefined();
});
