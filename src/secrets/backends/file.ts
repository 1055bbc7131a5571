import { open } from 'node:fs/promises';
import { constants } from 'node:fs';
import { refusalOf } from '../../diagnostics/refusal.ts';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { FilePlace } from '../secret-place.ts';
import type { SecretBackend } from './backend.ts';
import { lookUpEach } from './look-up-each.ts';
import { isProblem, Problem } from './problem.ts';
import { bad, plainValue, textOf } from './value.ts';

/** As much as Docker and Kubernetes and every service of secrets take for one. */
const MOST_BYTES = 64 * 1024;
const ABSENT = new Set(['ENOENT', 'ENOTDIR']);
const DENIED = new Set(['EACCES', 'EPERM']);

/** Files with one secret each, as Docker and Kubernetes mount them: `/run/secrets/hf_token`. */
export const file: SecretBackend<FilePlace> = {
  lookUp: (wanted, outside) =>
    lookUpEach(wanted, outside, {
      documentOf: ({ path }) => path,
      fetch: async ([{ path }]) => textOf(await read(path), outside),
      read: plainValue,
    }),
};

async function read(path: string): Promise<Uint8Array> {
  try {
    // A pipe without a writer would otherwise be waited for.
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      if (found.isDirectory()) throw bad('it is a folder', 'Name a file in it.');
      if (!found.isFile()) throw bad('it is no file', 'Name a file that holds the secret alone.');
      const bytes = new Uint8Array(MOST_BYTES + 1);
      const { bytesRead } = await handle.read(bytes);
      if (bytesRead <= MOST_BYTES) return bytes.subarray(0, bytesRead);
      throw bad('it has more than 64 KiB', 'Name a file that holds the secret alone.');
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || isProblem(error)) throw error;
    const why = refusalOf(code);
    const hint = 'Write the file, or correct its path.';
    if (ABSENT.has(code)) throw new Problem('secrets/not-found', why, hint);
    if (!DENIED.has(code)) throw new Problem('secrets/bad-place', why, hint, error);
    throw new Problem('secrets/denied', why, 'Make it readable for who runs this.', error);
  }
}
