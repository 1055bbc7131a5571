import type { AnswerReader } from '../http/answer-reader.ts';

/** A job as `POST /videos` and `GET /videos/{id}` show it. */
export type VideoJob =
  | { readonly id: string; readonly state: 'running'; readonly progress?: number }
  | { readonly id: string; readonly state: 'completed' }
  | {
      readonly id: string;
      readonly state: 'failed';
      readonly code?: string;
      readonly message: string;
    };

/** OpenAI's four, and those that servers of the same shape were seen to add. */
const STATES = {
  queued: 'running',
  pending: 'running',
  processing: 'running',
  in_progress: 'running',
  completed: 'completed',
  succeeded: 'completed',
  failed: 'failed',
  cancelled: 'failed',
  canceled: 'failed',
  expired: 'failed',
} as const;

/** Throws `AnswerError`. */
export function readJob(answer: AnswerReader): VideoJob {
  const id = answer.at('id').id();
  const status = answer.at('status').oneOf(Object.keys(STATES) as (keyof typeof STATES)[]);
  const state = STATES[status];
  if (state === 'completed') return { id, state };
  if (state === 'running') {
    const percent = answer.at('progress').optional((reader) => reader.number());
    return { id, state, ...(percent !== undefined && { progress: fraction(percent) }) };
  }
  const error = answer.at('error');
  const code = error.optional((each) => each.at('code').optional((reader) => String(reader.value)));
  const message = error.optional((each) => each.at('message').optional((reader) => reader.text()));
  return {
    id,
    state,
    ...(code !== undefined && { code }),
    message: message ?? `the job is ${status}, with no reason`,
  };
}

function fraction(percent: number): number {
  return Math.min(1, Math.max(0, percent / 100));
}
