import type { ShotId } from '../film/ids.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What a paid job makes: one segment of a take, a keyframe, or a line that is spoken. */
export type JobSubject =
  | {
      readonly kind: 'take';
      readonly shot: ShotId;
      readonly take: number;
      /** From 1. */
      readonly segment: number;
    }
  /** `shot` is the one that ends in it. */
  | { readonly kind: 'keyframe'; readonly shot: ShotId; readonly number: number }
  /** By its place among the lines of its shot, from 1. */
  | {
      readonly kind: 'line';
      readonly shot: ShotId;
      readonly number: number;
      /** Of one that is spoken again, as somebody asked for another. */
      readonly take?: number;
    };

/**
 * The name of a job, under which it is made once for ever. The fingerprint of what is asked is in it:
 * another request is another job, never a continuation.
 */
export function jobName(subject: JobSubject, asked: Fingerprint): string {
  const digest = printOf(asked);
  switch (subject.kind) {
    case 'take':
      return `${subject.shot}/t${subject.take}/s${subject.segment}/${digest}`;
    case 'keyframe':
      return `keyframe/${subject.shot}/k${subject.number}/${digest}`;
    case 'line':
      return subject.take === undefined
        ? `line/${subject.shot}/l${subject.number}/${digest}`
        : `line/${subject.shot}/l${subject.number}/t${subject.take}/${digest}`;
  }
}

/**
 * Whether a job speaks what is asked, wherever in the film that is said: a line that is moved, or that
 * another shot says first now, is not paid for again. Another take of it is no such job.
 */
export function speaksThis(name: string, asked: Fingerprint): boolean {
  const subject = subjectOfJob(name);
  const isFirst = subject?.kind === 'line' && subject.take === undefined;
  return isFirst && printIn(name) === printOf(asked);
}

/** The beginning of a fingerprint, as the names of jobs have it. */
export function printOf(asked: Fingerprint): string {
  return asked.slice(7, 23);
}

/** What was asked, by the name of a job: the same for all segments of a take. */
export function printIn(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** From the end: a shot may be called anything. */
const TAKE = /^(.+)\/t(\d+)\/s(\d+)\/[^/]+$/s;
const LINE = /^line\/(.+)\/l(\d+)(?:\/t(\d+))?\/[^/]+$/s;
const KEYFRAME = /^keyframe\/(.+)\/k(\d+)\/[^/]+$/s;

/** What a job of that name makes; undefined where it is no such name. */
export function subjectOfJob(name: string): JobSubject | undefined {
  const [, shot, take, segment] = TAKE.exec(name) ?? [];
  if (shot !== undefined) {
    return { kind: 'take', shot: shot as ShotId, take: Number(take), segment: Number(segment) };
  }
  const [, ends, number] = KEYFRAME.exec(name) ?? [];
  if (ends !== undefined) {
    return { kind: 'keyframe', shot: ends as ShotId, number: Number(number) };
  }
  const [, saidIn, line, retake] = LINE.exec(name) ?? [];
  if (saidIn === undefined) return undefined;
  return {
    kind: 'line',
    shot: saidIn as ShotId,
    number: Number(line),
    ...(retake !== undefined && { take: Number(retake) }),
  };
}

/** What a job makes, in words. */
export function subjectText(subject: JobSubject): string {
  switch (subject.kind) {
    case 'keyframe':
      return `the keyframe of ${subject.shot}`;
    case 'line':
      return `line ${subject.number} of ${subject.shot}`;
    case 'take':
      return `${subject.shot}, take ${subject.take}${subject.segment > 1 ? `, part ${subject.segment}` : ''}`;
  }
}

/** Under which a job’s claim, submission and end are recorded, one of each a round. */
export const stepName = {
  claim: (job: string, round: number): string => `${job}#claim${round}`,
  submit: (job: string, round: number): string => `${job}#submit${round}`,
  done: (job: string, round: number): string => `${job}#done${round === 1 ? '' : round}`,
} as const;

export interface JobStep {
  readonly job: string;
  readonly step: keyof typeof stepName;
  /** From 1. */
  readonly round: number;
}

/** @returns undefined where it is no step of a job. */
export function parseStepName(name: string): JobStep | undefined {
  const [, job, step, round] = /^(.+)#(claim|submit|done)(\d*)$/s.exec(name) ?? [];
  if (job === undefined) return undefined;
  return { job, step: step as JobStep['step'], round: round === '' ? 1 : Number(round) };
}
