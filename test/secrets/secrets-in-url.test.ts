import { expect, test } from '@jest/globals';
import { secretsIn } from '../../src/secrets/secrets-in-url.ts';

test.each([
  ['a value that is no address is one itself', 'sk-1234', ['sk-1234']],
  ['a password', 'https://me:p%40ss@host/path', ['p@ss']],
  ['a name alone', 'https://token%2D1@host/', ['token-1']],
  [
    'a signature, and not what it is of',
    'https://s3.example.com/clip.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60&X-Amz-Signature=0a1b2c',
    ['0a1b2c'],
  ],
  ['what is too long to be anything else', `https://host/?q=${'a1'.repeat(12)}`, ['a1'.repeat(12)]],
  ['nothing of an address that proves nothing', 'https://host/v1?api-version=preview', []],
])('of an address, %s', (_, value, secrets) => {
  expect(secretsIn(value)).toEqual(secrets);
});
