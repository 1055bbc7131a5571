import type { HttpAnswer } from '../../../providers/http/http.ts';
import { readServiceError, textAt } from '../../../providers/http/service-error.ts';
import type { Outside } from '../backend.ts';
import { answerProblem, throttled } from '../answer-problem.ts';
import { Problem } from '../problem.ts';
import { bad } from '../value.ts';
import { none, WAY_OUT } from './credentials.ts';

/** What an answer of Secret Manager that is no success means. */
export function versionProblem(outside: Outside, answer: HttpAnswer): Problem {
  const { json, message } = readServiceError(answer, outside.redact);
  const status = textAt(json, 'error', 'status') ?? '';
  const said = `${status || answer.status}: ${outside.redact(message)}`;
  switch (status) {
    case 'UNAUTHENTICATED':
      return new Problem(
        'secrets/bad-credentials',
        `Google does not know the credentials, or no longer (${said})`,
        WAY_OUT,
      );
    case 'PERMISSION_DENIED': {
      const reason = textAt(json, 'error', 'details', '0', 'reason');
      const hint =
        reason === 'SERVICE_DISABLED'
          ? 'Enable the API in the project: `gcloud services enable secretmanager.googleapis.com`.'
          : 'Give the account the role roles/secretmanager.secretAccessor on the secret; a project that does not exist is told so, too.';
      return new Problem('secrets/denied', `who asks may not read it (${said})`, hint);
    }
    case 'NOT_FOUND': {
      const hint = 'Compare project, name and version with `gcloud secrets versions list`.';
      return new Problem('secrets/not-found', `there is no such version (${said})`, hint);
    }
    case 'FAILED_PRECONDITION':
      return bad(
        `this version can’t be read (${said})`,
        'See whether it is disabled or destroyed, and enable it or name another.',
      );
    case 'RESOURCE_EXHAUSTED':
      return throttled(outside, answer, said);
    default:
      return answerProblem(outside, answer, message);
  }
}

/** Why no token was had. */
export function tokenProblem(outside: Outside, answer: HttpAnswer | undefined): Problem {
  if (answer === undefined || answer.status < 400) {
    return none('there are no credentials of Google Cloud that can be used');
  }
  const { json, message } = readServiceError(answer, outside.redact);
  const words = textAt(json, 'error_description') ?? message;
  if (answer.status >= 500 || answer.status === 429) return answerProblem(outside, answer, words);
  return new Problem(
    'secrets/bad-credentials',
    `Google gives no token for the credentials (${answer.status}: ${outside.redact(words)})`,
    WAY_OUT,
  );
}
