import { AnswerError, type AnswerReader } from '../../providers/http/answer-reader.ts';
import type { HttpAnswer } from '../../providers/http/http.ts';
import { at } from '../../providers/template/place.ts';
import { valueAt } from './errors.ts';
import type { Making } from './making.ts';
import type { Errors, Job } from './service.ts';

/** How a job is. */
export type JobState =
  | { readonly state: 'running'; readonly progress?: number }
  | { readonly state: 'done' }
  | {
      readonly state: 'failed' | 'refused';
      readonly reason: string;
      readonly code?: string;
    };

/** Ids are texts; some services count instead. */
export function readId(answer: AnswerReader, { id }: Job): string {
  const place = at(answer, id);
  return Number.isSafeInteger(place.value) ? String(place.value) : place.id();
}

/** A status that the film does not name is an error that says which it was. */
export function readState(answer: AnswerReader, job: Job, errors: Errors): JobState {
  const place = at(answer, job.status);
  const status = String(place.value);
  if (job.running.includes(status)) return { state: 'running', ...progressOf(answer, job) };
  if (job.done.includes(status)) return { state: 'done' };
  const isRefused = job.refused.includes(status);
  if (!isRefused && !job.failed.includes(status)) {
    const known = [...job.running, ...job.done, ...job.failed, ...job.refused].join(', ');
    throw new AnswerError(place.path, `one of ${known}`, place.value);
  }
  const code = errors.code === undefined ? undefined : valueAt(answer.value, errors.code);
  const said = errors.message === undefined ? undefined : valueAt(answer.value, errors.message);
  const byCode = code !== undefined && errors.refused.includes(code);
  return {
    state: isRefused || byCode ? 'refused' : 'failed',
    reason: said ?? `the job is ${status}, with no reason`,
    ...(code !== undefined && { code }),
  };
}

/** A part of 1, or percent. */
function progressOf(answer: AnswerReader, { progress }: Job): { readonly progress?: number } {
  if (progress === undefined) return {};
  const number = at(answer, progress).optional((each) => each.number());
  if (number === undefined) return {};
  return { progress: Math.min(1, Math.max(0, number > 1 ? number / 100 : number)) };
}

/**
 * The clip or sound as the answer itself. Throws `AnswerError` for a page, a document, or what has no
 * type.
 */
export function readResult({ headers, body }: HttpAnswer, { type, result }: Making): Uint8Array {
  if (type.test(headers['content-type'] ?? '') && body.length > 0) return body;
  throw new AnswerError(
    '',
    `a ${result}`,
    body.length === 0 ? '' : Buffer.from(body).toString('utf8'),
  );
}
