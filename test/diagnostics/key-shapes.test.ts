import { describe, expect, test } from '@jest/globals';
import { keyShapes } from '../../src/diagnostics/key-shapes.ts';

const KEYS: readonly (readonly [what: string, key: string])[] = [
  ['an API key of Google', `AIza${'Sy_aB3-'.repeat(5)}`],
  ['an access token of Google', `ya29.${'a0AfH6SMBx7-Kq_1234567890abcd'}`],
  ['a token of Hugging Face', `hf_${'AbCdEfGhIjKlMnOpQrStUvWxYz01234567'}`],
  ['an access key of AWS', `AKIA${'Q3EGUYTR5WXZMNBV'}`],
  ['an API key of OpenAI or a service like it', `sk-${'proj-AbCdEfGhIjKlMnOpQrStUvWx'}`],
  ['a token of Doppler', `dp.st.${'prd.AbCdEfGhIjKlMnOpQrSt'}`],
  ['a token of GitHub', `ghp_${'AbCdEfGhIjKlMnOpQrStUvWxYz012345'}`],
  [
    'a private key',
    `-----BEGIN ${'PRIVATE'} KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQ==\n-----END PRIVATE KEY-----`,
  ],
  [
    'a private key',
    `-----BEGIN RSA ${'PRIVATE'} KEY-----\\nMIIEvQIBADANBgkqhkiG9w\\n-----END RSA PRIVATE KEY-----`,
  ],
];

// In pieces, so that this file holds no key itself.
describe('a key', () => {
  test.each(KEYS)('is told to be %s, wherever it stands', (what, key) => {
    for (const [before, after] of [
      ['', ''],
      ['key: "', '"'],
      ['?key=', '&x=1'],
      ['\n  ', '\n'],
    ]) {
      const text = `${before}${key}${after}`;
      expect([...keyShapes(text)]).toEqual([
        { what, start: before!.length, end: before!.length + key.length },
      ]);
    }
  });

  test('is found in the file of a service account', () => {
    const file = JSON.stringify({
      type: 'service_account',
      private_key_id: '0123456789abcdef0123',
      x: 1,
    });
    expect([...keyShapes(file)].map(({ what }) => what)).toEqual(['the file of a service account']);
  });

  test.each([
    'A risk-free task-oriented desk-lamp-with-a-very-long-name',
    'hf_token',
    'AKIA',
    'AKIAIOSFODNN7EXAMPLE',
    'sk-0000000000000000000000000000',
    'luma-ray-3-2-with-a-rather-long-name',
    'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ])('is not %s', (text) => {
    expect([...keyShapes(text)]).toEqual([]);
  });

  test('is sought in a megabyte of ordinary text in no time', () => {
    const text =
      'shot: { id: s1, action: The orb drifts over the desk, sketching its task. }\n'.repeat(
        14_000,
      );
    const before = performance.now();
    expect([...keyShapes(text)]).toEqual([]);
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
