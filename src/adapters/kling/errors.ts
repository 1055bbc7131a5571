import type { Verdict } from '../../providers/http/exchange.ts';
import { type ServiceError, textAt, verdictOfStatus } from '../../providers/http/service-error.ts';
import type { ProviderErrorCode } from '../../providers/provider-error.ts';

interface Meaning {
  readonly code: ProviderErrorCode;
  readonly notTaken: boolean;
  readonly hint?: string;
}

const credentials: Meaning = {
  code: 'provider/credentials',
  notTaken: true,
  hint: 'KLING_API_KEY is a key of kling.ai/dev/api-key; a pair of access and secret key is none.',
};
const quota: Meaning = { code: 'provider/quota', notTaken: true };
const invalid: Meaning = { code: 'provider/invalid-request', notTaken: true };
const busy: Meaning = { code: 'provider/rate-limited', notTaken: true };

/** Kling's page "Error Codes" (kling.ai/document-api, state of 2026-09-20). */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  1000: credentials,
  1001: credentials,
  1002: credentials,
  1003: credentials,
  1004: credentials,
  // A 429 all three, though waiting helps with none.
  1100: quota,
  1101: quota,
  1102: quota,
  1103: { ...credentials, hint: 'The account may not use this model.' },
  1200: invalid,
  1201: invalid,
  1202: invalid,
  1203: invalid,
  1302: busy,
  1303: busy,
  1304: { ...credentials, hint: 'The account takes requests from listed addresses only.' },
  5000: { code: 'provider/failed', notTaken: false },
  5001: { code: 'provider/overloaded', notTaken: false },
  5002: { code: 'provider/failed', notTaken: false },
};

const MODERATION = new Set(['1300', '1301']);

/** What an answer of Kling that is no success means. */
export function judge(error: ServiceError): Verdict {
  const { json, message } = error;
  const code = textAt(json, 'code') ?? '';
  if (MODERATION.has(code)) return { kind: 'refused', reason: message, category: 'other', code };
  const meaning = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
  if (meaning === undefined) return verdictOfStatus(error);
  // The code is that of any wrong parameter; only the words tell that the task is there already.
  const isTaken = code === '1201' && /external_?task_?id/i.test(message) && /exist/i.test(message);
  return { kind: 'error', message, ...meaning, notTaken: meaning.notTaken && !isTaken };
}

/** Of an answer with the status 200: its code is 0 where it is one. */
export function errorIn(answer: ServiceError): Verdict | undefined {
  const code = textAt(answer.json, 'code');
  return code === undefined || code === '0' ? undefined : judge({ ...answer, status: 400 });
}

/** Of a failed task: its reason is a text without a code ("content risk control", the page says). */
export function isModeration(message: string): boolean {
  return /risk control|content (safety|security|policy)|moderation|sensitive/i.test(message);
}
