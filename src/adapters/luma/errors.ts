import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, verdictOfStatus } from '../../providers/http/service-error.ts';

/**
 * What an answer of Luma that is no success means. Its page "Error handling" gives statuses and a
 * text, `detail`: 402 is no balance, 413 and 422 are about the request. 502 and 503 leave open
 * whether the generation was taken.
 */
export function judge(error: ServiceError): Verdict {
  const { status, message } = error;
  if ((status === 400 || status === 422) && /moderat/i.test(message)) {
    return { kind: 'refused', reason: message, category: 'other', code: CONTENT_MODERATED };
  }
  return verdictOfStatus(error);
}

/** The `failure_code` of a generation that moderation stopped; all others are faults. */
export const CONTENT_MODERATED = 'content_moderated';
