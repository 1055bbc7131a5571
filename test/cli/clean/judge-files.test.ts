import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type CleanFlags,
  type FolderFacts,
  judgeFiles,
} from '../../../src/cli/clean/judge-files.ts';
import type { ShotId } from '../../../src/film/ids.ts';
import type { FoundFile } from '../../../src/store/disk/folder-survey.ts';
import type { LedgerEntry } from '../../../src/store/ledger/ledger-entry.ts';
import { takeLibraryOf } from '../../../src/store/takes/take-library.ts';

const digest = (number: number): string => `sha256:${String(number).padStart(64, '0')}`;
const keptFile = (number: number): FoundFile => ({
  role: 'kept',
  digest: digest(number),
  kind: 'clip',
  path: `takes/${digest(number).slice(7)}.mp4`,
  bytes: 10,
  isShared: false,
});
const other = (path: string, role: object): FoundFile =>
  ({ ...role, path, bytes: 1, isShared: false }) as FoundFile;

interface Take {
  readonly shot: string;
  readonly take: number;
  readonly files: readonly number[];
  readonly usd?: number | null;
}

function takeEntry({ shot, take, files, usd = 0 }: Take): LedgerEntry {
  const [file, clip = file, lastFrame = file] = files.map(digest);
  return {
    kind: 'take',
    take: {
      shot,
      take,
      fingerprint: digest(9000 + take),
      clips: [clip],
      file,
      lastFrame,
      frames: 1,
      cost: { estimatedUsd: usd, actualUsd: null },
      notes: [],
    },
  } as unknown as LedgerEntry;
}

const step = (name: string, result: object): LedgerEntry =>
  ({ kind: 'step', name, result }) as unknown as LedgerEntry;
const FLAGS: CleanFlags = { paid: false, oldLedgers: false };
const NOTHING_ELSE: FolderFacts['inUse'] = {
  keyframes: new Map(),
  isHeard: () => false,
  isAsked: () => false,
};

function keyframeEntry(
  ends: string,
  number: number,
  { files: [picture, made], usd = 0 }: { files: readonly [number, number]; usd?: number | null },
): LedgerEntry {
  const cost = { estimatedUsd: usd, actualUsd: null };
  const kept = { picture: digest(picture), made: digest(made), fingerprint: digest(9000) };
  return { kind: 'keyframe', keyframe: { ends, number, ...kept, cost } } as unknown as LedgerEntry;
}

function voiceEntry(line: number, file: number, usd: number | null = 0): LedgerEntry {
  const cost = { estimatedUsd: usd, actualUsd: null };
  const fingerprint = `sha256:${String(1000 + file).padEnd(64, '0')}`;
  const spoken = { shot: 'a', line, sound: digest(file), fingerprint };
  return { kind: 'voice', voice: { ...spoken, cost } } as unknown as LedgerEntry;
}

/** The paths that are removed of kept files 1 to 9, by rule. */
function removed(facts: Partial<FolderFacts>, flags: Partial<CleanFlags> = {}) {
  const found = facts.found ?? Array.from({ length: 9 }, (_, index) => keptFile(index + 1));
  const whole = {
    entries: [],
    shown: new Map(),
    inUse: NOTHING_ELSE,
    assets: new Set<string>(),
    others: new Map(),
    ...facts,
    found,
  };
  const { discard, removals, keepings } = judgeFiles(whole, { ...FLAGS, ...flags });
  const nameOf = ({ path }: FoundFile): string => String(Number(/\d+/.exec(path)?.[0] ?? NaN));
  return {
    discard: discard.map(({ shot, take }) => `${shot} ${take}`),
    files: removals.map(({ rule, file }) => `${rule} ${nameOf(file)}`),
    kept: keepings.map(({ because, file }) => `${because} ${nameOf(file)}`),
  };
}

const only = (...numbers: readonly number[]): readonly FoundFile[] => numbers.map(keptFile);
const shown = (take: number): FolderFacts['shown'] => new Map([['a' as ShotId, take]]);
const ONE = takeEntry({ shot: 'a', take: 1, files: [1, 2] });
const TWO = takeEntry({ shot: 'a', take: 2, files: [3, 4] });

