import type { ShotId } from '../film/ids.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What a paid job makes: one segment of a take, or a keyframe. */
export type JobSubject =
  | {
      readonly kind: 'take';
      readonly shot: ShotId;
      readonly take: number;
      /** From 1. */
      readonly segment: number;
    }
  | { readonly kind: 'keyframe'; readonly shot: ShotId; readonly number: number };

/**
 * The name of a job, under which it is made once for ever. The fingerprint is in it: another request is
 * another job, never a continuation.
 */
export function jobName(subject: JobSubject, fingerprint: Fingerprint): string {
  const digest = fingerprint.slice(7, 23);
  return subject.kind === 'take'
    ? `${subject.shot}/t${subject.take}/s${subject.segment}/${digest}`
    : `keyframe/${subject.shot}/k${subject.number}/${digest}`;
}

/** What a job of that name makes; undefined where it is no such name. Shots may have any name. */
export function subjectOfJob(name: string): JobSubject | undefined {
  const take = /^([^]+)\/t(\d+)\/s(\d+)\/[^/]+$/.exec(name);
  if (take !== null) {
    const [, shot, number, segment] = take;
    return {
      kind: 'take',
      shot: shot as ShotId,
      take: Number(number),
      segment: Number(segment),
    };
  }
  const keyframe = /^keyframe\/([^]+)\/k(\d+)\/[^/]+$/.exec(name);
  if (keyframe === null) return undefined;
  const [, shot, number] = keyframe;
  return { kind: 'keyframe', shot: shot as ShotId, number: Number(number) };
}
