import { describe, expect, test } from '@jest/globals';
import { hasOpenJob, whatIsFree } from '../../../src/cli/clean/what-was-paid.ts';
import type { Json } from '../../../src/film/json.ts';
import type { LedgerEntry } from '../../../src/store/ledger/ledger-entry.ts';
import { takeKey } from '../../../src/store/takes/take-files.ts';
import type { ShotId } from '../../../src/film/ids.ts';

const JOB = 'a/t1/s1/0123456789abcdef';
const step = (name: string, result: Json, job = JOB): LedgerEntry => ({
  kind: 'step',
  name: `${job}#${name}`,
  result,
});
const made = (clip: string, actualUsd: number | null = null): Json => ({
  kind: 'clip',
  clip: `sha256:${clip.padEnd(64, '0')}`,
  actualUsd,
});
const FILE = `sha256:${'1'.padEnd(64, '0')}`;

describe('a take has cost nothing', () => {
  const isFree = (
    entries: readonly LedgerEntry[],
    cost: { estimatedUsd: number | null; actualUsd: number | null } = {
      estimatedUsd: 0,
      actualUsd: null,
    },
  ): boolean =>
    whatIsFree(entries)({
      key: takeKey({ shot: 'a' as ShotId, take: 1 }),
      cost,
      files: [FILE],
    });

  test('where it was charged nothing, or was to cost nothing and nobody says otherwise', () => {
    const at = (actualUsd: number | null, estimatedUsd: number | null): boolean =>
      isFree([], { actualUsd, estimatedUsd });
    expect([at(0, 2), at(null, 0), at(null, null), at(2, 0), at(1e-6, 0)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test.each<[string, readonly LedgerEntry[], boolean]>([
    ['all that was made is in it', [step('claim1', { usd: 2 }), step('submit1', made('1'))], true],
    [
      'what else was made was free, as its claim says',
      [step('claim1', { usd: 0 }), step('submit1', made('2'))],
      true,
    ],
    [
      'what else was made was free, as its provider says',
      [step('claim1', { usd: 2 }), step('submit1', made('2', 0))],
      true,
    ],
    [
      'what else was made was paid for',
      [step('claim1', { usd: 2 }), step('submit1', made('2'))],
      false,
    ],
    [
      'what else was made cost more than it was to',
      [step('claim1', { usd: 0 }), step('submit1', made('2', 1))],
      false,
    ],
    ['nobody knows what else it took', [step('submit1', made('2'))], false],
    [
      'what else was waited for was paid for, in a round before the last',
      [
        step('claim1', { usd: 2 }),
        step('submit1', { kind: 'started', operation: {} }),
        step('done', made('2')),
        step('claim2', { usd: 0 }),
        step('submit2', made('1')),
      ],
      false,
    ],
    [
      'nothing came of what was paid for',
      [step('claim1', { usd: 2 }), step('submit1', { kind: 'failed', charged: true })],
      true,
    ],
    [
      'another take was paid for',
      [
        step('claim1', { usd: 2 }, 'a/t2/s1/0123456789abcdef'),
        step('submit1', made('2'), 'a/t2/s1/0123456789abcdef'),
        step('claim1', { usd: 2 }, 'of no kind'),
        step('submit1', made('2'), 'of no kind'),
      ],
      true,
    ],
  ])('or not, where %s', (_, entries, free) => {
    expect(isFree(entries)).toBe(free);
  });

  test.each(['still', 'sound'])('nor, where a %s was paid for', (kind) => {
    const [claim, submit] = [step('claim1', { usd: 2 }), step('submit1', { [kind]: 'sha256:2' })];
    expect(isFree([claim, submit])).toBe(false);
  });
});

test.each<[string, readonly LedgerEntry[], boolean]>([
  ['that was claimed', [step('claim1', { usd: 2 })], true],
  ['at a price that nobody knows', [step('claim1', { usd: null })], true],
  ['that is free', [step('claim1', { usd: 0 })], false],
  [
    'that was taken',
    [step('claim1', { usd: 2 }), step('submit1', { kind: 'started', operation: {} })],
    true,
  ],
  [
    'that was waited for',
    [
      step('claim1', { usd: 2 }),
      step('submit1', { kind: 'started', operation: {} }),
      step('done', made('1')),
    ],
    false,
  ],
  ['that is made', [step('claim1', { usd: 2 }), step('submit1', made('1'))], false],
  ['that was not taken', [step('claim1', { usd: 2 }), step('submit1', null)], false],
])('a job %s may still bring a file that is paid for, or not', (_, entries, isOpen) => {
  const circled = { kind: 'circled', shot: 'a', take: 1 } as unknown as LedgerEntry;
  expect(hasOpenJob([circled, ...entries])).toBe(isOpen);
});
