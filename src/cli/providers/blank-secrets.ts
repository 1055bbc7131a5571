import { open } from 'node:fs/promises';
import type { Redactor } from '../../secrets/redactor.ts';

const WINDOW = 1024 * 1024;
/** Longer than any secret is written. */
const OVERLAP = 16 * 1024;
/** Of pictures and sound, nothing longer looks like words but by chance. */
const WORDS = /[\t\n\r\u0020-\u007e]{8,}/g;

/**
 * Overwrites secrets in a file that a service has made, byte by byte, so that everything else stays
 * where it is. Services write what they were sent into what they make: a prompt, or a whole request.
 *
 * @returns whether there were any.
 */
export async function blankSecrets(path: string, { find, isEmpty }: Redactor): Promise<boolean> {
  if (isEmpty()) return false;
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const window = Buffer.alloc(Math.min(size, WINDOW) + OVERLAP);
    let hadAny = false;
    for (let from = 0; ; from += WINDOW) {
      const { bytesRead } = await file.read(window, 0, window.length, from);
      const text = window.subarray(0, bytesRead).toString('latin1');
      for (const { 0: words, index } of text.matchAll(WORDS)) {
        for (const span of find(words)) {
          const stars = Buffer.alloc(span.to - span.from, '*');
          await file.write(stars, 0, stars.length, from + index + span.from);
          hadAny = true;
        }
      }
      if (bytesRead < window.length) return hadAny;
    }
  } finally {
    await file.close();
  }
}
