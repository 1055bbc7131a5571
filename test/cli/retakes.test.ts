import { describe, expect, test } from '@jest/globals';
import { parseRetake, unfinishedRetake } from '../../src/cli/retakes/asked-retake.ts';
import { endRetakes, failRetakes } from '../../src/cli/retakes/write-retakes.ts';
import { shotId } from '../../src/film/ids.ts';
import { type KnownRetake, NO_TAKES, type TakeRecord } from '../../src/plan/take-record.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import type { Ledger, LedgerEntry } from '../../src/store/ledger/ledger.ts';

const A = shotId('a');
const asItIs = (note: string): string => note;

function known(take: number, more: Partial<KnownRetake> = {}): KnownRetake {
  return { shot: A, take, ended: false, ...more };
}

function memoryLedger(): Ledger {
  const entries: LedgerEntry[] = [];
  return {
    entries,
    append: async (entry) => {
      entries.push(entry);
    },
    close: async () => {},
  };
}

describe('the same retake goes on', () => {
  test('where its note and its seed are those that were asked for', () => {
    const retakes = [
      known(2, { note: 'slower' }),
      known(3, { note: 'slower', seed: 7 }),
      known(4, { seed: 9, drawn: true }),
    ];
    const takeOf = (asked: object): number | undefined =>
      unfinishedRetake(retakes, asked, asItIs)?.take;
    expect(takeOf({ note: 'slower' })).toBe(2);
    expect(takeOf({ note: 'slower', seed: 7 })).toBe(3);
    // Nobody has asked for the seed that was drawn.
    expect(takeOf({})).toBe(4);
    expect(takeOf({ seed: 9 })).toBeUndefined();
    expect(takeOf({ note: 'faster' })).toBeUndefined();
  });

  test('by its note as it stands in the ledger, where no secret is', () => {
    const redact = (note: string): string => note.replace('swordfish', '‹secret›');
    const retakes = [known(2, { note: 'say ‹secret›' })];
    expect(unfinishedRetake(retakes, { note: 'say swordfish' }, redact)?.take).toBe(2);
  });

  test('where it is asked of the same film: of another service it is another retake', () => {
    const redact = (text: string): string => text.replace('swordfish', '‹secret›');
    const retakes = [
      known(2),
      known(3, { otherwise: { provider: 'luma' } }),
      known(4, { otherwise: { provider: 'luma', set: ['x=‹secret›'] } }),
    ];
    const takeOf = (flags: Parameters<typeof parseRetake>[0]): number | undefined =>
      unfinishedRetake(retakes, parseRetake(flags), redact)?.take;
    expect(takeOf({})).toBe(2);
    expect(takeOf({ provider: 'luma' })).toBe(3);
    expect(takeOf({ set: ['x=swordfish'], provider: 'luma' })).toBe(4);
    expect(takeOf({ provider: 'kling' })).toBeUndefined();
  });

  test('unless it has come to its end', () => {
    expect(unfinishedRetake([known(2, { ended: true })], {}, asItIs)).toBeUndefined();
    expect(unfinishedRetake(undefined, {}, asItIs)).toBeUndefined();
  });
});

describe('a retake comes to its end', () => {
  const job = (): ShotJob =>
    ({
      action: 'shoot',
      retake: { retake: { shot: A, take: 2 }, isKnown: false },
    }) as unknown as ShotJob;

  test('when its job has failed for good, but not while it may be under way', async () => {
    const afterFailing = async (code: string): Promise<readonly string[]> => {
      const ledger = memoryLedger();
      const failures = [{ shot: A, code, reason: '', error: undefined }];
      await failRetakes(ledger, { jobs: [job()], failures }, NO_TAKES);
      return ledger.entries.map(({ kind }) => kind);
    };
    expect(await afterFailing('provider/refused')).toEqual(['retake-ended']);
    expect(await afterFailing('provider/bad-media')).toEqual(['retake-ended']);
    expect(await afterFailing('provider/under-way')).toEqual([]);
    expect(await afterFailing('provider/outcome-unknown')).toEqual([]);
  });

  test('when it was made, also by a run that was stopped before the film was cut', async () => {
    const ledger = memoryLedger();
    const takes = { [A]: [{ shot: A, take: 1 } as TakeRecord] };
    const retakes = { [A]: [known(1), known(3), known(0, { ended: true })] };
    const circles = { shot: A, take: 2 };
    await endRetakes(ledger, { jobs: [job()], circles }, { takes, retakes });
    expect(ledger.entries).toEqual([
      { kind: 'circled', shot: A, take: 2 },
      { kind: 'retake-ended', shot: A, take: 2 },
      { kind: 'retake-ended', shot: A, take: 1 },
    ]);
  });
});

describe('what a retake is asked with', () => {
  test('is a note in one line, and a seed', () => {
    expect(parseRetake({ note: ' slower,\n and darker ', seed: '7' })).toEqual({
      note: 'slower, and darker',
      seed: 7,
    });
    expect(parseRetake({})).toEqual({});
  });

  test('is refused where it says nothing, is no seed, or holds a key', () => {
    const problem = (flags: object): unknown => {
      try {
        return parseRetake(flags);
      } catch (error) {
        return error;
      }
    };
    // In pieces, so that this file holds no key itself.
    const key = `hf_${'abcdefghijklmnopqrstuvwxyzABCDEFGH'}`;
    for (const flags of [{ note: '' }, { seed: '-1' }, { note: `say ${key}` }]) {
      expect(problem(flags)).toMatchObject({ code: 'usage/wrong-flag' });
    }
  });
});
