import { parseStepName, printIn, printOf, subjectOfJob } from '../../plan/job-name.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import { takeKey } from '../../store/take-files.ts';

/** Names a keyframe of a film, beside its takes. */
export function keyframeKey({ ends, number }: Pick<KeyframeRecord, 'ends' | 'number'>): string {
  return `keyframe ${number} ${ends}`;
}

/** Names what was spoken, wherever it is said. */
export function voiceKey({ fingerprint }: Pick<VoiceRecord, 'fingerprint'>): string {
  return `voice ${printOf(fingerprint)}`;
}

/** What a step of a job is of: the key of a take, a keyframe or a line. */
export function keyOfStep(name: string): string | undefined {
  const job = parseStepName(name)?.job ?? '';
  const subject = subjectOfJob(job);
  switch (subject?.kind) {
    case 'take':
      return takeKey(subject);
    case 'keyframe':
      return keyframeKey({ ends: subject.shot, number: subject.number });
    case 'line':
      return `voice ${printIn(job)}`;
    case undefined:
      return undefined;
  }
}
