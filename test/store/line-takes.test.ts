import { describe, expect, test } from '@jest/globals';
import { takeOfLine } from '../../src/plan/voice-record.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { lineTakesOf } from '../../src/store/takes/line-takes.ts';

const PRINT = 'sha256:said';

function entry(fields: object): LedgerEntry {
  return fields as unknown as LedgerEntry;
}

/** A ledger of before there were takes of lines names none. */
function spoken(take: number | undefined, sound = `sound ${take ?? 1}`): LedgerEntry {
  const voice = { fingerprint: PRINT, sound, ...(take !== undefined && { take }) };
  return entry({ kind: 'voice', voice, sizes: {} });
}

function circled(take: number): LedgerEntry {
  return entry({ kind: 'line-circled', fingerprint: PRINT, take });
}

function heard(entries: readonly LedgerEntry[], lost = {}): readonly [number, string] | undefined {
  const [record] = Object.values(lineTakesOf(entries, lost).voices);
  return record && [takeOfLine(record), record.sound];
}

describe('the take of a line that is heard', () => {
  test('is the one that was spoken last, or chosen after that', () => {
    expect(heard([spoken(undefined), spoken(2)])).toEqual([2, 'sound 2']);
    expect(heard([spoken(undefined), spoken(2), circled(1)])).toEqual([1, 'sound 1']);
    expect(heard([spoken(undefined), spoken(2), circled(1), spoken(3)])).toEqual([3, 'sound 3']);
  });

  test('stays the one that was chosen where an older one is spoken again, as it was lost', () => {
    const entries = [spoken(undefined), spoken(2), circled(2), spoken(1, 'once more')];
    expect(heard(entries)).toEqual([2, 'sound 2']);
    expect(heard([...entries, circled(1)])).toEqual([1, 'once more']);
  });

  test('is another that is there where its sound is lost, and none where all are', () => {
    const entries = [spoken(undefined), spoken(2)];
    expect(heard(entries, { 'sound 2': 'gone' })).toEqual([1, 'sound 1']);
    const lost = { 'sound 1': 'gone', 'sound 2': 'gone' } as const;
    expect(Object.keys(lineTakesOf(entries, lost).voices)).toEqual([]);
  });
});

test('a retake of a line is unfinished until it is ended itself, and one that nobody asked for is none', () => {
  const retake = (take: number) =>
    entry({ kind: 'line-retake', retake: { fingerprint: PRINT, take } });
  const ended = (take: number, fingerprint = PRINT) =>
    entry({ kind: 'line-retake-ended', fingerprint, take });
  const entries = [retake(2), retake(3), ended(3), ended(2, 'sha256:other')];
  expect(Object.values(lineTakesOf(entries, {}).lineRetakes).flat()).toEqual([
    { fingerprint: PRINT, take: 2, ended: false },
    { fingerprint: PRINT, take: 3, ended: true },
  ]);
});
