import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shotId } from '../../src/film/ids.ts';
import type { Json } from '../../src/film/json.ts';
import { dayOf, usdOf } from '../../src/plan/charge.ts';
import { chargesOf, type RecordedStep } from '../../src/plan/charges.ts';
import type { Fingerprint } from '../../src/plan/fingerprint.ts';
import { jobName, type JobSubject } from '../../src/plan/job-name.ts';
import type { KeyframeRecord } from '../../src/plan/keyframe-record.ts';
import { lineKey } from '../../src/plan/plan-lines.ts';
import { NO_TAKES, type TakeRecord } from '../../src/plan/take-record.ts';
import type { PresentLines, VoiceLibrary, VoiceRecord } from '../../src/plan/voice-record.ts';

const JOB = 'a/t1/s1/0123456789abcdef';
const AT = Date.UTC(2026, 10, 25, 23, 59);
const claimOf = (usd: number | null = 2, name = JOB, round = 1): RecordedStep => ({
  name: `${name}#claim${round}`,
  result: { by: 'x', at: AT, provider: 'kling', model: 'kling-3.0', usd },
});
const submit = (result: Json, name = JOB, round = 1): RecordedStep => ({
  name: `${name}#submit${round}`,
  result,
});
const clip = (digest = 'sha256:1', actualUsd: number | null = null): Json => ({
  kind: 'clip',
  clip: digest,
  actualUsd,
  notes: [],
});
const takeOf = (clips: readonly string[], facts: Partial<TakeRecord> = {}): TakeRecord =>
  ({
    shot: shotId('a'),
    take: 1,
    clips,
    provider: 'kling',
    model: 'kling-3.0',
    cost: { estimatedUsd: 2, actualUsd: null },
    ...facts,
  }) as TakeRecord;
const libraryOf = (...takes: readonly TakeRecord[]) => ({
  ...NO_TAKES,
  takes: { [shotId('a')]: takes },
});

describe('a charge', () => {
  test('is one for each claim, with who was asked, for what, and when', () => {
    expect(chargesOf([claimOf()], NO_TAKES)).toEqual([
      {
        job: JOB,
        round: 1,
        subject: { kind: 'take', shot: 'a', take: 1, segment: 1 },
        at: AT,
        provider: 'kling',
        model: 'kling-3.0',
        ending: 'open',
        money: { kind: 'possible', usd: 2 },
        use: 'open',
      },
    ]);
  });

  test.each<[string, Json, ReturnType<typeof moneyAfter>]>([
    ['not taken, is free', { kind: 'not-taken' }, { kind: 'free' }],
    [
      'likely not taken, is possible',
      { kind: 'not-taken', charged: 'unknown' },
      { kind: 'possible', usd: 2 },
    ],
    ['refused for nothing, is free', { kind: 'refused', charged: false }, { kind: 'free' }],
    [
      'refused and charged, is charged as estimated',
      { kind: 'refused', charged: true },
      { kind: 'charged', usd: 2, saidBy: 'estimate' },
    ],
    ['failed, is possible', { kind: 'failed', charged: 'unknown' }, { kind: 'possible', usd: 2 }],
    ['running, is possible', { kind: 'started', operation: {} }, { kind: 'possible', usd: 2 }],
    [
      'made, is charged as the provider says',
      clip('sha256:1', 3),
      { kind: 'charged', usd: 3, saidBy: 'provider' },
    ],
    [
      'made for nothing, is charged as the provider says',
      clip('sha256:1', 0),
      { kind: 'charged', usd: 0, saidBy: 'provider' },
    ],
    [
      'made for less than nothing, is charged as estimated',
      clip('sha256:1', -1),
      { kind: 'charged', usd: 2, saidBy: 'estimate' },
    ],
    [
      'made in silence, is charged as estimated',
      clip(),
      { kind: 'charged', usd: 2, saidBy: 'estimate' },
    ],
    ['recorded as something unknown, is possible', 7, { kind: 'possible', usd: 2 }],
  ])('of a job that is %s', (_, result, money) => {
    expect(moneyAfter(submit(result))).toEqual(money);
  });

  test('of a job that was followed to its end is what that end says', () => {
    const ended = (name: string, result: Json) =>
      chargesOf(
        [claimOf(2, JOB, 2), submit({ kind: 'started' }, JOB, 2), { name, result }],
        NO_TAKES,
      )[0]!.money;
    expect(ended(`${JOB}#done2`, { kind: 'failed', charged: false })).toEqual({ kind: 'free' });
    // That of the first round has no number.
    expect(ended(`${JOB}#done`, { kind: 'failed', charged: false })).toEqual({
      kind: 'possible',
      usd: 2,
    });
  });

  test('of a job whose submission is lost from its ledger is what its end says', () => {
    const ended = (result: Json) =>
      chargesOf([claimOf(), { name: `${JOB}#done`, result }], libraryOf(takeOf(['sha256:1'])));
    expect(ended(clip('sha256:1', 3))).toMatchObject([
      { ending: 'made', money: { kind: 'charged', usd: 3, saidBy: 'provider' }, use: 'shown' },
    ]);
    expect(ended({ kind: 'refused', charged: false })).toMatchObject([
      { ending: 'refused', money: { kind: 'free' }, use: 'lost' },
    ]);
  });

  test('is of no known amount where nobody knows the price', () => {
    expect(usdOf(chargesOf([claimOf(null), submit(clip())], NO_TAKES)[0]!.money)).toBeNull();
  });

  test('that is free is of nothing', () => {
    expect(usdOf(moneyAfter(submit({ kind: 'not-taken' })))).toBe(0);
  });

  test('is of the day of its claim, in UTC', () => {
    expect(dayOf(AT)).toBe('2026-11-25');
  });
});

