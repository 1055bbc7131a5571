import { expect, test } from '@jest/globals';
import { meantJob } from '../../../src/cli/resolve/meant-job.ts';
import { openJobsDocument, openJobsIn, openJobsText } from '../../../src/cli/resolve/open-jobs.ts';
import type { LedgerEntry } from '../../../src/store/ledger/ledger-entry.ts';

const JOB = 'a/t1/s1/0123456789abcdef';
const OTHER = 'a/t2/s1/0123456789abcdef';

function openIn(...claims: readonly (readonly [string, unknown])[]) {
  return openJobsIn(
    claims.map(
      ([name, result]) => ({ kind: 'step', name: `${name}#claim1`, result }) as LedgerEntry,
    ),
  );
}

test('a job of which nobody knows is told with all that its claim says, and where that can’t be read, without', () => {
  const claim = { by: 'x', at: 0, provider: 'kling', model: 'kling-3.0', usd: 2 };
  const jobs = { ...openIn([JOB, claim], [OTHER, { at: 1e300 }]), made: [] };
  expect(openJobsText(jobs)).toBe(
    [
      'a, take 1  asked of kling (kling-3.0) at 1970-01-01T00:00:00.000Z, for $2.00',
      'a, take 2  asked at an unknown time, at an unknown price',
      '',
    ].join('\n'),
  );
  expect(openJobsDocument(jobs)).toMatchObject({
    jobs: [
      { job: JOB, askedAt: '1970-01-01T00:00:00.000Z', usd: 2 },
      { job: OTHER, askedAt: null, usd: null },
    ],
  });
  expect(() => meantJob(jobs, { shot: 'a', name: undefined, among: ['unknown'] })).toThrow(
    expect.objectContaining({
      hint: `Say which is meant: --job ${JOB} is a, take 1, asked for at 1970-01-01T00:00:00.000Z; --job ${OTHER} is a, take 2, asked for at an unknown time.`,
    }),
  );
});
