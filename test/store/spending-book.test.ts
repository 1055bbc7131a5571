import { appendFile, open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sealBookLine } from '../../src/store/spending/book-line.ts';
import { Spending, type SpendingEntry } from '../../src/store/spending/spending.ts';
import { openSpendingBook, type SpendingBook } from '../../src/store/spending/spending-book.ts';
import { temporaryFolders } from '../support/temporary-folder.ts';

const newFolder = temporaryFolders();
const NOVEMBER = Date.UTC(2026, 10, 26);
const OCTOBER = Date.UTC(2026, 9, 26);
const DECEMBER = Date.UTC(2026, 11, 1);

const newBook = async (): Promise<string> => join(await newFolder(), 'state', 'spending.jsonl');
const opened: SpendingBook[] = [];
async function openedBook(path: string): Promise<SpendingBook> {
  const book = await openSpendingBook(path);
  opened.push(book);
  return book;
}
afterEach(async () => {
  for (const book of opened.splice(0)) await book.close();
});
const asked = (id: string, usd: number, facts: { at?: number; cap?: number } = {}) => ({
  id,
  at: NOVEMBER,
  film: 'film.yaml',
  job: `${id}#1`,
  usd,
  cap: 10,
  ...facts,
});

describe('the book of a month', () => {
  test.each([[-0.2], [Number.NaN], [Infinity]])(
    'takes no sum of %p, which nobody could read again',
    async (usd) => {
      const path = await newBook();
      const book = await openedBook(path);
      await expect(book.reserve(asked('a', usd))).rejects.toThrow('no entry of a book');
      expect(await book.reserve(asked('b', 4))).toBe(true);
      await expect(book.settle('b', NOVEMBER, usd)).rejects.toThrow('no entry of a book');
      expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(4);
    },
  );

  test('is one JSON object a line, and tells what counts against a cap', async () => {
    const path = await newBook();
    const book = await openedBook(path);
    expect(await book.reserve(asked('a', 4))).toBe(true);
    await book.settle('a', NOVEMBER, 5);
    expect((await readFile(path, 'utf8')).split('\n')).toEqual([
      '{"kind":"opened","schema":"ministudio/spending@1","seen":0,"sum":"06983a7ce4d72d59"}',
      `{"kind":"reserved","id":"a","at":${NOVEMBER},"film":"film.yaml","job":"a#1","usd":4,"cap":10,"seen":85,"sum":"c70f0ef0f47faccd"}`,
      `{"kind":"settled","id":"a","at":${NOVEMBER},"usd":5,"seen":216,"sum":"6051e8a11b5d2368"}`,
      '',
    ]);
    expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(5);
  });

  test('takes no reservation that would pass the cap, and what didn’t fit doesn’t count', async () => {
    const path = await newBook();
    const [one, other] = [await openedBook(path), await openedBook(path)];
    expect(await one.reserve(asked('a', 6))).toBe(true);
    expect(await other.reserve(asked('b', 5))).toBe(false);
    expect(await other.reserve(asked('c', 4))).toBe(true);
    await one.refresh();
    expect(one.spending.spentUsd(NOVEMBER)).toBe(10);
  });

  test('holds for several who write at once: together they never pass the cap', async () => {
    const path = await newBook();
    const books = await Promise.all(Array.from({ length: 8 }, () => openedBook(path)));
    const taken = await Promise.all(
      books.flatMap((book, run) =>
        Array.from({ length: 5 }, (_, each) => book.reserve(asked(`${run}-${each}`, 0.7))),
      ),
    );
    // 14 × 0.7 = 9.8
    expect(taken.filter(Boolean)).toHaveLength(14);
    for (const book of books) {
      await book.refresh();
      expect(book.spending.spentUsd(NOVEMBER)).toBe(9.8);
    }
  });

  test('passes over a line that a killed run has left torn, and spoils no other by it', async () => {
    const path = await newBook();
    await openedBook(path);
    await appendFile(path, '{"kind":"reserved","id":"torn","a');
    const book = await openedBook(path);
    expect(await book.reserve(asked('a', 4))).toBe(true);
    expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(4);
  });

  test('spoils nothing of its own where another is killed half-way beside it', async () => {
    const path = await newBook();
    const book = await openedBook(path);
    await appendFile(path, '{"kind":"reserved","id":"torn","a');
    expect(await book.reserve(asked('a', 4))).toBe(true);
    expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(4);
  });

  test.each([2, 3, 40])(
    'passes over a line of which the last %d bytes were never written',
    async (missing) => {
      const path = await newBook();
      await (await openedBook(path)).reserve(asked('a', 4));
      await truncate(path, (await readFile(path)).length - missing);
      const book = await openedBook(path);
      expect(book.spending.spentUsd(NOVEMBER)).toBe(0);
      expect(await book.reserve(asked('b', 2))).toBe(true);
      expect(await book.reserve(asked('c', 2))).toBe(true);
      expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(4);
    },
  );

  describe('whose last line has a hole, as a power cut leaves it,', () => {
    /** With a reservation that counts, and one of which the first bytes were never written. */
    async function withHole(): Promise<string> {
      const path = await newBook();
      await (await openedBook(path)).reserve(asked('a', 4));
      const { length } = await readFile(path);
      await (await openedBook(path)).reserve(asked('b', 4));
      const file = await open(path, 'r+');
      await file.write(Buffer.alloc(60), 0, 60, length);
      await file.close();
      return path;
    }

    test('passes over it, and so does whoever comes later', async () => {
      const path = await withHole();
      const book = await openedBook(path);
      expect(book.spending.spentUsd(NOVEMBER)).toBe(4);
      expect(await book.reserve(asked('c', 2))).toBe(true);
      expect(await book.reserve(asked('d', 3))).toBe(true);
      expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(9);
    });

    test('does so for two that come at once', async () => {
      const path = await withHole();
      const [one, other] = [await openedBook(path), await openedBook(path)];
      await one.reserve(asked('c', 2));
      await other.reserve(asked('d', 3));
      expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(9);
    });
  });

  describe('whose last line but one has a hole, as a power cut leaves two of two runs,', () => {
    /** One of 4, a broken one of 4, and one of 2 whose writer had read so much of the book. */
    async function withTwo(seenOf: (start: number, end: number) => number): Promise<string> {
      const path = await newBook();
      await (await openedBook(path)).reserve(asked('a', 4));
      const text = await readFile(path, 'utf8');
      const start = text.length;
      const line = (id: string, usd: number, seen: number): string =>
        `${sealBookLine({ kind: 'reserved', ...asked(id, usd) }, seen)}\n`;
      const broken = line('b', 4, start).replace('"id":"b"', '\0'.repeat(8));
      const last = line('c', 2, seenOf(start, start + broken.length));
      await writeFile(path, `${text}${broken}${last}`);
      return path;
    }

    test('counts the last, which was written at the very same time, and is read on', async () => {
      const path = await withTwo((start) => start);
      const book = await openedBook(path);
      expect(book.spending.spentUsd(NOVEMBER)).toBe(6);
      expect(book.spending.reservation('c')).toMatchObject({ isSettled: false });
      await book.settle('c', NOVEMBER, 0);
      expect(await book.reserve(asked('d', 3))).toBe(true);
      expect((await openedBook(path)).spending.spentUsd(NOVEMBER)).toBe(7);
    });

    test('is damaged where the last was written by who had read the other: that may have been acted on', async () => {
      await expect(openedBook(await withTwo((_, end) => end))).rejects.toMatchObject({
        code: 'spending/damaged',
        message: expect.stringContaining(':3: the line is not JSON'),
      });
    });

    test('is damaged where somebody came later and found no hole there', async () => {
      const path = await withTwo((start) => start);
      const text = await readFile(path, 'utf8');
      const later = sealBookLine({ kind: 'reserved', ...asked('d', 1) }, text.length);
      await writeFile(path, `${text}${later}\n`);
      await expect(openedBook(path)).rejects.toMatchObject({ code: 'spending/damaged' });
    });
  });

  test('is damaged by a hole in a line that was acted on: it was whole when the next was written', async () => {
    const path = await newBook();
    const book = await openedBook(path);
    await book.reserve(asked('a', 4));
    await book.reserve(asked('b', 4));
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('"id":"a"', '\0\0\0\0\0\0\0\0'));
    await expect(openedBook(path)).rejects.toMatchObject({
      code: 'spending/damaged',
      message: `${path}:2: the line is not JSON`,
    });
  });

  test.each([
    '{"kind":"reserved"}',
    '{"kind": oops}',
    '[]',
    'null',
    '7',
    '{"kind":"settled","id":1,"at":1,"usd":1}',
    '{"kind":"settled","id":"a","at":-1,"usd":1}',
    '{"kind":"settled","id":"a","at":1}',
    '{"kind":"reserved","id":"a","at":1,"usd":1,"film":"f"}',
    '{"kind":"reserved","id":"a","at":1,"usd":1,"job":"j"}',
    '{"kind":"lent","id":"a","at":1,"usd":1,"film":"f","job":"j"}',
  ])('is damaged by %s', async (line) => {
    const path = join(await newFolder(), 'spending.jsonl');
    await writeFile(path, `{"kind":"opened","schema":"ministudio/spending@1"}\n${line}\n`);
    await expect(openedBook(path)).rejects.toMatchObject({
      code: 'spending/damaged',
      message: expect.stringContaining(`${path}:2: the line `),
    });
  });

  describe('that was damaged', () => {
    /** One of three reservations, whose lines are changed so. */
    async function changed(change: (lines: readonly string[]) => readonly string[]) {
      const path = await newBook();
      const book = await openedBook(path);
      for (const id of ['a', 'b', 'c']) await book.reserve(asked(id, 2));
      const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
      await writeFile(
        path,
        change(lines)
          .map((line) => `${line}\n`)
          .join(''),
      );
      return await openedBook(path).then(
        ({ spending }) => spending.spentUsd(NOVEMBER),
        ({ code, message }: { code: string; message: string }) =>
          `${code}${message.replace(path, '')}`,
      );
    }
    const but = (
      lines: readonly string[],
      index: number,
      change: (line: string) => string,
    ): readonly string[] => lines.map((line, each) => (each === index ? change(line) : line));

    test.each<[string, (line: string) => string]>([
      ['sum of money', (line) => line.replace('"usd":2', '"usd":1')],
      ['end', (line) => line.slice(0, -1)],
      ['last sign', (line) => `${line.slice(0, -1)}|`],
      ['sum, which is cut away,', (line) => line.replace(/,"sum":"[0-9a-f]+"/, '')],
      ['length before, which is cut away,', (line) => line.replace(/"seen":\d+,/, '')],
      ['sum', (line) => line.replace(/[0-9a-f]"}$/, (end) => (end[0] === '0' ? '1"}' : '0"}'))],
    ])('in the %s of a line is told, and not passed over', async (_, change) => {
      expect(await changed((lines) => but(lines, 2, change))).toMatch(/^spending\/damaged:3: /);
    });

    test('by the loss of a line is told at the next', async () => {
      expect(await changed((lines) => lines.toSpliced(2, 1))).toBe(
        'spending/damaged:3: the line stands too early: lines before it are lost',
      );
    });

    test('so that a line stands there twice, counts it once', async () => {
      expect(await changed((lines) => [...lines, lines[2]!])).toBe(6);
    });

    test('is read on by lines of before there were sums', async () => {
      const old = (line: string): string => line.replace(/,"seen".*$/, '}');
      expect(await changed((lines) => lines.map(old))).toBe(6);
    });
  });

  test('counts by the calendar month in UTC', async () => {
    const book = await openedBook(await newBook());
    await book.reserve(asked('a', 8, { at: OCTOBER }));
    expect(await book.reserve(asked('b', 8))).toBe(true);
    expect(book.spending.spentUsd(NOVEMBER)).toBe(8);
  });

  test('frees nothing where a clock went ahead and comes back', async () => {
    const book = await openedBook(await newBook());
    await book.reserve(asked('a', 6, { at: DECEMBER }));
    expect(await book.reserve(asked('b', 6, { at: NOVEMBER }))).toBe(false);
    expect(book.spending.spentUsd(DECEMBER)).toBe(6);
  });
});

