import type { ShotId } from '../film/ids.ts';
import { type Charge, usdOf } from './charge.ts';
import { chargesOf, type RecordedStep } from './charges.ts';
import { type JobSubject, parseStepName, printIn, subjectOfJob } from './job-name.ts';
import type { TakeLibrary } from './take-record.ts';
import { sumOf } from './totals.ts';

/** A take that earlier runs have asked for, and that is not there yet. */
export interface BegunTake {
  readonly take: number;
  /** Ways in which it was asked for, and of which something is made or under way, in the order in which they were begun. */
  readonly ways: readonly BegunWay[];
  /** What was asked in vain, by `printOf`: it has failed, was refused, or nobody took it. */
  readonly ended: ReadonlySet<string>;
}

export interface BegunWay {
  /** What was asked, by `printOf`. */
  readonly print: string;
  /** Of whom; ledgers of version 1 don't say. */
  readonly provider?: string;
  /** The segments that are made or under way, from 1. */
  readonly segments: readonly number[];
  /** One of them is under way, or nobody knows what became of it. */
  readonly isOpen: boolean;
  /** The rest of it was asked for in vain: whoever asks for it so again goes on with it, and nobody else does. */
  readonly isInVain: boolean;
  /** What was charged for it, or may be, in US dollars; null where nobody knows. */
  readonly usd: number | null;
}

export type BegunTakes = ReadonlyMap<ShotId, readonly BegunTake[]>;

/** Of a ledger. Most of what it holds is of takes that are there, and is not looked at closer. */
export function begunTakesIn(steps: readonly RecordedStep[], library: TakeLibrary): BegunTakes {
  const there = new Set(
    Object.values(library.takes).flatMap((takes) => takes.map(({ shot, take }) => key(shot, take))),
  );
  return begunTakesOf(
    chargesOfJobs(steps, library, (subject) => {
      return subject.kind === 'take' && !there.has(key(subject.shot, subject.take));
    }),
  );
}

/** Only claims are looked at closer: of a film that is finished that is all. */
function chargesOfJobs(
  steps: readonly RecordedStep[],
  library: TakeLibrary,
  isMeant: (subject: JobSubject) => boolean,
): readonly Charge[] {
  const jobs = new Set(
    steps.flatMap(({ name }) => {
      const job = name.includes('#claim') ? parseStepName(name)?.job : undefined;
      const subject = job === undefined ? undefined : subjectOfJob(job);
      return subject !== undefined && isMeant(subject) ? [job] : [];
    }),
  );
  if (jobs.size === 0) return [];
  const meant = steps.filter(({ name }) => jobs.has(parseStepName(name)?.job));
  return chargesOf(meant, library);
}

/** A keyframe that an earlier run has asked for, and that is not there yet. */
export interface BegunKeyframe {
  readonly number: number;
  /** What was asked, by `printOf`. */
  readonly print: string;
}

/** By the shot that ends in each. */
export type BegunKeyframes = ReadonlyMap<ShotId, readonly BegunKeyframe[]>;

export function begunKeyframesIn(
  steps: readonly RecordedStep[],
  library: TakeLibrary,
): BegunKeyframes {
  const named = steps.filter(({ name }) => name.startsWith('keyframe/'));
  const charges = chargesOfJobs(named, library, ({ kind }) => kind === 'keyframe');
  const last = new Map(charges.map((charge) => [charge.job, charge]));
  const begun = new Map<ShotId, BegunKeyframe[]>();
  for (const [job, { subject, use }] of last) {
    if (subject?.kind !== 'keyframe' || use !== 'open') continue;
    const { shot, number } = subject;
    begun.set(shot, [...(begun.get(shot) ?? []), { number, print: printIn(job) }]);
  }
  return begun;
}

function key(shot: ShotId, take: number): string {
  return `${take} ${shot}`;
}

export function begunTakesOf(charges: readonly Charge[]): BegunTakes {
  const takes = new Map<string, { readonly shot: ShotId; readonly last: Map<string, Charge> }>();
  for (const charge of charges) {
    const { subject, use, job } = charge;
    if (subject?.kind !== 'take' || use === 'shown' || use === 'superseded') continue;
    const { shot, take } = subject;
    const known = takes.get(key(shot, take));
    if (known === undefined) takes.set(key(shot, take), { shot, last: new Map([[job, charge]]) });
    else known.last.set(job, charge);
  }
  const begun = new Map<ShotId, BegunTake[]>();
  for (const { shot, last } of takes.values()) {
    const take = takeOf([...last.values()]);
    if (take.ways.length === 0) continue;
    const known = begun.get(shot);
    if (known === undefined) begun.set(shot, [take]);
    else known.push(take);
  }
  return begun;
}

/** @param charges the last of each of its jobs. */
function takeOf(charges: readonly Charge[]): BegunTake {
  const ways = new Map<string, Charge[]>();
  const ended = new Set<string>();
  let take = 0;
  for (const charge of charges) {
    const { job, subject, ending, use } = charge;
    if (subject?.kind !== 'take') continue;
    ({ take } = subject);
    const print = printIn(job);
    if (use === 'lost') ended.add(print);
    else ways.set(print, [...(ways.get(print) ?? []), charge]);
    if (ending !== 'open' && ending !== 'made') ended.add(print);
  }
  return {
    take,
    ways: [...ways].map(([print, each]) => wayOf(print, each, ended.has(print))),
    ended,
  };
}

function wayOf(print: string, charges: readonly Charge[], isInVain: boolean): BegunWay {
  const provider = charges.find((charge) => charge.provider !== undefined)?.provider;
  return {
    print,
    ...(provider !== undefined && { provider }),
    segments: charges.flatMap(({ subject }) => (subject?.kind === 'take' ? subject.segment : [])),
    isOpen: charges.some(({ ending }) => ending === 'open'),
    isInVain,
    usd: sumOf(charges.map(({ money }) => usdOf(money))),
  };
}

/**
 * Whether nothing may be paid for beside it unasked, where the shot is asked for otherwise by now: it is under way,
 * or made as a whole, like a take that is stale.
 *
 * @param segments of the shot as it is.
 */
export function holdsItsShot(way: BegunWay, segments: number): boolean {
  if (isFreeWay(way)) return false;
  return way.isOpen || (!way.isInVain && way.segments.length >= segments);
}

/** It costs nothing, so nothing is lost where it is left. */
export function isFreeWay({ usd }: BegunWay): boolean {
  return usd === 0;
}
