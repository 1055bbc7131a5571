import { expect, test } from '@jest/globals';
import { runCosts } from '../../src/cli/money/run-costs.ts';
import { shotId } from '../../src/film/ids.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import type { TakeRecord } from '../../src/plan/take-record.ts';
import type { VoiceRecord } from '../../src/plan/voice-record.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';

const A = shotId('a');
type Prints = readonly [Fingerprint, Fingerprint, Fingerprint];

/** A take of shot a that was paid for with two dollars. */
function take(number: number): readonly LedgerEntry[] {
  const job = `a/t${number}/s1/0123456789abcdef`;
  const claim = { by: 'x', at: 0, provider: 'kling', model: 'kling-3.0', usd: 2 };
  const made = { kind: 'clip', clip: `clip ${number}`, actualUsd: null, notes: [] };
  const record = { shot: A, take: number, clips: [`clip ${number}`] } as unknown as TakeRecord;
  return [
    { kind: 'step', name: `${job}#claim1`, result: claim },
    { kind: 'step', name: `${job}#submit1`, result: made },
    { kind: 'take', take: record },
  ];
}

test('a run has cost what it has claimed, and its film all that was ever claimed', () => {
  const entries = [...take(1), ...take(2)];
  const costs = (shown: number, claimed: number) =>
    runCosts(entries, claimed, new Map([[A, { take: shown } as TakeRecord]]));
  const { run, film } = costs(2, 1);
  expect([run.spentUsd, film.spentUsd, film.wastedUsd.superseded]).toEqual([2, 4, 2]);
  expect(costs(2, 2).run).toMatchObject({ jobs: 0, spentUsd: 0 });
  // The film was changed back: the older take is shown.
  expect(costs(1, 1).run.wastedUsd.superseded).toBe(2);
});

test('a line that the film still says, in another place, is not superseded', () => {
  const spoken = (fingerprint: Fingerprint, usd: number): readonly LedgerEntry[] => {
    const job = `line/a/l1/${fingerprint.slice(-1).repeat(16)}`;
    const claim = { by: 'x', at: 0, provider: 'openai-speech', model: 'tts-1', usd };
    const voice = { shot: A, line: 0, sound: fingerprint, fingerprint } as unknown as VoiceRecord;
    return [
      { kind: 'step', name: `${job}#claim1`, result: claim },
      { kind: 'step', name: `${job}#submit1`, result: { kind: 'speech', sound: fingerprint } },
      { kind: 'voice', voice, sizes: {} },
    ];
  };
  const [hello, other, now] = ['sha256:a', 'sha256:b', 'sha256:c'] as unknown as Prints;
  const entries = [...spoken(hello, 1.2), ...spoken(other, 1.6), ...spoken(now, 0.9)];
  const lines = new Map([
    ['0 a', now],
    ['1 a', hello],
  ]);
  const { film } = runCosts(entries, 0, new Map([[A, { take: 1 } as TakeRecord]]), lines);
  expect(film.wastedUsd).toEqual({ failed: 0, superseded: 1.6 });
});