describe('what the lines of a book come to', () => {
  const reserved = (
    id: string,
    usd: number,
    facts: { film?: string; besides?: number; cap?: number } = {},
  ): SpendingEntry => ({ kind: 'reserved', ...asked(id, usd), ...facts });
  const settled = (id: string, usd: number): SpendingEntry => ({
    kind: 'settled',
    id,
    at: NOVEMBER,
    usd,
  });
  const sumOf = (...entries: readonly SpendingEntry[]): Spending => {
    const spending = new Spending();
    for (const entry of entries) spending.add(entry);
    return spending;
  };

  test('leaves room for what must fit besides', () => {
    for (const [besides, spent] of [
      [2, 8],
      [2.01, 4],
    ] as const) {
      const book = sumOf(reserved('a', 4), reserved('b', 4, { besides }));
      expect(book.spentUsd(NOVEMBER)).toBe(spent);
    }
  });

  test('is three dimes under a cap of thirty cents', () => {
    const book = sumOf(...['a', 'b', 'c'].map((id) => reserved(id, 0.1, { cap: 0.3 })));
    expect(book.spentUsd(NOVEMBER)).toBe(0.3);
  });

  test('is what a reservation was settled at last', () => {
    const book = sumOf(reserved('a', 4), settled('a', 5), settled('a', 6), settled('unknown', 1));
    expect(book.spentUsd(NOVEMBER)).toBe(6);
    expect(book.reservation('a')).toEqual({ ...reserved('a', 6), isSettled: true });
  });

  test('has those of a film open that are not settled', () => {
    const book = sumOf(
      reserved('a', 1),
      reserved('b', 1),
      reserved('c', 1, { film: 'other.yaml' }),
      settled('a', 1),
    );
    expect(book.openOf('film.yaml')).toEqual([{ ...reserved('b', 1), isSettled: false }]);
  });
});

test('whatever the order of lines, all that was taken fitted when it was taken', () => {
  const anyEntry: fc.Arbitrary<SpendingEntry> = fc.oneof(
    fc
      .record({ id: fc.nat(9), usd: fc.nat(9), cap: fc.nat(20) })
      .map(({ id, usd, cap }) => ({ kind: 'reserved' as const, ...asked(`${id}`, usd, { cap }) })),
    fc
      .record({ id: fc.nat(9), usd: fc.nat(9) })
      .map(({ id, usd }) => ({ kind: 'settled' as const, id: `${id}`, at: NOVEMBER, usd })),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(anyEntry, {
        selector: (entry) => (entry.kind === 'opened' ? '' : `${entry.kind} ${entry.id}`),
      }),
      (entries) => {
        const spending = new Spending();
        for (const entry of entries) {
          const before = spending.spentUsd(NOVEMBER);
          spending.add(entry);
          const after = spending.spentUsd(NOVEMBER);
          if (entry.kind === 'reserved' && after > before) {
            expect(after).toBeLessThanOrEqual(entry.cap!);
          }
          expect(after).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});
