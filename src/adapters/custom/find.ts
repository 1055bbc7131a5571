import type { AnswerReader } from '../../providers/http/answer-reader.ts';
import { at } from '../../providers/template/place.ts';
import { readId } from './answer.ts';
import type { Find, Job } from './service.ts';

/**
 * The id of the job that a look-up shows; undefined where it shows an empty list. Anything else than
 * an id or an empty list on the way to it is another answer than was described, and no proof that
 * there is no job.
 *
 * @throws AnswerError
 */
export function readFound(answer: AnswerReader, { id }: Find, job: Job): string | undefined {
  const names = id.split('.');
  for (const [index, name] of names.entries()) {
    const { value } = index === 0 ? answer : at(answer, names.slice(0, index).join('.'));
    if (Array.isArray(value) && value.length === 0 && /^\d+$/.test(name)) return undefined;
  }
  return readId(answer, { ...job, id });
}

/** What a film says of the look-up. */
export function readFind(written: AnswerReader, job: Job): Find {
  return {
    path: written.at('path').text(),
    id: written.at('id').optional((each) => each.text()) ?? job.id,
    absent: written.at('absent').optional((each) => each.oneOf(['none', 'unknown'])) ?? 'unknown',
  };
}