function moneyAfter(step: RecordedStep) {
  return chargesOf([claimOf(), step], NO_TAKES)[0]!.money;
}

test('a charge has its line in the book of the month, where it was written into one', () => {
  const { name, result } = claimOf();
  const booked = { name, result: { ...(result as object), booked: '2026-11 7' } };
  expect(chargesOf([booked], NO_TAKES)).toMatchObject([{ booked: '2026-11 7' }]);
  expect(chargesOf([claimOf()], NO_TAKES)[0]).not.toHaveProperty('booked');
});

test('a job of a kind that this version does not know is charged all the same, and may yet be used', () => {
  const other = { name: 'no step of a job', result: 7 };
  const steps = [other, claimOf(2, 'rehearsal'), submit(clip(), 'rehearsal')];
  const [charge, ...more] = chargesOf(steps, NO_TAKES);
  expect(more).toEqual([]);
  expect(charge).toMatchObject({ money: { kind: 'charged', usd: 2 }, use: 'open' });
  expect(charge).not.toHaveProperty('subject');
});

describe('what the film has of a charge', () => {
  const useOf = (
    steps: readonly RecordedStep[],
    library: Parameters<typeof chargesOf>[1] = NO_TAKES,
    isInFilm?: () => boolean,
    present?: PresentLines,
  ) => chargesOf(steps, library, isInFilm, present).map(({ use }) => use);
  const second = 'a/t2/s1/0123456789abcdef';
  const both = [
    claimOf(),
    submit(clip()),
    claimOf(2, second),
    submit(clip('sha256:2'), second),
  ] as const;
  const takes = libraryOf(takeOf(['sha256:1']), takeOf(['sha256:2'], { take: 2 }));

  test('is the take that is shown: the newest, or the one that was chosen', () => {
    expect(useOf(both, takes)).toEqual(['superseded', 'shown']);
    expect(useOf(both, { ...takes, circled: { [shotId('a')]: 1 } })).toEqual([
      'shown',
      'superseded',
    ]);
  });

  test('is superseded where the shot is not in the film any more', () => {
    expect(useOf(both, takes, () => false)).toEqual(['superseded', 'superseded']);
  });

  test('is lost where nothing came of it', () => {
    expect(useOf([claimOf(), submit({ kind: 'failed', charged: true })])).toEqual(['lost']);
  });

  test('is open while its take is not finished, and lost once another has its number', () => {
    expect(useOf([claimOf(), submit(clip())])).toEqual(['open']);
    expect(useOf([claimOf(), submit(clip())], libraryOf(takeOf(['sha256:3'])))).toEqual(['lost']);
    expect(useOf([claimOf()], libraryOf(takeOf(['sha256:3'])))).toEqual(['lost']);
  });

  test('counts once where two jobs made the same bytes for one take', () => {
    const changed = 'a/t1/s1/fedcba9876543210';
    const steps = [claimOf(), submit(clip()), claimOf(2, changed), submit(clip(), changed)];
    expect(useOf(steps, libraryOf(takeOf(['sha256:1'])))).toEqual(['lost', 'shown']);
  });

  test('is the newest keyframe; one that is not finished is open, and lost once another has its number', () => {
    const [first, next] = ['k1', 'k2'].map((number) => `keyframe/a/${number}/0123456789abcdef`);
    const made = (job: string, still: string) => [
      claimOf(1, job),
      submit({ kind: 'still', still }, job),
    ];
    const record = (number: number, still: string) =>
      ({ ends: shotId('a'), number, made: still }) as KeyframeRecord;
    const there = (...keyframes: readonly KeyframeRecord[]) => ({
      ...NO_TAKES,
      keyframes: { [shotId('a')]: keyframes },
    });
    const both = [...made(first!, 'sha256:1'), ...made(next!, 'sha256:2')];
    const one = record(1, 'sha256:1');
    expect(useOf(both, there(one, record(2, 'sha256:2')))).toEqual(['superseded', 'shown']);
    expect(useOf(both, there(one))).toEqual(['shown', 'open']);
    expect(useOf(both, there(one, record(2, 'sha256:3')))).toEqual(['superseded', 'lost']);
  });

  test('is the keyframe that it made', () => {
    const job = 'keyframe/a/k1/0123456789abcdef';
    const steps = [claimOf(1, job), submit({ kind: 'still', still: 'sha256:9' }, job)];
    const record = { ends: shotId('a'), number: 1, made: 'sha256:9' } as KeyframeRecord;
    expect(useOf(steps, { ...NO_TAKES, keyframes: { [shotId('a')]: [record] } })).toEqual([
      'shown',
    ]);
  });

  const said = (id: Fingerprint, digest: string) => {
    const job = `line/a/l1/${digest.padEnd(16, '0')}`;
    const sound = `sha256:${digest}`;
    const record = { shot: shotId('a'), line: 0, sound, fingerprint: id } as VoiceRecord;
    return { record, steps: [claimOf(1, job), submit({ kind: 'speech', sound }, job)] };
  };

  const spokenOf = (voices: VoiceLibrary) => ({
    ...NO_TAKES,
    voices,
    lineTakes: Object.fromEntries(
      Object.values(voices).map((record) => [record.fingerprint, [record]]),
    ),
  });

  test('is the take of a line that is heard, of several', () => {
    const first = said('sha256:hello' as Fingerprint, 'a');
    const job = 'line/a/l1/t2/0123456789abcdef';
    const second = { ...first.record, take: 2 };
    const { fingerprint, sound } = first.record;
    // It may have the very bytes of the first, of which each was paid for.
    const steps = [...first.steps, claimOf(1, job), submit({ kind: 'speech', sound }, job)];
    const library = { ...NO_TAKES, lineTakes: { [fingerprint]: [first.record, second] } };
    for (const present of [undefined, new Map([[lineKey(second), fingerprint]])]) {
      const heard = (record: VoiceRecord) =>
        useOf(steps, { ...library, voices: { [fingerprint]: record } }, undefined, present);
      expect(heard(second)).toEqual(['superseded', 'shown']);
      expect(heard(first.record)).toEqual(['shown', 'superseded']);
    }
  });

  test('is what was spoken last for a line, in a shot that is in the film', () => {
    const [old, young] = [
      said('sha256:old' as Fingerprint, 'a'),
      said('sha256:young' as Fingerprint, 'b'),
    ];
    const before = { [old.record.fingerprint]: old.record };
    const voices = { ...before, [young.record.fingerprint]: young.record };
    const steps = [...old.steps, ...young.steps];
    expect(useOf(steps)).toEqual(['open', 'open']);
    expect(useOf(steps, spokenOf(voices))).toEqual(['superseded', 'shown']);
    expect(useOf(old.steps, spokenOf(before))).toEqual(['shown']);
    expect(useOf(steps, spokenOf(voices), () => false)).toEqual(['superseded', 'superseded']);
  });

  test('is what the film says, wherever it says it, where its lines are known', () => {
    const [hello, other, now] = [
      said('sha256:hello' as Fingerprint, 'a'),
      said('sha256:other' as Fingerprint, 'b'),
      said('sha256:now' as Fingerprint, 'c'),
    ];
    const all = [hello, other, now];
    const voices = Object.fromEntries(all.map(({ record }) => [record.fingerprint, record]));
    const used = (...lines: readonly (Fingerprint | undefined)[]) =>
      useOf(
        all.flatMap(({ steps }) => steps),
        spokenOf(voices),
        undefined,
        new Map(lines.map((print, line) => [`${line} a`, print])),
      );
    const [first, , third] = all.map(({ record }) => record.fingerprint);
    expect(used(third, first)).toEqual(['shown', 'superseded', 'shown']);
    expect(used(first)).toEqual(['shown', 'superseded', 'superseded']);
    expect(used()).toEqual(['superseded', 'superseded', 'superseded']);
    // It is to be spoken anew, or a model is to say it: until then there is what was spoken last.
    expect(used('sha256:new' as Fingerprint)).toEqual(['superseded', 'superseded', 'shown']);
    expect(used(undefined)).toEqual(['superseded', 'superseded', 'shown']);
  });
});

