import { AnswerError, type AnswerReader } from '../../providers/http/answer-reader.ts';

/** A task as `GET /tasks` shows it. */
export interface KlingTask {
  readonly id: string;
  readonly state: 'running' | 'succeeded' | 'failed';
  /** Why it failed, as a text alone. */
  readonly message?: string;
  /** Signed; cleared after 30 days. */
  readonly videoUrl?: string;
  /** US dollars; absent where it is not said, or in another currency. */
  readonly usd?: number;
}

const STATES = {
  submitted: 'running',
  processing: 'running',
  succeeded: 'succeeded',
  failed: 'failed',
} as const;

/** What a unit of a resource pack costs (kling.ai/document-api, "Pricing", 2026-09-20). */
const USD_PER_UNIT = 0.14;

/** The id that an accepted task gets. Throws `AnswerError`. */
export function readCreated(answer: AnswerReader): { readonly id: string } {
  return { id: answer.at('data').at('id').id() };
}

/** Tasks that were asked for; an unknown one is left out. Throws `AnswerError`. */
export function readTasks(answer: AnswerReader): readonly KlingTask[] {
  return answer.at('data').items().map(readTask);
}

function readTask(task: AnswerReader): KlingTask {
  const state = STATES[task.at('status').oneOf(Object.keys(STATES) as (keyof typeof STATES)[])];
  const message = task.at('message').optional((reader) => reader.text());
  const usd = task.at('billing').optional(readBilling);
  return {
    id: task.at('id').id(),
    state,
    ...(message !== undefined && message !== '' && { message }),
    ...(state === 'succeeded' && { videoUrl: readVideoUrl(task.at('outputs')) }),
    ...(usd !== undefined && { usd }),
  };
}

function readVideoUrl(outputs: AnswerReader): string {
  const video = outputs.items().find((output) => output.at('type').value === 'video');
  if (video === undefined)
    throw new AnswerError(outputs.path, 'a list with a video', outputs.value);
  return video.at('url').text();
}

function readBilling(billing: AnswerReader): number | undefined {
  const charges = billing.items().map(readCharge);
  const known = charges.flatMap((usd) => (usd === undefined ? [] : [usd]));
  if (known.length === 0 || known.length < charges.length) return undefined;
  return known.reduce((sum, usd) => sum + usd, 0);
}

function readCharge(charge: AnswerReader): number | undefined {
  const amount = charge.at('amount').number();
  if (charge.at('charge_type').oneOf(['unit', 'cash']) === 'unit') return amount * USD_PER_UNIT;
  return charge.at('currency').value === 'USD' ? amount : undefined;
}
