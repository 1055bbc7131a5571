import type { HttpAnswer } from '../../../providers/http/http.ts';
import { readServiceError, textAt } from '../../../providers/http/service-error.ts';
import type { Outside } from '../backend.ts';
import { answerProblem, throttled } from '../answer-problem.ts';
import { isProblem, Problem } from '../problem.ts';
import { bad } from '../value.ts';
import type { AwsAccess } from './access.ts';
import type { Seen } from './client.ts';

const UNKNOWN =
  /^(UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken|InvalidIdentityToken|NotAuthorized)/;
const EXPIRED = /^(Expired|RequestExpired|IDPRejectedClaim|Unauthorized)/;
const DENIED = /^(AccessDenied|Forbidden)/;
const TOO_MANY = /^(Throttl|TooManyRequests|RequestLimitExceeded|RequestThrottled)/;

/** What an answer of Secrets Manager that is no success means. */
export function secretProblem(
  outside: Outside,
  { region }: AwsAccess,
  answer: HttpAnswer,
): Problem {
  const { code, words } = wordsOf(outside, answer);
  const said = `${code || answer.status}: ${outside.redact(words)}`;
  if (EXPIRED.test(code)) {
    const hint = 'Get new ones: `aws sso login`, or new keys in the environment.';
    return new Problem('secrets/bad-credentials', `the credentials have expired (${said})`, hint);
  }
  if (UNKNOWN.test(code)) {
    const hint =
      'Compare the keys with those of IAM; `aws sts get-caller-identity` tells whose they are.';
    return new Problem('secrets/bad-credentials', `AWS does not know the keys (${said})`, hint);
  }
  if (DENIED.test(code)) {
    const hint =
      'Allow secretsmanager:GetSecretValue on the secret, and kms:Decrypt where it has a key of its own.';
    return new Problem('secrets/denied', `who asks may not read it (${said})`, hint);
  }
  if (code.startsWith('DecryptionFailure')) {
    const hint = 'Allow kms:Decrypt on the key of the secret, and see in KMS that it is enabled.';
    return new Problem('secrets/denied', `its key can’t be used (${said})`, hint);
  }
  if (code.startsWith('ResourceNotFound')) {
    const hint = `Secrets are of one region: compare the name with what there is in ${region}, or write another region.`;
    return new Problem('secrets/not-found', `there is no such secret in ${region} (${said})`, hint);
  }
  if (code.startsWith('InvalidRequest')) {
    const hint = 'See in the console whether it is to be deleted, or has no value yet.';
    return bad(`its value can’t be had (${said})`, hint);
  }
  if (TOO_MANY.test(code)) return throttled(outside, answer, said);
  return answerProblem(outside, answer, words);
}

/** Why AWS's own chain has no credentials. */
export function chainProblem(
  outside: Outside,
  { answer, problem }: Seen,
  profile: string | undefined,
): Problem {
  if (isProblem(problem)) return problem;
  // The chain's own words may hold the output of a program that knows keys; AWS's tool shows them to
  // who asks for them.
  const as = profile === undefined ? '' : ` --profile ${profile}`;
  const hint = `Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE; run \`aws sso login${as}\` where it is one of SSO. \`aws sts get-caller-identity${as}\` tells what is wrong.`;
  const whose = profile === undefined ? '' : ` in the profile ${profile}`;
  if (answer === undefined || answer.status < 400) {
    return new Problem('secrets/no-credentials', `there are no credentials for AWS${whose}`, hint);
  }
  const { code, words } = wordsOf(outside, answer);
  const said = `${code || answer.status}: ${outside.redact(words)}`;
  if (answer.status >= 500 || answer.status === 429) return answerProblem(outside, answer, words);
  return DENIED.test(code)
    ? new Problem('secrets/denied', `AWS gives no credentials${whose} (${said})`, hint)
    : new Problem('secrets/bad-credentials', `AWS gives no credentials${whose} (${said})`, hint);
}

/** AWS's own code and words, be they in JSON or in the XML of STS. */
function wordsOf(
  outside: Outside,
  answer: HttpAnswer,
): { readonly code: string; readonly words: string } {
  const { json, message } = readServiceError(answer, outside.redact);
  const text = json === undefined ? outside.redact(Buffer.from(answer.body).toString()) : '';
  const xml = (name: string): string | undefined =>
    new RegExp(`<${name}>([^<]{1,400})</${name}>`).exec(text)?.[1];
  const written =
    answer.headers['x-amzn-errortype'] ?? textAt(json, '__type') ?? textAt(json, 'code');
  return {
    // com.amazonaws.secretsmanager#ResourceNotFoundException:http://…
    code: (written ?? xml('Code') ?? '').replace(/^.*#/, '').replace(/:.*$/s, ''),
    words: textAt(json, 'Message') ?? textAt(json, 'message') ?? xml('Message') ?? message,
  };
}