test('claims of version 1 say no price: the jobs of a take share what it was to cost', () => {
  const old = (name: string): RecordedStep => ({
    name: `${name}#claim1`,
    result: { by: 'x', at: AT },
  });
  const second = 'a/t1/s2/0123456789abcdef';
  const failed = 'b/t1/s1/0123456789abcdef';
  const again = { ...old(second), name: `${second}#claim2` };
  const steps = [
    old(JOB),
    submit(clip('sha256:1')),
    old(second),
    submit({ kind: 'failed', charged: true }, second),
    again,
    submit(clip('sha256:2'), second, 2),
    old(failed),
    submit({ kind: 'failed', charged: true }, failed),
  ];
  const charged = (cost: TakeRecord['cost']) =>
    chargesOf(steps, libraryOf(takeOf(['sha256:1', 'sha256:2'], { cost }))).map(
      ({ provider, model, money }) => [provider, model, usdOf(money)],
    );
  const unknown = [undefined, undefined, null];
  const made = (usd: number | null) => ['kling', 'kling-3.0', usd];
  const half = [made(1), unknown, made(1), unknown];
  expect(charged({ estimatedUsd: 2, actualUsd: null })).toEqual(half);
  expect(charged({ estimatedUsd: 8, actualUsd: 2 })).toEqual(half);
  expect(charged({ estimatedUsd: null, actualUsd: null })).toEqual([
    made(null),
    unknown,
    made(null),
    unknown,
  ]);
  const still = 'keyframe/a/k1/0123456789abcdef';
  const keyframe = {
    ends: shotId('a'),
    number: 1,
    made: 'sha256:9',
    provider: 'kling',
    cost: { estimatedUsd: 0.5, actualUsd: null },
  } as KeyframeRecord;
  const [charge] = chargesOf([old(still), submit({ kind: 'still', still: 'sha256:9' }, still)], {
    ...NO_TAKES,
    keyframes: { [shotId('a')]: [keyframe] },
  });
  expect(usdOf(charge!.money)).toBe(0.5);
});

