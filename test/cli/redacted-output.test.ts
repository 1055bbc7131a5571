import { expect, test } from '@jest/globals';
import { printable } from '../../src/cli/process/redacted-output.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';

// In pieces, so that this file holds no key itself.
const LOOKS_LIKE_ONE = `sk-${'job-AbCdEfGhIjKlMnOpQrSt'}`;

test('what is printed holds no secret that is known, and nothing that looks like one', () => {
  const redactor = createRedactor();
  redactor.add('key-of-nobody-else');
  const print = printable(redactor.redact);
  expect(print(`job ${LOOKS_LIKE_ONE} with key-of-nobody-else: done`)).toBe(
    'job ‹secret› with ‹secret›: done',
  );
  expect(print('nothing at all')).toBe('nothing at all');
});

test('what is kept may look like a key: a service may have named a job so, and is asked for it', () => {
  const redactor = createRedactor();
  redactor.add('key-of-nobody-else');
  expect(redactor.redact(LOOKS_LIKE_ONE)).toBe(LOOKS_LIKE_ONE);
});