describe('of the files of takes', () => {
  test('those that the film does not show go, and the take is discarded', () => {
    expect(removed({ found: only(1, 2, 3, 4), entries: [ONE, TWO], shown: shown(2) })).toEqual({
      discard: ['a 1'],
      files: ['superseded 1', 'superseded 2'],
      kept: [],
    });
  });

  test('those of one that is circled stay, whatever is shown', () => {
    const circled = { kind: 'circled', shot: 'a', take: 1 } as unknown as LedgerEntry;
    const entries = [ONE, TWO, circled];
    expect(removed({ found: only(1, 2, 3, 4), entries, shown: shown(2) }).files).toEqual([]);
  });

  test('one that another take needs stays', () => {
    const shares = takeEntry({ shot: 'a', take: 2, files: [3, 2] });
    const facts = { found: only(1, 2, 3), entries: [ONE, shares], shown: shown(2) };
    expect(removed(facts).files).toEqual(['superseded 1']);
    const all = takeEntry({ shot: 'a', take: 2, files: [1, 2] });
    expect(removed({ ...facts, found: only(1, 2), entries: [ONE, all] })).toMatchObject({
      discard: [],
      files: [],
    });
  });

  test('those that were paid for, or may have been, stay without the flag', () => {
    for (const usd of [2, null]) {
      const entries = [takeEntry({ shot: 'a', take: 1, files: [1, 2], usd }), TWO];
      const facts = { found: only(1, 2, 3, 4), entries, shown: shown(2) };
      expect(removed(facts)).toEqual({ discard: [], files: [], kept: ['paid 1', 'paid 2'] });
      expect(removed(facts, { paid: true }).discard).toEqual(['a 1']);
    }
  });

  test('those of a free take stay, too, where another clip was paid for to make it', () => {
    const name = 'a/t1/s1/0123456789abcdef';
    const job = [
      step(`${name}#claim1`, { usd: 2 }),
      step(`${name}#submit1`, { kind: 'started' }),
      step(`${name}#done`, { kind: 'clip', clip: digest(5), actualUsd: null }),
    ];
    const facts = { found: only(1, 2, 5), entries: [...job, ONE, TWO], shown: shown(2) };
    expect(removed(facts)).toMatchObject({ discard: [], files: [] });
    expect(removed(facts, { paid: true }).files).toEqual([
      'superseded 1',
      'superseded 2',
      'discarded 5',
    ]);
  });

  test('what a job has made stays until its take is there', () => {
    const name = 'a/t3/s1/0123456789abcdef#done';
    const entries = [ONE, TWO, step(name, { kind: 'clip', clip: digest(5), actualUsd: 0 })];
    expect(removed({ found: only(5), entries, shown: shown(2) }).files).toEqual([]);
  });

  test('what another film of the folder needs stays, and nothing goes where one can’t be read', () => {
    const facts = { found: only(1, 2, 3, 4, 5), entries: [ONE, TWO], shown: shown(2) };
    const needs = [takeEntry({ shot: 'x', take: 1, files: [1, 5] })];
    expect(removed({ ...facts, others: new Map([['b', needs]]) }).files).toEqual(['superseded 2']);
    expect(
      removed({
        ...facts,
        others: new Map([
          ['b', needs],
          ['c', undefined],
        ]),
      }),
    ).toEqual({
      discard: [],
      files: [],
      kept: ['unreadable 2'],
    });
  });

  test('those that no ledger names go, unless a job that may cost something has not ended', () => {
    expect(removed({ found: only(5) }).files).toEqual(['unnamed 5']);
    expect(removed({ found: only(5), assets: new Set([digest(5)]) }).files).toEqual([]);
    const claim = step('a/t1/s1/0123456789abcdef#claim1', { usd: 2 });
    expect(removed({ found: only(5), entries: [claim] })).toMatchObject({
      files: [],
      kept: ['perhaps-paid 5'],
    });
    expect(removed({ found: only(5), entries: [claim] }, { paid: true }).files).toEqual([
      'unnamed 5',
    ]);
    // Also one of another film, which may be the maker of a file that lies here.
    const others = new Map([['b', [claim]]]);
    expect(removed({ found: only(5), others }).kept).toEqual(['perhaps-paid 5']);
    const mended = other('b.ledger.damaged-1.jsonl', { role: 'damaged-ledger', film: 'b' });
    expect(removed({ found: [keptFile(5), mended] }).files).toEqual([]);
  });
});

