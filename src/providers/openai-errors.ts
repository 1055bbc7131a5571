import type { Verdict } from './http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from './http/service-error.ts';
import type { RefusalCategory } from './outcome.ts';

/**
 * Codes of a refusal by moderation. OpenAI's guide to the Videos API and the answers of Azure's
 * content filter (Microsoft's page "Content filtering", 2026) name these.
 */
const MODERATION = new Set([
  'moderation_blocked',
  'content_policy_violation',
  'content_filter',
  'responsibleaipolicyviolation',
  'sentinel_block',
  'input_moderation',
  'output_moderation',
  'safety_violation',
]);

const QUOTA = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'quota_exceeded']);
const OVERLOADED = new Set(['server_overloaded', 'overloaded', 'overloaded_error', 'slow_down']);

/** Azure's names of what its filter found. */
const CATEGORIES: Readonly<Record<string, RefusalCategory>> = {
  sexual: 'sexual',
  violence: 'violence',
  hate: 'hate',
  self_harm: 'self-harm',
  jailbreak: 'jailbreak',
  protected_material_text: 'copyright',
  protected_material_code: 'copyright',
};

/** What the Images API lists in its message as `safety_violations=[sexual]`. */
const VIOLATIONS: Readonly<Record<string, RefusalCategory>> = {
  sexual: 'sexual',
  violence: 'violence',
  hate: 'hate',
  'self-harm': 'self-harm',
  minors: 'child-safety',
  'sexual/minors': 'child-safety',
  illicit: 'dangerous',
};

/** What an answer that is no success means. */
export function judge(error: ServiceError): Verdict {
  const { status, json, message, headers } = error;
  const codes = codesIn(json);
  const is = (known: ReadonlySet<string>): boolean => codes.some((code) => known.has(code));
  if (status < 500 && is(MODERATION)) {
    return { kind: 'refused', reason: message, ...refusalOf(json, codes) };
  }
  if (is(QUOTA)) return { kind: 'error', code: 'provider/quota', message, notTaken: true };
  // A gateway that merely lost its way to the server answers 503 as well, and says neither.
  if (status === 503 && (is(OVERLOADED) || headers['retry-after'] !== undefined)) {
    return { kind: 'error', code: 'provider/overloaded', message, notTaken: true };
  }
  return verdictOfStatus(error);
}

/** Whether the code of a failed job tells of moderation. */
export function isModeration(code: string | undefined): boolean {
  return code !== undefined && MODERATION.has(code.toLowerCase());
}

function refusalOf(
  json: unknown,
  codes: readonly string[],
): Partial<Pick<Extract<Verdict, { kind: 'refused' }>, 'category' | 'code'>> {
  const category = filteredCategory(json) ?? violatedCategory(json);
  const code = codes.find((each) => MODERATION.has(each));
  return { ...(category && { category }), ...(code !== undefined && { code }) };
}

function codesIn(json: unknown): readonly string[] {
  return [
    textAt(json, 'error', 'code'),
    textAt(json, 'error', 'type'),
    textAt(json, 'error', 'innererror', 'code'),
    textAt(json, 'code'),
  ].flatMap((code) => (code === undefined ? [] : [code.toLowerCase()]));
}

/** `error.innererror.content_filter_result.<category>.filtered` */
function filteredCategory(json: unknown): RefusalCategory | undefined {
  const result = objectAt(objectAt(objectAt(json, 'error'), 'innererror'), 'content_filter_result');
  const found = Object.entries(result ?? {}).find(
    ([, verdict]) => objectAt({ verdict }, 'verdict')?.['filtered'] === true,
  );
  return found && (CATEGORIES[found[0]] ?? 'other');
}

function violatedCategory(json: unknown): RefusalCategory | undefined {
  const message = textAt(json, 'error', 'message') ?? '';
  const first = /\bsafety_violations=\[([\w/-]+)/.exec(message)?.[1];
  return first === undefined ? undefined : (VIOLATIONS[first.toLowerCase()] ?? 'other');
}

function objectAt(value: unknown, name: string): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const inner = (value as Record<string, unknown>)[name];
  return typeof inner === 'object' && inner !== null
    ? (inner as Record<string, unknown>)
    : undefined;
}
