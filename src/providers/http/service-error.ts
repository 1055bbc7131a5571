import { type Redact, redacted } from '../../diagnostics/redacted.ts';
import type { HttpAnswer } from './http.ts';
import type { Verdict } from './exchange.ts';

/** An answer that is no success, read leniently: services, proxies and load balancers all speak. */
export interface ServiceError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body where it is JSON. */
  readonly json: unknown;
  /** What it says, short and on one line. */
  readonly message: string;
}

const LONGEST_MESSAGE = 400;

/** @param redact takes secrets out, before what is left is read, picked apart and shortened. */
export function readServiceError(
  { status, headers, body }: HttpAnswer,
  redact: Redact,
): ServiceError {
  const text = redact(Buffer.from(body.subarray(0, 256 * 1024)).toString('utf8'));
  const json = parse(text);
  const said = messageIn(json) ?? (looksLikeMarkup(text) ? 'a page, not an answer' : text);
  return { status, headers: redacted(headers, redact), json, message: oneLine(said) || 'no words' };
}

/** Own fields only, whatever there is: `textAt(json, 'error', 'code')`. */
export function textAt(json: unknown, ...path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Record<string, unknown>)[name]
        : undefined,
    json,
  );
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/**
 * What a status means where the service's own code says nothing else. Of a submission, statuses from
 * 500 on leave open whether it was taken, and so do those of a proxy that gave up waiting.
 */
export function verdictOfStatus({ status, message }: ServiceError): Verdict {
  const error = (
    code: Extract<Verdict, { kind: 'error' }>['code'],
    notTaken: boolean,
  ): Verdict => ({ kind: 'error', code, message, notTaken });
  if (status === 401 || status === 403) return error('provider/credentials', true);
  if (status === 402) return error('provider/quota', true);
  if (status === 429) return error('provider/rate-limited', true);
  if (status === 408 || status === 499) return error('provider/failed', false);
  if (status === 503 || status === 529) return error('provider/overloaded', false);
  if (status >= 500) return error('provider/failed', false);
  if (status >= 400) return error('provider/invalid-request', true);
  const where = 'it redirects; set the base URL to where it leads';
  return { kind: 'error', code: 'provider/invalid-request', message: where, notTaken: true };
}

function messageIn(json: unknown): string | undefined {
  return (
    textAt(json, 'error', 'message') ??
    textAt(json, 'error') ??
    textAt(json, 'message') ??
    textAt(json, 'detail') ??
    textAt(json, 'detail', '0', 'msg')
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function looksLikeMarkup(text: string): boolean {
  return /^\s*<(!doctype|html|\?xml)/i.test(text);
}

/** Control characters would move a terminal's cursor. */
function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- those are what is taken out.
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return line.length > LONGEST_MESSAGE ? `${line.slice(0, LONGEST_MESSAGE)}…` : line;
}
