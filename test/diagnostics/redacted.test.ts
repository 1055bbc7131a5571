import { describe, expect, test } from '@jest/globals';
import { redacted, redactError } from '../../src/diagnostics/redacted.ts';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { StudioError } from '../../src/diagnostics/studio-error.ts';

const redact = (text: string): string => text.replaceAll('key', '‹secret›');

describe('data', () => {
  test('is redacted in each of its texts, names included, and keeps its form', () => {
    const data = { reason: 'a key', list: [{ text: 'key' }, 1, null], key: true, at: 5 };
    expect(redacted(data, redact)).toEqual({
      reason: 'a ‹secret›',
      list: [{ text: '‹secret›' }, 1, null],
      '‹secret›': true,
      at: 5,
    });
    expect(data.reason).toBe('a key');
  });

  test('without a secret is the same value', () => {
    const data = { reason: 'a word', list: [{ text: 'none' }], bytes: Buffer.from('key') };
    expect(redacted(data, redact)).toBe(data);
  });
});

describe('an error', () => {
  test('is redacted in place: its words, what it carries, and all that it was caused by', () => {
    const request = Object.assign(new (class Request {})(), { headers: { authorization: 'key' } });
    const deepest = Object.assign(new Error('key'), { path: '/key', code: 'ENOENT', request });
    const many = new AggregateError([new Error('a key')], 'keys', { cause: deepest });
    const error = new StudioError('provider/failed', ExitCode.providerFailed, 'the key', {
      hint: 'another key',
      cause: many,
    });
    redactError(error, redact);
    expect(error).toMatchObject({
      name: 'StudioError',
      code: 'provider/failed',
      exitCode: ExitCode.providerFailed,
      message: 'the ‹secret›',
      hint: 'another ‹secret›',
      cause: many,
    });
    expect(error.stack).not.toContain('key');
    expect(many.message).toBe('‹secret›s');
    expect((many.errors[0] as Error).message).toBe('a ‹secret›');
    expect(deepest).toMatchObject({ message: '‹secret›', path: '/‹secret›', code: 'ENOENT' });
    expect(deepest.request).toBeUndefined();
  });

  test('that is its own cause, or is none, is no trouble', () => {
    const error: Error & { cause?: unknown } = new Error('key');
    error.cause = error;
    redactError(error, redact);
    redactError('key', redact);
    redactError(Object.freeze(new Error('word')), redact);
    expect(error.message).toBe('‹secret›');
  });
});
