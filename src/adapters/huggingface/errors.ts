import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';
import type { RefusalCategory } from '../../providers/outcome.ts';
import type { RequestEnd } from './answer.ts';

/** fal's "Model Errors", read 2026-11-25: branch on `type`, never on `msg`. */
const POLICY = 'content_policy_violation';

/** Words that fal's checker was seen to use for what it found. */
const CATEGORIES: Readonly<Record<string, RefusalCategory>> = {
  sexual: 'sexual',
  nudity: 'sexual',
  nsfw: 'sexual',
  violence: 'violence',
  hate: 'hate',
  'self-harm': 'self-harm',
  self_harm: 'self-harm',
  minors: 'child-safety',
  csam: 'child-safety',
  celebrity: 'celebrity',
  copyright: 'copyright',
};

/** What an answer of the router, of the Hub or of fal that is no success means. */
export function judge(error: ServiceError): Verdict {
  const [detail] = detailsIn(error.json);
  if (error.status === 422 && textAt(detail, 'type') === POLICY) {
    const category = CATEGORIES[textAt(detail, 'categories', '0')?.toLowerCase() ?? ''] ?? 'other';
    return {
      kind: 'refused',
      reason: textAt(detail, 'msg') ?? error.message,
      category,
      code: POLICY,
    };
  }
  return verdictOfStatus(error);
}

/** fal's "Request Errors", those that end a request. Others may be about the asking for its result. */
const ENDED = new Set([
  'request_timeout',
  'startup_timeout',
  'runner_scheduling_failure',
  'runner_connection_timeout',
  'runner_disconnected',
  'runner_connection_refused',
  'runner_connection_error',
  'runner_incomplete_response',
  'runner_server_error',
  'client_cancelled',
]);

/**
 * The result of a request that failed is an error too: a list of what the model says, or the kind of
 * what broke in the queue.
 */
export function failureIn({ status, json, message }: ServiceError): RequestEnd | undefined {
  const [detail] = detailsIn(json);
  const type = textAt(detail, 'type');
  if (type !== undefined) {
    if (status === 422 && type === POLICY) return undefined;
    return { state: 'failed', code: type, message: textAt(detail, 'msg') ?? message };
  }
  const code = textAt(json, 'error_type');
  return code !== undefined && ENDED.has(code) ? { state: 'failed', code, message } : undefined;
}

/** `{ detail: [{ loc, msg, type }] }`, or the list alone. */
function detailsIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json;
  const detail =
    typeof json === 'object' && json !== null && 'detail' in json ? json.detail : undefined;
  return Array.isArray(detail) ? detail : [];
}
