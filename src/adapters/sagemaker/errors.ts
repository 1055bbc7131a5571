import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';

const CREDENTIALS =
  /AccessDenied|UnrecognizedClient|InvalidClientTokenId|ExpiredToken|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature|MissingAuthenticationToken|NotAuthorized/;
const TOO_MANY = /Throttling|TooManyRequests|RequestLimitExceeded|SlowDown|ModelNotReady/;

/** What an answer of AWS that is no success means: its own codes, then the status. */
export function judge(error: ServiceError): Verdict {
  const { headers, json, message, status } = error;
  const code = headers['x-amzn-errortype'] ?? textAt(json, '__type') ?? textAt(json, 'Code') ?? '';
  const told = (
    verdict: Extract<Verdict, { kind: 'error' }>['code'],
    notTaken: boolean,
  ): Verdict => ({
    kind: 'error',
    code: verdict,
    message: textAt(json, 'Message') ?? message,
    notTaken,
  });
  if (CREDENTIALS.test(code)) return told('provider/credentials', true);
  if (TOO_MANY.test(code)) return told('provider/rate-limited', true);
  // The container answered, and the clip is not there: what it did before it failed, nobody knows.
  if (status === 424) {
    const original = Number(textAt(json, 'OriginalStatusCode') ?? 500);
    const words = textAt(json, 'OriginalMessage') ?? message;
    return original < 500
      ? { kind: 'error', code: 'provider/invalid-request', message: words, notTaken: true }
      : { kind: 'error', code: 'provider/failed', message: words, notTaken: false };
  }
  return verdictOfStatus(error);
}

/** As `judge`, where the container's words may be moderation's. */
export function judgeContainer(refused: readonly string[]): (error: ServiceError) => Verdict {
  return (error) => {
    const said = `${textAt(error.json, 'OriginalMessage') ?? ''}`;
    const code = refused.find((each) => said.includes(each));
    return error.status === 424 && code !== undefined
      ? { kind: 'refused', reason: said.slice(0, 400), code }
      : judge(error);
  };
}