test('of other files, only what is known to be rubbish goes', () => {
  const found = [
    other('takes/1.changed.mp4', { role: 'aside' }),
    other('.2.5.part', { role: 'unfinished' }),
    other('scratch/3', { role: 'scratch', film: '3' }),
    other('stretches/7', { role: 'stretches', film: '7' }),
    other('stretches/9', { role: 'stretches', film: '9' }),
    other('recipes/4', { role: 'recipe', fingerprint: digest(9001) }),
    other('recipes/5', { role: 'recipe', fingerprint: digest(9002) }),
    other('6.ledger.v1.jsonl', { role: 'old-ledger', film: '6' }),
    other('7.ledger.jsonl', { role: 'ledger', film: '7' }),
    other('7.ledger.head', { role: 'head', film: '7' }),
    other('8.txt', { role: 'unknown' }),
  ];
  const facts = { found: [...found, keptFile(1)], entries: [ONE, TWO], shown: shown(2) };
  const files = ['aside 1', 'unfinished 2', 'unfinished 3', 'stretches 9', 'recipe 4'];
  expect(removed(facts)).toEqual({
    discard: ['a 1'],
    files: [...files, 'superseded 1'],
    kept: ['old-ledger 6', 'unknown 8'],
  });
  expect(removed(facts, { oldLedgers: true }).files).toContain('old-ledger 6');
});

test('a recipe stays that a take or a job of any film is of, and all where one can’t be read', () => {
  const found = [9001, 9002, 9003, 9004, 9005].map((number) =>
    other(`recipes/${number}`, { role: 'recipe', fingerprint: digest(number) }),
  );
  const asked = `sha256:${'ab'.repeat(32)}`;
  const begun = [...found, other('recipes/1', { role: 'recipe', fingerprint: asked })];
  const job = step(`a/t9/s1/${asked.slice(7, 23)}#claim1`, { usd: 0 });
  const theirs = takeEntry({ shot: 'x', take: 2, files: [7] });
  const of = (facts: Partial<FolderFacts>): readonly string[] =>
    removed({ found: begun, entries: [ONE], shown: shown(1), ...facts }).files;
  const spare = ['recipe 9002', 'recipe 9003', 'recipe 9004', 'recipe 9005'];
  expect(of({})).toEqual([...spare, 'recipe 1']);
  expect(of({ entries: [ONE, job] })).toEqual(spare);
  expect(of({ others: new Map([['b', [job]]]) })).toEqual(spare);
  expect(of({ others: new Map([['b', [theirs]]]) })).toEqual([...spare.slice(1), 'recipe 1']);
  expect(of({ others: new Map([['b', undefined]]) })).toEqual([]);
});

test('a ledger that can’t be read is told, and an empty scratch folder is not', () => {
  const found = [
    other('7.ledger.jsonl', { role: 'ledger', film: '7' }),
    other('8.ledger.jsonl', { role: 'ledger', film: '8' }),
    { ...other('scratch/3', { role: 'scratch', film: '3' }), bytes: 0 },
  ];
  const others = new Map([
    ['7', undefined],
    ['8', []],
  ]);
  expect(removed({ found, others })).toEqual({
    discard: [],
    files: [],
    kept: ['unread-ledger 7'],
  });
});

