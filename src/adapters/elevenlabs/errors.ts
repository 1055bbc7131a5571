import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';

type Code = Extract<Verdict, { kind: 'error' }>['code'];

/** ElevenLabs' help pages on errors 400, 401 and 429, and what was seen beside them: `detail.status`. */
const CODES: Readonly<Record<string, Code>> = {
  quota_exceeded: 'provider/quota',
  payment_required: 'provider/quota',
  free_users_not_allowed: 'provider/quota',
  too_many_concurrent_requests: 'provider/rate-limited',
  system_busy: 'provider/overloaded',
  voice_not_found: 'provider/invalid-request',
  voice_access_denied: 'provider/invalid-request',
  output_format_not_allowed: 'provider/invalid-request',
  max_character_limit_exceeded: 'provider/invalid-request',
};

const HINTS: Readonly<Record<string, string>> = {
  voice_not_found: 'Name a default voice, or one of the account’s own by its id.',
  voice_access_denied: 'Add the voice to the account, or name another.',
  output_format_not_allowed:
    'Leave out output_format, or choose one of the plan: mp3_44100_128 is for all.',
};

/** What an answer that is no success means. */
export function judge(error: ServiceError): Verdict {
  const status = statusIn(error);
  const message = textAt(error.json, 'detail', 'message') ?? error.message;
  if (status === 'content_against_policy') {
    return { kind: 'refused', reason: message, category: 'other', code: status };
  }
  const code = status !== undefined && Object.hasOwn(CODES, status) ? CODES[status] : undefined;
  if (code === undefined) return verdictOfStatus({ ...error, message });
  const hint = HINTS[status!];
  return { kind: 'error', code, message, notTaken: true, ...(hint !== undefined && { hint }) };
}

/** Whether a key is good, and may only not do what it was tried with. */
export function isLimitedKey(error: ServiceError): boolean {
  return statusIn(error) === 'missing_permissions';
}

function statusIn({ json }: ServiceError): string | undefined {
  return textAt(json, 'detail', 'status') ?? textAt(json, 'detail', 'code');
}
