import { describe, expect, test } from '@jest/globals';
import { judge } from '../../../src/adapters/vertex-ai/errors.ts';
import { objectionIn } from '../../../src/adapters/vertex-ai/support-codes.ts';
import { readServiceError } from '../../../src/providers/http/service-error.ts';

function verdict(status: number, error: object): unknown {
  const body = Buffer.from(JSON.stringify({ error: { code: status, ...error } }));
  return judge(readServiceError({ status, headers: {}, body }, (text) => text));
}

describe('a support code', () => {
  test.each([
    ['Support codes: 58061214', 'child-safety'],
    ['Support codes: 29310472', 'celebrity'],
    ['Support codes: 62263041', 'dangerous'],
    ['Support codes: 57734940', 'hate'],
    ['Support codes: 39322892', 'people'],
    ['Support codes: 92201652', 'personal-data'],
    ['Support codes: 90789179, 61493863', 'sexual'],
    ['Blocked (56562880).', 'violence'],
    ['Support codes: 89371032', 'other'],
    ['Support code: 12345678', 'other'],
  ])('in %j tells of %s', (text, category) => {
    expect(objectionIn(text)).toEqual({ code: /\d{8}/.exec(text)![0], category });
  });

  test('is not every number', () => {
    expect(objectionIn('The image has 20261125 pixels.')).toBeUndefined();
    expect(objectionIn('The project 123456789012 is not found.')).toBeUndefined();
  });
});

describe('an answer of Vertex AI', () => {
  test('that names a support code is a refusal, with category and code', () => {
    expect(verdict(400, { message: 'No. Support codes: 90789179' })).toEqual({
      kind: 'refused',
      reason: 'No. Support codes: 90789179',
      category: 'sexual',
      code: '90789179',
    });
  });

  const info = (reason: string): object => ({
    message: 'No.',
    details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }],
  });

  test.each([
    [400, { message: 'durationSeconds' }, 'provider/invalid-request', true],
    [401, { message: 'No.', status: 'UNAUTHENTICATED' }, 'provider/credentials', true],
    [403, { message: 'No.', status: 'PERMISSION_DENIED' }, 'provider/credentials', true],
    [403, info('SERVICE_DISABLED'), 'provider/credentials', true],
    [403, info('BILLING_DISABLED'), 'provider/quota', true],
    [404, { message: 'No.', status: 'NOT_FOUND' }, 'provider/invalid-request', true],
    [429, { message: 'No.', status: 'RESOURCE_EXHAUSTED' }, 'provider/rate-limited', true],
    [500, { message: 'No.', status: 'INTERNAL' }, 'provider/failed', false],
    [503, { message: 'No.', status: 'UNAVAILABLE' }, 'provider/overloaded', false],
  ])('%d %j is %s, and not taken: %j', (status, error, code, notTaken) => {
    expect(verdict(status, error)).toMatchObject({ kind: 'error', code, notTaken });
  });
});