describe('of keyframes and spoken lines', () => {
  const [first, second] = [
    keyframeEntry('a', 1, { files: [1, 2] }),
    keyframeEntry('a', 2, { files: [3, 4] }),
  ];
  const now: FolderFacts['inUse'] = {
    keyframes: new Map([['a' as ShotId, 2]]),
    isHeard: ({ line }) => line === 0,
    isAsked: () => false,
  };

  test('those go of which neither the film nor a take is made', () => {
    const entries = [first, second, voiceEntry(0, 5), voiceEntry(1, 6)];
    expect(removed({ found: only(1, 2, 3, 4, 5, 6), entries, inUse: now })).toEqual({
      discard: [],
      files: ['unused-keyframe 1', 'unused-keyframe 2', 'unheard-line 6'],
      kept: [],
    });
  });

  test('one stays that a take was made between which is kept, with what it is made of again', () => {
    const made = takeEntry({ shot: 'b', take: 1, files: [7] });
    Object.assign((made as { take: object }).take, { firstFrame: digest(1) });
    const facts = { found: only(1, 2, 3, 4, 7), entries: [first, second, made], inUse: now };
    expect(removed({ ...facts, shown: new Map([['b' as ShotId, 1]]) }).files).toEqual([]);
    // Not shown any more, the take goes, and with it what it was made of.
    expect(removed(facts)).toEqual({
      discard: ['b 1'],
      files: ['superseded 1', 'unused-keyframe 2', 'superseded 7'],
      kept: [],
    });
  });

  test('of several takes of a line the one that is heard stays, whatever becomes of the others', () => {
    const [first, again] = [5, 6].map(
      (file) => voiceEntry(0, file) as Extract<LedgerEntry, { kind: 'voice' }>,
    );
    Object.assign(again!.voice, { take: 2, fingerprint: first!.voice.fingerprint });
    const steps = [5, 6].map((file) =>
      step(`line/a/l1/t${file - 4}/100${file}000000000000#submit1`, { sound: digest(file) }),
    );
    const entries = [first!, again!, ...steps];
    const isHeard: FolderFacts['inUse']['isHeard'] = ({ sound }) => sound === digest(6);
    expect(removed({ found: only(5, 6), entries, inUse: { ...now, isHeard } })).toEqual({
      discard: [],
      files: ['unheard-line 5'],
      kept: [],
    });
  });

  test('a sound that one of several lines has paid for stays without the flag', () => {
    const [free, paid] = [voiceEntry(1, 6), voiceEntry(2, 6, 2)];
    Object.assign((paid as { voice: object }).voice, { fingerprint: digest(9001) });
    const facts = { found: only(6), entries: [free, paid], inUse: now };
    expect(removed(facts)).toEqual({ discard: [], files: [], kept: ['paid-beside 6'] });
    expect(removed(facts, { paid: true }).files).toEqual(['unheard-line 6']);
  });

  test('what was paid for stays without the flag', () => {
    const entries = [
      keyframeEntry('a', 1, { files: [1, 2], usd: null }),
      second,
      step('line/a/l2/1006000000000000#claim1', { usd: 3 }),
      step('line/a/l2/1006000000000000#submit1', { kind: 'speech', sound: digest(9) }),
      voiceEntry(1, 6),
      voiceEntry(1, 8, 2),
    ];
    const facts = { found: only(1, 2, 3, 4, 6, 8, 9), entries, inUse: now };
    expect(removed(facts)).toEqual({
      discard: [],
      files: ['unheard-line 6'],
      kept: ['paid-beside 1', 'paid-beside 2', 'paid-beside 8', 'paid-beside 9'],
    });
    expect(removed(facts, { paid: true }).files).toEqual([
      'unused-keyframe 1',
      'unused-keyframe 2',
      'unheard-line 6',
      'unheard-line 8',
      'unheard-line 9',
    ]);
  });

  describe('that were made, and that nothing was made of', () => {
    const made = (name: string, usd: number | null, result: object): readonly LedgerEntry[] => [
      step(`${name}#claim1`, { usd }),
      step(`${name}#submit1`, { kind: 'started', operation: {} }),
      step(`${name}#done`, result),
    ];
    const still = (number: number, file: number, usd: number | null = 0) =>
      made(`keyframe/a/k${number}/10000000000000${file}0`, usd, {
        kind: 'still',
        still: digest(file),
      });
    const line = (file: number, usd: number | null = 0) =>
      made(`line/a/l1/10000000000000${file}0`, usd, { kind: 'speech', sound: digest(file) });

    test('those go that cost nothing, and those that were paid for with the flag', () => {
      const entries = [second, ...still(3, 5), ...still(4, 6, 2), ...line(7), ...line(8, null)];
      const facts = { found: only(3, 4, 5, 6, 7, 8), entries, inUse: now };
      expect(removed(facts)).toEqual({
        discard: [],
        files: ['unused-keyframe 5', 'unheard-line 7'],
        kept: ['paid-beside 6', 'paid-beside 8'],
      });
      expect(removed(facts, { paid: true })).toMatchObject({
        files: ['unused-keyframe 5', 'unused-keyframe 6', 'unheard-line 7', 'unheard-line 8'],
        kept: [],
      });
    });

    test('those stay that the film asks for, and all that has the number of one that stays', () => {
      const entries = [second, ...still(2, 5), ...still(3, 6), ...still(3, 7), ...line(8)];
      const isAsked: FolderFacts['inUse']['isAsked'] = ({ file }) =>
        file === digest(7) || file === digest(8);
      const facts = { found: only(3, 4, 5, 6, 7, 8), entries, inUse: { ...now, isAsked } };
      expect(removed(facts, { paid: true })).toEqual({ discard: [], files: [], kept: [] });
    });

    test('a clip stays, of which a take may be made, and what was used since', () => {
      const entries = [
        ...made('a/t1/s1/1000000000000050', 0, { kind: 'clip', clip: digest(5) }),
        ...still(2, 4),
        ...line(6),
        second,
        voiceEntry(0, 6),
      ];
      const facts = { found: only(3, 4, 5, 6), entries, inUse: now };
      expect(removed(facts, { paid: true })).toEqual({ discard: [], files: [], kept: [] });
    });
  });

  test('what another film of the folder has stays, and all of it where one can’t be read', () => {
    const facts = { found: only(1, 2, 6), entries: [first, voiceEntry(1, 6)] };
    const other = new Map([
      ['other', [keyframeEntry('x', 1, { files: [1, 2] }), voiceEntry(0, 6)]],
    ]);
    expect(removed({ ...facts, others: other })).toMatchObject({ files: [], kept: [] });
    expect(removed({ ...facts, others: new Map([['other', undefined]]) })).toMatchObject({
      files: [],
      kept: ['unreadable 1', 'unreadable 2', 'unreadable 6'],
    });
  });
});

