import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';
import { objectionIn } from './support-codes.ts';

/** What is wrong with a key. One that is unknown is told by a 400. */
const KEY_HINTS: Readonly<Record<string, string>> = {
  API_KEY_INVALID: 'VERTEX_AI_API_KEY is a key of Google Cloud, not one of Google AI Studio.',
  API_KEY_SERVICE_BLOCKED: 'Allow the key the Vertex AI API in Google Cloud’s console.',
  // Answered to a key where Google wants to know who asks.
  CREDENTIALS_MISSING:
    'Clips need a key that is bound to a service account, or application credentials in its place (GOOGLE_APPLICATION_CREDENTIALS).',
};

/** What an answer of Vertex AI that is no success means. */
export function judge(error: ServiceError): Verdict {
  const { status, json, message } = error;
  const objection = objectionIn(textAt(json, 'error', 'message') ?? '');
  if (status === 400 && objection !== undefined) {
    return { kind: 'refused', reason: message, ...objection };
  }
  const reason = reasonIn(json);
  if (reason === 'BILLING_DISABLED') {
    return { kind: 'error', code: 'provider/quota', message, notTaken: true };
  }
  if (reason === 'SERVICE_DISABLED') {
    const hint = 'Enable the Vertex AI API in the project of GOOGLE_CLOUD_PROJECT.';
    return { kind: 'error', code: 'provider/credentials', message, notTaken: true, hint };
  }
  const keyHint = reason !== undefined && Object.hasOwn(KEY_HINTS, reason) && KEY_HINTS[reason];
  if (keyHint) {
    return { kind: 'error', code: 'provider/credentials', message, notTaken: true, hint: keyHint };
  }
  const verdict = verdictOfStatus(error);
  if (status !== 404 || verdict.kind !== 'error') return verdict;
  const hint =
    'Is the model offered in GOOGLE_CLOUD_LOCATION, or GOOGLE_VERTEX_IMAGE_LOCATION for stills?';
  return { ...verdict, hint };
}

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

/** Of the first `google.rpc.ErrorInfo`. */
function reasonIn(json: unknown): string | undefined {
  for (let index = 0; index < 4; index += 1) {
    const reason = textAt(json, 'error', 'details', String(index), 'reason');
    if (reason !== undefined) return reason;
  }
  return undefined;
}
