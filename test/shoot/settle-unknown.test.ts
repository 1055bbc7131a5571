import { describe, expect, test } from '@jest/globals';
import { jobName, type JobSubject, subjectOfJob } from '../../src/plan/job-name.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { shotId } from '../../src/film/ids.ts';
import type { VideoProvider } from '../../src/providers/video-provider.ts';
import { ProviderError } from '../../src/providers/provider-error.ts';
import {
  adoptJob,
  forgetJob,
  giveUpByHand,
  keepByHand,
} from '../../src/shoot/jobs/settle-unknown.ts';
import type { UnknownJob } from '../../src/shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { testSet, type TestSet } from '../support/shoot-ports.ts';
import { requestOf } from '../support/video-request.ts';

const FINGERPRINT = `sha256:${'0123456789abcdef'.repeat(4)}` as Fingerprint;
const REQUEST = requestOf({ model: 'mock-1' });
const claim = { by: 'x', at: 1, provider: 'mock', model: 'mock-1', usd: 2 };
const operation = { id: '7' };

function jobOf(subject: JobSubject, round = 1): UnknownJob {
  const name = jobName(subject, FINGERPRINT);
  return { name, subject: subjectOfJob(name)!, round, claim };
}

const TAKE = jobOf({ kind: 'take', shot: shotId('a'), take: 1, segment: 1 }, 2);
const KEYFRAME = jobOf({ kind: 'keyframe', shot: shotId('a'), number: 1 });
const LINE = jobOf({ kind: 'line', shot: shotId('a'), number: 1 });

const written = ({ entries }: { readonly entries: readonly LedgerEntry[] }) =>
  entries.flatMap((entry) => (entry.kind === 'step' ? [[entry.name, entry.result]] : []));

function refuses(code: 'invalid-request' | 'bad-media', message: string): () => Promise<never> {
  return async () => {
    throw new ProviderError(`provider/${code}`, message, { retryable: false, submitted: 'no' });
  };
}

/** A service that knows its jobs by what its console shows. */
async function serviceOf(set: TestSet, more: Partial<VideoProvider> = {}): Promise<VideoProvider> {
  return { ...(await set.ports.provider('mock')), adopt: (id) => ({ id }), ...more };
}

describe('a job whose id the user has found', () => {
  const adopted = async (set: TestSet, maker: VideoProvider, requireFree = () => {}) =>
    await adoptJob(set.ports, maker, TAKE, { request: REQUEST, id: '7', requireFree });

  test('counts as taken under it, once its service has said how it stands', async () => {
    const set = testSet({ check: async () => ({ kind: 'failed', reason: 'no', charged: true }) });
    expect(await adopted(set, await serviceOf(set))).toBe('failed');
    expect(written(set)).toEqual([[`${TAKE.name}#submit2`, { kind: 'started', operation }]]);
  });

  test.each<[string, Partial<VideoProvider>, () => void]>([
    ['no job of that service', { check: refuses('invalid-request', 'no') }, () => {}],
    [
      'another submission’s',
      {},
      () => {
        throw new Error('no');
      },
    ],
  ])('is %s, and nothing is written then', async (_, more, requireFree) => {
    const set = testSet();
    await expect(adopted(set, await serviceOf(set, more), requireFree)).rejects.toThrow('no');
    expect(set.entries).toEqual([]);
  });

  test('is none where the service answers with what it has made', async () => {
    const set = testSet();
    await expect(adopted(set, await set.ports.provider('mock'))).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: 'mock answers with what it has made, and has no jobs that can be asked for',
      hint: 'Give what it has made with --clip FILE, or use --resubmit.',
    });
    expect(set.entries).toEqual([]);
  });
});

