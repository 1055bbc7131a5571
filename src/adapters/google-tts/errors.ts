import type { Verdict } from '../../providers/http/exchange.ts';
import { judgeProject } from '../../providers/google/project-errors.ts';
import { type ServiceError, verdictOfStatus } from '../../providers/http/service-error.ts';

/** What is wrong with a key. One that is unknown is told by a 400. */
const KEY_HINTS: Readonly<Record<string, string>> = {
  API_KEY_INVALID: 'GOOGLE_TTS_API_KEY is a key of Google Cloud, not one of Google AI Studio.',
  API_KEY_SERVICE_BLOCKED: 'Allow the key the Cloud Text-to-Speech API in Google Cloud’s console.',
};

/** What an answer that is no success means. */
export function judge(error: ServiceError): Verdict {
  return judgeProject(error, 'Cloud Text-to-Speech API', KEY_HINTS) ?? verdictOfStatus(error);
}
