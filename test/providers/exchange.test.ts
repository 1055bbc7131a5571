import { describe, expect, test } from '@jest/globals';
import { exchange, type Exchange } from '../../src/providers/http/exchange.ts';
import { type HttpAnswer, HttpError, type HttpErrorKind } from '../../src/providers/http/http.ts';
import { textAt, verdictOfStatus } from '../../src/providers/http/service-error.ts';
import { judge } from '../../src/providers/openai-errors.ts';
import type { ProviderAccess } from '../../src/providers/provider-call.ts';

function answering(answer: Partial<HttpAnswer> & { json?: unknown }): ProviderAccess {
  const { status = 200, headers = {}, json } = answer;
  return access(async () => ({ status, headers, body: Buffer.from(JSON.stringify(json ?? {})) }));
}

function access(http: ProviderAccess['http']): ProviderAccess {
  return {
    http,
    secret: () => undefined,
    conceal: () => {},
    setting: () => undefined,
    clock: { now: () => 0, delay: async () => {} },
    redact: (text) => text,
    log: () => {},
  };
}

function ask(
  from: ProviderAccess,
  parts: Partial<Exchange<string>> & { paid: boolean },
): Promise<unknown> {
  return exchange(from, {
    service: 'service',
    request: { method: 'POST', url: 'http://service/jobs' },
    read: (answer) => answer.at('id').id(),
    judge: verdictOfStatus,
    ...parts,
  });
}

test('what a service says is redacted before it is shortened: no letter of a key is left', async () => {
  const redact = (text: string): string => text.replaceAll('SECRET', '‹secret›');
  const message = `${'.'.repeat(397)}SECRET`;
  const from = { ...answering({ status: 400, json: { error: { message } } }), redact };
  const error = (await ask(from, { paid: true }).catch((thrown: unknown) => thrown)) as Error;
  expect(error.message).toMatch(/\.‹se…$/);
});

describe('a submission', () => {
  test.each([
    [400, 'provider/invalid-request', 'no', false],
    [401, 'provider/credentials', 'no', false],
    [402, 'provider/quota', 'no', false],
    [404, 'provider/invalid-request', 'no', false],
    [408, 'provider/failed', 'unknown', false],
    [429, 'provider/rate-limited', 'no', true],
    [302, 'provider/invalid-request', 'no', false],
    [500, 'provider/failed', 'unknown', false],
    [503, 'provider/overloaded', 'unknown', false],
    [504, 'provider/failed', 'unknown', false],
  ])('that is answered with %i is %s, taken: %s', async (status, code, submitted, retryable) => {
    await expect(ask(answering({ status }), { paid: true })).rejects.toMatchObject({
      code,
      submitted,
      retryable,
    });
  });

  test.each([
    ['not-connected', false, 'no'],
    ['timed-out', false, 'no'],
    ['broken', true, 'unknown'],
    ['timed-out', true, 'unknown'],
    ['too-large', true, 'unknown'],
  ] as [HttpErrorKind, boolean, string][])(
    'whose exchange is %s, sent: %s, is taken: %s',
    async (kind, sent, submitted) => {
      const broken = access(() => Promise.reject(new HttpError(kind, sent, 'it broke')));
      await expect(ask(broken, { paid: true })).rejects.toMatchObject({ submitted });
      await expect(ask(broken, { paid: false })).rejects.toMatchObject({
        submitted: 'no',
        retryable: true,
      });
    },
  );

  test('that is answered otherwise than the protocol says has an unknown outcome', async () => {
    await expect(ask(answering({ json: { job: 7 } }), { paid: true })).rejects.toMatchObject({
      code: 'provider/bad-answer',
      submitted: 'unknown',
      message:
        'service answered otherwise than its protocol says: `id` should be a text, and is missing',
    });
  });

  test('that is refused in the body of a success is refused', async () => {
    const from = answering({ json: { code: 1301, message: 'content safety' } });
    const outcome = ask(from, {
      paid: true,
      errorIn: ({ json, message }) =>
        textAt(json, 'code') === '1301'
          ? { kind: 'refused', reason: message, code: '1301' }
          : undefined,
    });
    expect(await outcome).toEqual({
      kind: 'refused',
      reason: 'content safety',
      code: '1301',
      charged: false,
    });
  });
});

describe('an answer that is no success', () => {
  const answerIn: Exchange<string>['answerIn'] = ({ json }) => textAt(json, 'error_type');

  test('is an answer all the same where the service tells by it how a job ended', async () => {
    const from = answering({ status: 500, json: { error_type: 'runner_disconnected' } });
    expect(await ask(from, { paid: false, answerIn })).toBe('runner_disconnected');
  });

  test('is an error where it tells nothing', async () => {
    const asking = ask(answering({ status: 500 }), { paid: false, answerIn });
    await expect(asking).rejects.toMatchObject({ code: 'provider/failed', retryable: true });
  });
});

describe('an error of the videos protocol', () => {
  const error = (code: string): unknown => ({ error: { code, message: 'no' } });

  test.each([
    [429, 'insufficient_quota', {}, { code: 'provider/quota', submitted: 'no', retryable: false }],
    [429, 'rate_limit_exceeded', {}, { code: 'provider/rate-limited', retryable: true }],
    [503, 'slow_down', {}, { code: 'provider/overloaded', submitted: 'no', retryable: true }],
    [503, 'x', { 'retry-after': '3' }, { submitted: 'no', retryAfterMs: 3_000 }],
    [503, 'x', {}, { code: 'provider/overloaded', submitted: 'unknown' }],
  ])('%i %s %j', async (status, code, headers, expected) => {
    const from = answering({ status, headers, json: error(code) });
    await expect(ask(from, { paid: true, judge })).rejects.toMatchObject(expected);
  });

  test('of Azure’s content filter is a refusal, with what was found', async () => {
    const json = {
      error: {
        code: 'content_filter',
        message: 'Filtered.',
        innererror: {
          content_filter_result: { hate: { filtered: false }, self_harm: { filtered: true } },
        },
      },
    };
    expect(await ask(answering({ status: 400, json }), { paid: true, judge })).toEqual({
      kind: 'refused',
      reason: 'Filtered.',
      category: 'self-harm',
      code: 'content_filter',
      charged: false,
    });
  });
});
