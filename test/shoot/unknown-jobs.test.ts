import { describe, expect, test } from '@jest/globals';
import type { Json } from '../../src/film/json.ts';
import { startedJobs, takenJobs, unknownJobs } from '../../src/shoot/jobs/unknown-jobs.ts';

const JOB = 'a/t1/s1/0123456789abcdef';
const claim = { by: 'x', at: 1, provider: 'kling', model: 'kling-3.0', usd: 2 };
const operation = { id: '7' };
const STEPS: Readonly<Record<string, Json>> = {
  claim1: claim,
  submit1: { kind: 'started', operation },
  done: { kind: 'clip', clip: 'sha256:1' },
};

/** The steps of a job that a ledger has. */
function has(...names: readonly string[]) {
  return names.map((name) => ({ name: `${JOB}#${name}`, result: STEPS[name]! }));
}

const job = {
  name: JOB,
  subject: { kind: 'take', shot: 'a', take: 1, segment: 1 },
  round: 1,
  claim,
};

describe('a job', () => {
  test('is unknown while it is claimed, and nothing says what became of its submission', () => {
    expect(unknownJobs(has('claim1'))).toEqual([job]);
    expect(unknownJobs(has('claim1', 'submit1'))).toEqual([]);
  });

  test('that has ended is not unknown where a damaged ledger has lost its submission', () => {
    expect(unknownJobs(has('claim1', 'done'))).toEqual([]);
  });

  test('is under way once it was taken, until it has ended', () => {
    expect(startedJobs(has('claim1'))).toEqual([]);
    expect(startedJobs(has('claim1', 'submit1'))).toEqual([{ ...job, operation }]);
    expect(startedJobs(has('claim1', 'submit1', 'done'))).toEqual([]);
  });

  test('that was taken is its service’s for good', () => {
    expect(takenJobs(has('claim1', 'submit1', 'done'))).toEqual([{ ...job, operation }]);
  });

  test.each<Json>([
    { kind: 'not-taken', operation },
    { kind: 'clip', clip: 'sha256:1' },
    { kind: 'started' },
    null,
  ])('whose submission is %j was not taken, or can’t be asked about', (result) => {
    const steps = [...has('claim1'), { name: `${JOB}#submit1`, result }];
    expect([unknownJobs(steps), takenJobs(steps)]).toEqual([[], []]);
  });

  test('has its rounds one by one', () => {
    const second = { name: `${JOB}#claim2`, result: claim };
    expect(unknownJobs([...has('claim1', 'submit1'), second])).toEqual([{ ...job, round: 2 }]);
  });

  test('is claimed all the same where its claim can’t be read any more', () => {
    const claims: readonly Json[] = [null, 'odd', [], { by: 7, at: 'x', provider: 7, usd: 'two' }];
    for (const result of claims) {
      expect(unknownJobs([{ name: `${JOB}#claim1`, result }])).toEqual([{ ...job, claim: {} }]);
    }
    const whole = { ...claim, seconds: 5, usd: null, booked: '1' };
    expect(unknownJobs([{ name: `${JOB}#claim1`, result: { ...whole, more: 1 } }])).toEqual([
      { ...job, claim: whole },
    ]);
  });

  test('of a kind that this version does not know is none, nor is any other step', () => {
    const steps = ['rehearsal#claim1', 'a/t1/s1/0123456789abcdef', 'odd'];
    expect(unknownJobs(steps.map((name) => ({ name, result: claim })))).toEqual([]);
  });
});
