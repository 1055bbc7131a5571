import { cliError } from '../cli-error.ts';
import type { OpenJobs } from './open-jobs.ts';

/** The flags that say it. */
export interface AnswerFlags {
  readonly operation?: string;
  readonly clip?: string;
  readonly resubmit?: boolean;
  readonly fetch?: boolean;
}

/** What the user found out about a submission. */
export type Answer =
  | { readonly kind: 'operation'; readonly id: string }
  | { readonly kind: 'clip'; readonly file: string }
  | { readonly kind: 'resubmit' }
  | { readonly kind: 'fetch' };

/** What each may be about. Of what is under way it is known where it is. */
export const AMONG: Readonly<Record<Answer['kind'], readonly (keyof OpenJobs)[]>> = {
  operation: ['unknown'],
  clip: ['unknown'],
  resubmit: ['unknown', 'started'],
  fetch: ['started', 'made'],
};

export function answerOf({ operation, clip, resubmit, fetch }: AnswerFlags): Answer | undefined {
  const answers: Answer[] = [
    ...(operation === undefined ? [] : [{ kind: 'operation', id: operation } as const]),
    ...(clip === undefined ? [] : [{ kind: 'clip', file: clip } as const]),
    ...(resubmit === true ? [{ kind: 'resubmit' } as const] : []),
    ...(fetch === true ? [{ kind: 'fetch' } as const] : []),
  ];
  if (answers.length > 1)
    throw wrongFlag('Give one of --operation, --clip, --fetch and --resubmit.');
  return answers[0];
}

export function wrongFlag(message: string): Error {
  return cliError('usage/wrong-flag', message, '`ministudio resolve --help` has an example.');
}
