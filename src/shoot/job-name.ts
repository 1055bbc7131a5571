import type { ShotId } from '../film/ids.ts';
import type { Fingerprint } from '../plan/fingerprint.ts';

/** What a job makes. */
export type JobSubject =
  | {
      readonly kind: 'segment';
      readonly shot: ShotId;
      readonly take: number;
      /** From 1. */
      readonly segment: number;
    }
  | {
      readonly kind: 'keyframe';
      /** That ends in it. */
      readonly shot: ShotId;
      readonly number: number;
    };

/**
 * The name of a job for ever. The fingerprint of what is asked is in it: another request is another
 * job, never a continuation.
 */
export function jobName(subject: JobSubject, asked: Fingerprint): string {
  const of = asked.slice(7, 23);
  return subject.kind === 'segment'
    ? `${subject.shot}/t${subject.take}/s${subject.segment}/${of}`
    : `keyframe/${subject.shot}/k${subject.number}/${of}`;
}

/** From the end: a shot may be called anything. */
const SEGMENT = /^(.+)\/t(\d+)\/s(\d+)\/[0-9a-f]{16}$/s;
const KEYFRAME = /^keyframe\/(.+)\/k(\d+)\/[0-9a-f]{16}$/s;

/** @returns undefined where it is no name of a job. */
export function parseJobName(name: string): JobSubject | undefined {
  const [, shot, take, segment] = SEGMENT.exec(name) ?? [];
  if (shot !== undefined) {
    return { kind: 'segment', shot: shot as ShotId, take: Number(take), segment: Number(segment) };
  }
  const [, ends, number] = KEYFRAME.exec(name) ?? [];
  return ends === undefined
    ? undefined
    : { kind: 'keyframe', shot: ends as ShotId, number: Number(number) };
}

/** Under which a job’s claim, submission and end are recorded, one of each a round. */
export const stepName = {
  claim: (job: string, round: number): string => `${job}#claim${round}`,
  submit: (job: string, round: number): string => `${job}#submit${round}`,
  done: (job: string, round: number): string => `${job}#done${round === 1 ? '' : round}`,
} as const;

/** @returns undefined where it is no step of a job. */
export function parseStepName(
  name: string,
):
  | { readonly job: string; readonly step: keyof typeof stepName; readonly round: number }
  | undefined {
  const [, job, step, round] = /^(.+)#(claim|submit|done)(\d*)$/s.exec(name) ?? [];
  if (job === undefined) return undefined;
  const of = { job, step: step as keyof typeof stepName };
  return { ...of, round: round === '' ? 1 : Number(round) };
}
