import { describe, expect, test } from '@jest/globals';
import { errorIn, isModeration, judge } from '../../../src/adapters/kling/errors.ts';
import { readServiceError } from '../../../src/providers/http/service-error.ts';

function said(status: number, code: number | undefined, message = 'words') {
  const body = Buffer.from(JSON.stringify({ code, message, request_id: 'r' }));
  return readServiceError({ status, headers: {}, body }, (text) => text);
}

describe('a code of Kling', () => {
  test.each([
    [401, 1000, 'provider/credentials', true],
    [401, 1001, 'provider/credentials', true],
    [401, 1002, 'provider/credentials', true],
    [401, 1003, 'provider/credentials', true],
    [401, 1004, 'provider/credentials', true],
    [429, 1100, 'provider/quota', true],
    [429, 1101, 'provider/quota', true],
    [429, 1102, 'provider/quota', true],
    [403, 1103, 'provider/credentials', true],
    [400, 1200, 'provider/invalid-request', true],
    [400, 1201, 'provider/invalid-request', true],
    [404, 1202, 'provider/invalid-request', true],
    [404, 1203, 'provider/invalid-request', true],
    [429, 1302, 'provider/rate-limited', true],
    [429, 1303, 'provider/rate-limited', true],
    [429, 1304, 'provider/credentials', true],
    [500, 5000, 'provider/failed', false],
    [503, 5001, 'provider/overloaded', false],
    [504, 5002, 'provider/failed', false],
  ])(
    '%d %d is %s, and says of the task that it was not taken: %j',
    (status, code, is, notTaken) => {
      expect(judge(said(status, code))).toMatchObject({ kind: 'error', code: is, notTaken });
    },
  );

  test.each([1300, 1301])('%d is a refusal', (code) => {
    expect(judge(said(400, code, 'no'))).toEqual({
      kind: 'refused',
      reason: 'no',
      category: 'other',
      code: String(code),
    });
  });

  test('1201 says that the task was taken where its name is there already', () => {
    const answer = said(400, 1201, 'external_task_id ms-1 already exists');
    expect(judge(answer)).toMatchObject({ kind: 'error', notTaken: false });
  });

  test('counts also in an answer with the status 200; 0 is none', () => {
    expect(errorIn(said(200, 1102))).toMatchObject({ code: 'provider/quota', notTaken: true });
    expect(errorIn(said(200, 0))).toBeUndefined();
    expect(errorIn(said(200, undefined))).toBeUndefined();
  });

  test('that nobody knows leaves it to the status', () => {
    expect(judge(said(429, 9999))).toMatchObject({ code: 'provider/rate-limited' });
    expect(judge(said(500, 9999))).toMatchObject({ code: 'provider/failed', notTaken: false });
  });
});

test.each([
  ['Failure to pass the risk control system', true],
  ['triggering the content risk control of the platform', true],
  ['Internal error of the model', false],
])('a task that failed with "%s" was refused: %j', (message, is) => {
  expect(isModeration(message)).toBe(is);
});
