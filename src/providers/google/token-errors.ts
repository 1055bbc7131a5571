import type { Verdict } from '../http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../http/service-error.ts';

/** What the endpoint that gives tokens says: also a 400 there is about the credentials. */
export function judgeToken(error: ServiceError): Verdict {
  const verdict = verdictOfStatus(error);
  if (error.status !== 400 || verdict.kind !== 'error') return verdict;
  const description = textAt(error.json, 'error_description');
  return {
    ...verdict,
    code: 'provider/credentials',
    message: description === undefined ? error.message : `${error.message}: ${description}`,
  };
}
