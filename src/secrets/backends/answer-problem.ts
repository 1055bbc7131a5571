import type { HttpAnswer } from '../../providers/http/http.ts';
import { retryAfterMs } from '../../providers/http/retry-after.ts';
import { readServiceError } from '../../providers/http/service-error.ts';
import type { Outside } from './backend.ts';
import { Problem } from './problem.ts';

const AGAIN = 'Nothing was spent: run the same command again.';

/**
 * What an answer that is no success means where the service's own codes say nothing else.
 *
 * @param words what the service says; what can be read of the body where nothing is said.
 */
export function answerProblem(outside: Outside, answer: HttpAnswer, words?: string): Problem {
  const { status } = answer;
  const said = `${status}: ${outside.redact(words ?? readServiceError(answer, outside.redact).message)}`;
  if (status === 429) return throttled(outside, answer, said);
  if (status >= 500 || status === 408) {
    return new Problem('secrets/unreachable', `it is out of order (${said})`, AGAIN);
  }
  if (status >= 400) {
    const hint = 'Compare the address of the secret with what its service shows.';
    return new Problem('secrets/bad-place', `it does not take the request (${said})`, hint);
  }
  return notTheService(`status ${status} came`);
}

/** @param said the status, and the words of the service. */
export function throttled(
  { now }: Outside,
  { headers }: Pick<HttpAnswer, 'headers'>,
  said: string,
): Problem {
  const wait = retryAfterMs(headers, now());
  const when = wait === undefined ? 'in a while' : `in ${Math.ceil(wait / 1000)} s`;
  return new Problem('secrets/throttled', `it was asked too often (${said})`, `Try again ${when}.`);
}

/** Something else has answered: a portal that wants a login, a proxy's page. */
export function notTheService(what: string): Problem {
  return new Problem(
    'secrets/unreachable',
    `what answers there is not the service: ${what}`,
    'Look at the network and its proxies, and at the variable that sets the address, where one does.',
  );
}