const anyShot = fc
  .oneof(fc.string({ minLength: 1 }), fc.constantFrom('constructor', 'a#claim1', 'keyframe/a'))
  .map(shotId);
const anySubject: fc.Arbitrary<JobSubject> = fc.oneof(
  fc.record({
    kind: fc.constant('take' as const),
    shot: anyShot,
    take: fc.integer({ min: 1, max: 3 }),
    segment: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({
    kind: fc.constant('keyframe' as const),
    shot: anyShot,
    number: fc.integer({ min: 1, max: 3 }),
  }),
);
const FINGERPRINT = `sha256:${'0123456789abcdef'.repeat(4)}` as Fingerprint;

test('no claim is missed, whatever follows it, and none of its money but by word of the provider', () => {
  const anyEnd = fc.oneof(
    fc.constant(undefined),
    fc.record({
      kind: fc.constantFrom('not-taken', 'refused', 'failed', 'started', 'clip', 'still', 'odd'),
      charged: fc.constantFrom(true, false, 'unknown'),
    }),
    fc.json().map((text) => JSON.parse(text) as Json),
  );
  const anyJob = fc.record({
    subject: anySubject,
    round: fc.integer({ min: 1, max: 3 }),
    usd: fc.integer({ min: 0, max: 9 }),
    end: anyEnd,
    done: anyEnd,
  });
  const jobs = fc.uniqueArray(anyJob, {
    selector: ({ subject, round }) => `${jobName(subject, FINGERPRINT)}#${round}`,
  });
  fc.assert(
    fc.property(jobs, fc.boolean(), (claimed, isReversed) => {
      const steps = claimed.flatMap(({ subject, round, usd, end, done }) => {
        const job = jobName(subject, FINGERPRINT);
        return [
          claimOf(usd, job, round),
          ...(end === undefined ? [] : [submit(end as Json, job, round)]),
          ...(done === undefined
            ? []
            : [{ name: `${job}#done${round === 1 ? '' : round}`, result: done as Json }]),
        ];
      });
      const charges = chargesOf(isReversed ? steps.toReversed() : steps, NO_TAKES);
      expect(charges).toHaveLength(claimed.length);
      for (const { subject, round, usd } of claimed) {
        const own = charges.filter(
          (each) => each.job === jobName(subject, FINGERPRINT) && each.round === round,
        );
        expect(own).toHaveLength(1);
        const { money } = own[0]!;
        if (money.kind === 'possible') expect(money.usd).toBe(usd);
        if (money.kind === 'charged' && money.saidBy === 'estimate') expect(money.usd).toBe(usd);
      }
    }),
  );
});
