import { describe, expect, test } from '@jest/globals';
import { isEntry } from '../../src/store/ledger/check-entry.ts';
import { upgradeLine } from '../../src/store/ledger/ledger-upgrades.ts';

type Fields = Readonly<Record<string, unknown>>;

const made = {
  fingerprint: 'sha256:1',
  provider: 'mock',
  model: 'mock-1',
  cost: { estimatedUsd: 0.5, actualUsd: null },
  notes: [{ kind: 'made-otherwise', text: 'no font has it' }],
};
const take = {
  ...made,
  shot: 'a',
  take: 1,
  clips: ['sha256:2'],
  file: 'sha256:3',
  frames: 24,
  lastFrame: 'sha256:4',
};
const keyframe = { ...made, ends: 'a', number: 1, made: 'sha256:2', picture: 'sha256:3' };
const voice = { ...made, shot: 'a', line: 0, sound: 'sha256:2', samples: 48_000 };
const WHOLE: readonly Fields[] = [
  { kind: 'opened', schema: 'ministudio/ledger@2' },
  { kind: 'step', name: 'a/t1/s1/0123456789abcdef#claim1', result: null },
  { kind: 'take', take },
  { kind: 'keyframe', keyframe, sizes: {} },
  { kind: 'voice', voice, sizes: {} },
  { kind: 'retake', retake: { shot: 'a', take: 2 } },
  { kind: 'line-retake', retake: { shot: 'a', line: 0, fingerprint: 'sha256:1', take: 2 } },
  { kind: 'line-retake-ended', fingerprint: 'sha256:1', take: 2 },
  { kind: 'line-circled', fingerprint: 'sha256:1', take: 2 },
  { kind: 'anew', run: { asked: {}, make: { shots: [], keyframes: [] } } },
  { kind: 'anew-ended', asked: {} },
  { kind: 'circled', shot: 'a', take: 1 },
  { kind: 'retake-ended', shot: 'a', take: 2 },
  { kind: 'discarded', shot: 'a', take: 1 },
];
/** What stands in an entry for whoever wants it, and is not relied on. */
const FREE = ['step.result', 'anew-ended.asked'];

/** The entry with each of its fields in turn gone or something else, and which it is. */
function* spoilt(fields: Fields, path: string): Generator<readonly [Fields, string]> {
  for (const [key, value] of Object.entries(fields)) {
    const name = `${path}.${key}`;
    if (FREE.includes(name)) continue;
    const { [key]: _gone, ...rest } = fields;
    yield [rest, `${name} is gone`];
    for (const other of [null, 'a', 0, -1, 1.5, [7], {}]) {
      if (couldBe(value, other)) continue;
      yield [{ ...fields, [key]: other }, `${name} is ${JSON.stringify(other)}`];
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [inner, what] of spoilt(value as Fields, name))
      yield [{ ...fields, [key]: inner }, what];
  }
}

/** Whether a field that holds the one may as well hold the other: an amount may be unknown, or odd. */
function couldBe(value: unknown, other: unknown): boolean {
  if (value === null || value === 0.5) return other === null || typeof other === 'number';
  if (typeof value === 'string') return typeof other === 'string';
  return JSON.stringify(value) === JSON.stringify(other);
}

describe('a line of a ledger', () => {
  test.each(WHOLE.map((entry) => [entry['kind'], entry] as const))(
    'that is of the kind %s has all that is relied on, or is no entry',
    (kind, entry) => {
      expect(isEntry(entry)).toBe(true);
      const taken = [...spoilt(entry, String(kind))].flatMap(([each, what]) =>
        isEntry(each) ? [what] : [],
      );
      expect(taken).toEqual([]);
    },
  );

  test('ends all that was to be made anew where it does not say by which flags', () => {
    expect(isEntry({ kind: 'anew-ended' })).toBe(true);
    expect(isEntry({ kind: 'anew-ended', asked: 'all' })).toBe(false);
  });

  test('is of any line of a shot, from 0', () => {
    const retake = { shot: 'a', fingerprint: 'sha256:1', take: 2 };
    const isOf = (line: number): readonly boolean[] => [
      isEntry({ kind: 'voice', voice: { ...voice, line }, sizes: {} }),
      isEntry({ kind: 'line-retake', retake: { ...retake, line } }),
    ];
    expect([0, 3, -1].map(isOf)).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  test.each([null, 7, 'take', [], {}, { kind: 'rehearsal' }])('that is %j is no entry', (line) => {
    expect(isEntry(line)).toBe(false);
  });
});

describe('a take of version 1', () => {
  const upgraded = (record: unknown): unknown =>
    upgradeLine(JSON.stringify({ kind: 'take', take: record }), 'ministudio/ledger@1');

  test('that was written before there were notes has none', () => {
    const { notes: _notes, ...first } = take;
    expect(upgraded(first)).toEqual({ kind: 'take', take: { ...first, notes: [] } });
  });

  test.each([null, 'a', { ...take, notes: 'none' }])('that is %j is no entry', (record) => {
    expect(upgraded(record)).toEqual({ damage: 'is no entry that this version knows' });
  });
});