describe('a job that is given up by hand', () => {
  const STARTED = { ...TAKE, operation };

  test.each<[string, Partial<VideoProvider> | undefined]>([
    ['it is cancelled, and may be charged all the same', { cancel: async () => {} }],
    ['it can’t be cancelled there, and may be charged', {}],
    [
      'it could not be cancelled (too late), and may be charged',
      { cancel: refuses('invalid-request', 'too late') },
    ],
    ['it can’t be cancelled from here, and may be charged', undefined],
  ])('has failed, and %s', async (end, more) => {
    const set = testSet();
    const maker = more && (await serviceOf(set, more));
    const reason = `it was given up by hand; ${end}`;
    expect(await giveUpByHand(set.ports, maker, STARTED)).toBe(reason);
    const failed = { kind: 'failed', code: 'provider/failed', reason, charged: 'unknown' };
    expect(written(set)).toEqual([[`${TAKE.name}#done2`, failed]]);
  });
});

describe('a file that was fetched by hand', () => {
  const made = { actualUsd: null, notes: ['Its file was given by hand.'] };

  test.each([
    [TAKE, 2, { kind: 'clip', clip: 'clip given', ...made }],
    [KEYFRAME, 1, { kind: 'still', still: 'image given', ...made }],
    [LINE, 1, { kind: 'speech', sound: 'sound given', samples: 48_000, ...made }],
  ])('is what the job %j has made', async (job, round, result) => {
    const set = testSet();
    await keepByHand(set.ports, job, 'given');
    expect(written(set)).toEqual([[`${job.name}#submit${round}`, result]]);
  });

  test('holds no secret once it is kept', async () => {
    const { ports } = testSet();
    const done: string[] = [];
    const vault = {
      ...ports.vault,
      blankSecrets: async (path: string) => done.push(`blanked ${path}`) > 0,
      keepFile: async (path: string) => `kept as ${done.push(`kept ${path}`)}`,
    };
    await keepByHand({ ...ports, vault }, TAKE, 'given');
    expect(done).toEqual(['blanked given', 'kept given']);
  });

  test.each([TAKE, KEYFRAME, LINE])('of %j that is none is not kept', async (job) => {
    const set = testSet();
    const bad = refuses('bad-media', 'it is none');
    const darkroom = { ...set.ports.darkroom, examine: bad, examineStill: bad, examineSound: bad };
    await expect(keepByHand({ ...set.ports, darkroom }, job, 'given')).rejects.toMatchObject({
      code: 'provider/bad-media',
    });
    expect(set.entries).toEqual([]);
  });
});

test('nothing is settled where it can’t be written down', async () => {
  const full = (): TestSet =>
    testSet({
      appended: () => {
        throw new Error('no room');
      },
    });
  const set = full();
  const order = { request: REQUEST, id: '7', requireFree: () => {} };
  for (const settled of [
    adoptJob(set.ports, await serviceOf(set), TAKE, order),
    giveUpByHand(full().ports, undefined, { ...TAKE, operation }),
    keepByHand(full().ports, TAKE, 'given'),
    forgetJob(full().ports, TAKE),
  ]) {
    await expect(settled).rejects.toThrow('no room');
  }
});

test('nothing is left of what a service was asked with, whatever it answers', async () => {
  for (const check of [
    async () => ({ kind: 'pending' }) as const,
    refuses('invalid-request', 'no'),
  ]) {
    const set = testSet({ check });
    let left = 0;
    const scratch = async () => {
      left += 1;
      return { path: 'scratch', remove: async () => void (left -= 1) };
    };
    const ports = { ...set.ports, vault: { ...set.ports.vault, scratch } };
    const order = { request: REQUEST, id: '7', requireFree: () => {} };
    await adoptJob(ports, await serviceOf(set), TAKE, order).catch(() => {});
    expect(left).toBe(0);
  }
});

test('a job that the user says is not there was not taken', async () => {
  const set = testSet();
  await forgetJob(set.ports, TAKE);
  expect(written(set)).toEqual([[`${TAKE.name}#submit2`, { kind: 'not-taken' }]]);
});