describe('whatever is in the ledgers', () => {
  const file = fc.integer({ min: 1, max: 12 });
  const shot = fc.constantFrom('a', 'b');
  const number = fc.integer({ min: 1, max: 4 });
  const name = fc
    .tuple(shot, number, fc.constantFrom('#claim1', '#submit1', '#done'))
    .map(([of, take, what]) => `${of}/t${take}/s1/0123456789abcdef${what}`);
  const entry = fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .record({
          shot,
          take: number,
          files: fc.array(file, { minLength: 1, maxLength: 3 }),
          usd: fc.constantFrom(0, 0, null, 2),
        })
        .map(takeEntry),
    },
    fc
      .tuple(name, fc.constantFrom(0, null, 2), file)
      .map(([of, usd, clip]) =>
        step(of, { kind: 'clip', usd, actualUsd: usd, clip: digest(clip) }),
      ),
    fc
      .record({ kind: fc.constantFrom('circled', 'discarded'), shot, take: number })
      .map((each) => each as unknown as LedgerEntry),
    fc
      .tuple(shot, number, file, file, fc.constantFrom(0, 0, 2))
      .map(([ends, count, picture, made, usd]) =>
        keyframeEntry(ends, count, { files: [picture, made], usd }),
      ),
    fc.tuple(fc.nat(2), file, fc.constantFrom(0, 2)).map((each) => voiceEntry(...each)),
  );
  const ledger = fc.array(entry, { maxLength: 14 });
  const facts = fc.record({
    entries: ledger,
    others: fc
      .array(fc.option(ledger, { nil: undefined, freq: 6 }), { maxLength: 2 })
      .map((all) => new Map(all.map((each, index) => [`film ${index}`, each]))),
    shown: fc
      .dictionary(shot, number)
      .map((of) => new Map(Object.entries(of) as [ShotId, number][])),
    inUse: fc
      .tuple(fc.dictionary(shot, number), fc.nat(2))
      .map(([keyframes, heard]): FolderFacts['inUse'] => ({
        keyframes: new Map(Object.entries(keyframes) as [ShotId, number][]),
        isHeard: ({ line }) => line === heard,
        isAsked: () => false,
      })),
    assets: fc.uniqueArray(file, { maxLength: 2 }).map((of) => new Set(of.map(digest))),
    found: fc.uniqueArray(file).map((of) => of.map(keptFile)),
  });
  const flags = fc.record({ paid: fc.boolean(), oldLedgers: fc.boolean() });

  /** As it stands after all was written down and then removed, or after so many steps of that. */
  const after = (before: FolderFacts, judged: ReturnType<typeof judgeFiles>, steps = Infinity) => {
    const removals = judged.removals.slice(0, Math.max(0, steps - judged.discard.length));
    const gone = new Set(removals.map(({ file: { path } }) => path));
    const written = judged.discard
      .slice(0, steps)
      .map((take) => ({ kind: 'discarded', ...take }) as LedgerEntry);
    return {
      ...before,
      entries: [...before.entries, ...written],
      found: before.found.filter(({ path }) => !gone.has(path)),
    };
  };

  test('what is needed is never removed, and nothing that was paid for without the flag', () => {
    fc.assert(
      fc.property(facts, flags, (before, asked) => {
        const judged = judgeFiles(before, asked);
        const gone = new Set(
          judged.removals.map(({ file: each }) => (each.role === 'kept' ? each.digest : '')),
        );
        if ([...before.others.values()].includes(undefined)) expect(gone.size).toBe(0);
        const { circled, takes } = takeLibraryOf(before.entries, {});
        for (const { shot: of, take } of judged.discard) {
          expect([before.shown.get(of), circled[of]]).not.toContain(take);
          const { cost } = takes[of]!.find((each) => each.take === take)!;
          if (!asked.paid) expect(cost.estimatedUsd).toBe(0);
        }
        const mine = after(before, judged).entries;
        for (const entries of [mine, ...before.others.values()]) {
          if (entries === undefined) continue;
          const library = takeLibraryOf(entries, {});
          for (const record of Object.values(library.takes).flat()) {
            if (record.discarded) continue;
            for (const each of [record.file, ...record.clips, record.lastFrame])
              expect(gone).not.toContain(each);
          }
          const isMine = entries === mine;
          for (const record of Object.values(library.keyframes).flat()) {
            const isUsed = before.inUse.keyframes.get(record.ends) === record.number;
            const isPaid = record.cost.estimatedUsd !== 0 && !asked.paid;
            if (isMine && !isUsed && !isPaid) continue;
            expect(gone).not.toContain(record.picture);
            expect(gone).not.toContain(record.made);
          }
          for (const record of Object.values(library.voices)) {
            const isPaid = record.cost.estimatedUsd !== 0 && !asked.paid;
            if (isMine && !before.inUse.isHeard(record) && !isPaid) continue;
            expect(gone).not.toContain(record.sound);
          }
          for (const each of entries) {
            if (each.kind !== 'step') continue;
            const [, of, take] = /^(\w)\/t(\d)/.exec(each.name)!;
            const record = library.takes[of as ShotId]?.find(
              (known) => known.take === Number(take),
            );
            if (record?.discarded) continue;
            expect(gone).not.toContain((each.result as { clip: string }).clip);
          }
        }
        for (const each of before.assets) expect(gone).not.toContain(each);
      }),
      { numRuns: 200 },
    );
  });

  test('a second run changes nothing more, and one that was killed is brought to its end', () => {
    fc.assert(
      fc.property(facts, flags, fc.nat(16), (before, asked, steps) => {
        const judged = judgeFiles(before, asked);
        const done = after(before, judged);
        expect(judgeFiles(done, asked)).toMatchObject({ discard: [], removals: [] });
        const killed = after(before, judged, steps);
        const again = after(killed, judgeFiles(killed, asked));
        expect(again.found).toEqual(done.found);
        expect(again.entries).toEqual(done.entries);
      }),
      { numRuns: 200 },
    );
  });
});
