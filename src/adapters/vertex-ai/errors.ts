import type { Verdict } from '../../providers/http/exchange.ts';
import { judgeProject } from '../../providers/google/project-errors.ts';
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
  const ofProject = judgeProject(error, 'Vertex AI API', KEY_HINTS);
  if (ofProject !== undefined) return ofProject;
  const verdict = verdictOfStatus(error);
  if (status !== 404 || verdict.kind !== 'error') return verdict;
  const hint =
    'Is the model offered in GOOGLE_CLOUD_LOCATION, or GOOGLE_VERTEX_IMAGE_LOCATION for stills?';
  return { ...verdict, hint };
}
