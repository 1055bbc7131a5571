import type { Verdict } from '../http/exchange.ts';
import { type ServiceError, textAt } from '../http/service-error.ts';

/**
 * What Google says of a project or a key, whichever API is asked; undefined where it is about something
 * else.
 *
 * @param api as Google calls it, such as `Vertex AI API`.
 */
export function judgeProject(
  { json, message }: ServiceError,
  api: string,
  keyHints: Readonly<Record<string, string>>,
): Verdict | undefined {
  const reason = reasonIn(json);
  if (reason === 'BILLING_DISABLED') {
    return { kind: 'error', code: 'provider/quota', message, notTaken: true };
  }
  if (reason === undefined) return undefined;
  const hint =
    reason === 'SERVICE_DISABLED'
      ? `Enable the ${api} in the project of GOOGLE_CLOUD_PROJECT.`
      : Object.hasOwn(keyHints, reason) && keyHints[reason];
  if (!hint) return undefined;
  return { kind: 'error', code: 'provider/credentials', message, notTaken: true, hint };
}

/** Of the first `google.rpc.ErrorInfo`. */
function reasonIn(json: unknown): string | undefined {
  for (let index = 0; index < 4; index += 1) {
    const reason = textAt(json, 'error', 'details', String(index), 'reason');
    if (reason !== undefined) return reason;
  }
  return undefined;
}
