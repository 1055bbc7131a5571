import { describe, expect, test } from '@jest/globals';
import { shotId } from '../../src/film/ids.ts';
import type { CallSheet } from '../../src/plan/call-sheet.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import type { PlanFile, PlannedMake } from '../../src/plan/plan-file.ts';
import { whatMoved } from '../../src/plan/what-moved.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

function make(shot: string, parts: Partial<PlannedMake> = {}): PlannedMake {
  const fingerprint = DIGEST as Fingerprint;
  const asked = { fingerprint, provider: 'kling', model: 'k1', usd: 1 };
  return { shot: shotId(shot), number: 1, ...asked, ...parts };
}

/** A plan of `a`, which is to be made, and `b`, which is kept as take 2. */
function plan(parts: Partial<PlanFile> = {}): PlanFile {
  const shots = [
    { id: 'a', state: 'missing' },
    { id: 'b', state: 'fresh', take: 2 },
  ];
  return {
    schema: 'ministudio/plan-file@1',
    tool: { name: 'ministudio', version: '1.0.0' },
    film: { path: 'film.yaml', digest: DIGEST, files: { 'film.yaml': DIGEST } },
    assets: {},
    flags: {},
    prices: [{ provider: 'kling', model: 'k1', makes: 'clips', price: { usdPerSecond: 0.1 } }],
    make: { shots: [make('a')], keyframes: [] },
    budget: { spentUsd: 0, capUsd: 1 },
    sheet: { shots, keyframes: [] } as unknown as CallSheet,
    ...parts,
  };
}

const told = (now: Partial<PlanFile>, then: Partial<PlanFile> = {}): readonly string[] =>
  whatMoved(plan(then), plan(now)).map(({ what, from, to }) => `${what}: ${from} → ${to}`);

const work = (...shots: readonly PlannedMake[]) => ({ make: { shots, keyframes: [] } });

describe('a plan holds', () => {
  test('where all is as it was', () => {
    expect(told({})).toEqual([]);
  });

  test('where less is to be made than was planned', () => {
    expect(told(work())).toEqual([]);
  });

  test('where only comments of the film were changed', () => {
    const film = { path: 'film.yaml', digest: DIGEST, files: { 'film.yaml': OTHER } };
    expect(told({ film })).toEqual([]);
  });
});

describe('a plan whose lines were still to be spoken', () => {
  const line = (shot: string, fingerprint: string) => ({ shot, line: 0, fingerprint });
  /** `a` says a line, `b` goes on from it, `c` is by itself; all three are to be made. */
  function spoken(parts: { readonly asked: string; readonly lines: boolean }): Partial<PlanFile> {
    const fingerprint = parts.asked as Fingerprint;
    const shots = ['a', 'b', 'c'].map((id) => make(id, { fingerprint }));
    const lines = parts.lines ? [make('a', { fingerprint: OTHER as Fingerprint })] : [];
    const joins = { a: {}, b: { from: 'a' }, c: {} };
    const sheet = {
      shots: Object.entries(joins).map(([id, join]) => ({ id, state: 'missing', join })),
      keyframes: [],
      lines: [line('a', OTHER)],
    };
    return { make: { shots, keyframes: [], lines }, sheet: sheet as unknown as CallSheet };
  }
  const then = spoken({ asked: DIGEST, lines: true });

  test('holds where the shots that say them come out otherwise, and those that go on from them', () => {
    const moves = told(spoken({ asked: OTHER, lines: false }), then);
    expect(moves.map((move) => move.split(':')[0])).toEqual(['what is asked for shot c']);
  });

  test('has moved where anything is asked otherwise while none of them is spoken', () => {
    expect(told(spoken({ asked: OTHER, lines: true }), then)).toHaveLength(3);
  });
});

describe('a plan has moved', () => {
  test('with another meaning of the film, and its files are named', () => {
    const film = { path: 'film.yaml', digest: OTHER, files: { 'film.yaml': OTHER } };
    expect(told({ film })).toEqual([
      'the film (film.yaml): sha256:aaaaaaaaaaaa… → sha256:bbbbbbbbbbbb…',
    ]);
  });

  test('with another picture, and with one more or less', () => {
    expect(told({ assets: { 'a.png': OTHER } }, { assets: { 'a.png': DIGEST } })).toHaveLength(1);
    expect(told({ assets: { 'a.png': OTHER } })).toEqual([
      'a.png: not used → sha256:bbbbbbbbbbbb…',
    ]);
  });

  test('with another price, also one that is unknown now', () => {
    const [price] = plan().prices;
    expect(told({ prices: [{ ...price!, price: null }] })).toEqual([
      'the price of clips of kling k1: {"usdPerSecond":0.1} → null',
    ]);
  });

  test('with another version of the tool', () => {
    expect(told({ tool: { name: 'ministudio', version: '1.0.1' } })).toEqual([
      'ministudio: 1.0.0 → 1.0.1',
    ]);
  });

  test('with a shot that goes elsewhere, costs something else, or is asked for otherwise', () => {
    expect(told(work(make('a', { provider: 'luma', model: 'l1', usd: null })))).toEqual([
      'the provider of shot a: kling → luma',
      'the model of shot a: k1 → l1',
      'the cost of shot a: $1 → unknown',
    ]);
    expect(told(work(make('a', { fingerprint: OTHER as Fingerprint })))).toEqual([
      'what is asked for shot a: sha256:aaaaaaaaaaaa… → sha256:bbbbbbbbbbbb…',
    ]);
  });

  test('with a shot, or a keyframe, that was to be kept', () => {
    expect(told(work(make('a'), make('b')))).toEqual(['shot b: fresh, kept → to be made']);
    expect(told({ make: { shots: [make('a')], keyframes: [make('b')] } })).toEqual([
      'the keyframe of b: not in the film, kept → to be made',
    ]);
  });

  test('with another take of a shot that was to be kept', () => {
    const shots = [{ id: 'a' }, { id: 'b', take: 3 }];
    expect(told({ sheet: { shots, keyframes: [] } as unknown as CallSheet })).toEqual([
      'shot b: take 2 → take 3',
    ]);
  });
});
