import { parseStepName, subjectOfJob } from '../../plan/job-name.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { takeKey } from '../../store/takes/take-files.ts';
import { digestsIn } from '../../store/takes/unnamed-files.ts';

/** Names a keyframe of a film, beside its takes. */
export function keyframeKey({ ends, number }: Pick<KeyframeRecord, 'ends' | 'number'>): string {
  return `keyframe ${number} ${ends}`;
}

/** Names what was spoken, whatever says it and wherever. */
export function voiceKey({ sound }: Pick<VoiceRecord, 'sound'>): string {
  return `voice ${sound}`;
}

/** What a step of a job is of: the key of a take, of a keyframe, or of a line once it is spoken. */
export function keyOfStep({ name, result }: StepEntry): string | undefined {
  const subject = subjectOfJob(parseStepName(name)?.job ?? '');
  switch (subject?.kind) {
    case 'take':
      return takeKey(subject);
    case 'keyframe':
      return keyframeKey({ ends: subject.shot, number: subject.number });
    case 'line': {
      const [sound] = digestsIn(JSON.stringify(result));
      return sound === undefined ? undefined : voiceKey({ sound });
    }
    case undefined:
      return undefined;
  }
}

type StepEntry = Pick<Extract<LedgerEntry, { readonly kind: 'step' }>, 'name' | 'result'>;
