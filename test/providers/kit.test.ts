import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pauseAfter } from '../../src/providers/backoff.ts';
import { AnswerReader, readJson } from '../../src/providers/http/answer-reader.ts';
import { parseBaseUrl, urlBelow } from '../../src/providers/http/base-url.ts';
import { multipartForm } from '../../src/providers/http/multipart.ts';
import { retryAfterMs } from '../../src/providers/http/retry-after.ts';

const NOW = Date.parse('2026-11-25T09:00:00Z');

describe('Retry-After', () => {
  test.each([
    ['7', 7_000],
    ['0', 0],
    ['1.5', 1_500],
    ['Wed, 25 Nov 2026 09:00:30 GMT', 30_000],
    ['Wed, 25 Nov 2026 08:00:00 GMT', 0],
    ['999999999', 3_600_000],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j is %s ms', (written, expected) => {
    expect(retryAfterMs({ 'retry-after': written }, NOW)).toBe(expected);
  });

  test('is a wait from none to an hour, or nothing, whatever a server writes', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const ms = retryAfterMs({ 'retry-after': written }, NOW);
        return ms === undefined || (ms >= 0 && ms <= 3_600_000);
      }),
    );
  });
});

test('pauses double up to a limit, are never shorter than asked, and spread by a quarter', () => {
  const limits = { firstMs: 100, mostMs: 1_000 };
  expect([1, 2, 3, 4, 5, 6].map((attempt) => pauseAfter(attempt, limits, 0, undefined))).toEqual([
    100, 200, 400, 800, 1_000, 1_000,
  ]);
  expect(pauseAfter(1, limits, 1, undefined)).toBe(125);
  expect(pauseAfter(1, limits, 0, 7_000)).toBe(7_000);
});

describe('a typed reader', () => {
  const answer = new AnswerReader({
    data: [{ id: 'a', share: '0.5', url: null }],
    'odd name': { deep: 'x'.repeat(500) },
  });

  test('reads what is as it should be', () => {
    const [first] = answer.at('data').items();
    expect(first!.at('id').id()).toBe('a');
    expect(first!.at('share').number()).toBe(0.5);
    expect(first!.at('url').optional((url) => url.text())).toBeUndefined();
  });

  test.each([
    [
      '`data[0].url` should be a text, and is null',
      () => answer.at('data').items()[0]!.at('url').text(),
    ],
    [
      '`data[0].id` should be a number, and is "a"',
      () => answer.at('data').items()[0]!.at('id').number(),
    ],
    ['`data` should be a text, and is a list', () => answer.at('data').text()],
    ['`none` should be a mapping, and is missing', () => answer.at('none').at('deeper')],
    ['`constructor` should be a text, and is missing', () => answer.at('constructor').text()],
    ['the answer should be JSON, and is "<html>"', () => readJson(Buffer.from('<html>'))],
  ])('tells where an answer is otherwise: %s', (message, read) => {
    expect(read).toThrow(message);
  });

  test.each(['', '.', '..', 'a b', 'a\nb', 'x'.repeat(513)])('takes %j for no id', (id) => {
    expect(() => new AnswerReader(id).id()).toThrow('an id');
  });

  test('shows no more than the start of what was sent', () => {
    const read = (): number => answer.at('odd name').at('deep').number();
    expect(read).toThrow(`"${'x'.repeat(60)}…"`);
  });
});

describe('a form', () => {
  test('is read back as it was written, whatever is in it', async () => {
    const parts = fc.array(
      fc.record({
        name: fc.stringMatching(/^[a-z_]{1,12}$/),
        value: fc.oneof(
          fc.string(),
          fc.uint8Array().map((bytes) => ({ file: 'a.png', type: 'image/png', bytes })),
        ),
      }),
      { minLength: 1 },
    );
    await fc.assert(
      fc.asyncProperty(parts, async (written) => {
        const { contentType, body } = multipartForm(written, 'ms-0');
        const read = await new Response(new Uint8Array(body), {
          headers: { 'content-type': contentType },
        }).formData();
        const values = await Promise.all(
          [...read].map(async ([name, value]) => [
            name,
            typeof value === 'string' ? value : [...new Uint8Array(await value.arrayBuffer())],
          ]),
        );
        expect(values).toEqual(
          written.map(({ name, value }) => [
            name,
            typeof value === 'string' ? value : [...value.bytes],
          ]),
        );
      }),
    );
  });

  test('has a boundary that is in none of its parts', () => {
    const { body, contentType } = multipartForm([{ name: 'a', value: '--ms-0 --ms-0-' }], 'ms-0');
    expect(contentType).toBe('multipart/form-data; boundary=ms-0--');
    expect(Buffer.from(body).toString()).toContain('\r\n\r\n--ms-0 --ms-0-\r\n--ms-0----');
  });
});

describe('a base URL', () => {
  test('keeps its path and query, and each segment stays one', () => {
    const base = parseBaseUrl('https://gateway.example.com/team/v1/?tenant=7', 'X');
    expect(urlBelow(base, ['videos', 'a/b?c'], { 'api-version': 'preview' })).toBe(
      'https://gateway.example.com/team/v1/videos/a%2Fb%3Fc?tenant=7&api-version=preview',
    );
  });

  test.each(['gateway', 'file:///x', 'https://me:word@host/'])('is not %s', (written) => {
    expect(() => parseBaseUrl(written, 'OPENAI_BASE_URL')).toThrow(/^OPENAI_BASE_URL /);
  });
});
