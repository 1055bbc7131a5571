import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The mock's own books, as a service keeps them: one file for every start that arrived, one for
 * every request that it accepted, one for every check. Files are only added, so that several
 * processes can share a folder and a later one finds everything.
 */
async function add(folder: string, kind: string, content: string): Promise<number> {
  const shelf = join(folder, kind);
  await mkdir(shelf, { recursive: true });
  for (let number = (await readdir(shelf)).length; ; number += 1) {
    try {
      await writeFile(join(shelf, `${number}.json`), content, { flag: 'wx' });
      return number;
    } catch (error) {
      if (!(error instanceof Object && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  }
}

/** Notes that a start arrived; says how many arrived before. */
export function noteAttempt(folder: string): Promise<number> {
  return add(folder, 'attempts', '{}\n');
}

/** Notes an accepted request; says its number, from 0. */
export function noteAccepted(folder: string, idempotencyKey: string): Promise<number> {
  return add(folder, 'accepted', `${JSON.stringify({ idempotencyKey })}\n`);
}

/** Notes a check of an accepted request; says how many there were before. */
export function noteCheck(folder: string, accepted: number): Promise<number> {
  return add(folder, `checks-${accepted}`, '{}\n');
}

/**
 * The idempotency keys of all accepted requests, in order: what a service would charge for. One that is
 * written down just now counts too, and its key is empty until it is.
 */
export async function acceptedSubmissions(folder: string): Promise<readonly string[]> {
  const shelf = join(folder, 'accepted');
  const names = await readdir(shelf).catch(() => []);
  const ordered = names.sort((a, b) => parseInt(a, 10) - parseInt(b, 10));
  return Promise.all(
    ordered.map(async (name) => {
      const text = await readFile(join(shelf, name), 'utf8');
      const kept: unknown = text === '' ? undefined : JSON.parse(text);
      return kept instanceof Object && 'idempotencyKey' in kept ? String(kept.idempotencyKey) : '';
    }),
  );
}
