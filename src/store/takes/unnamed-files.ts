import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoundFile } from '../disk/folder-survey.ts';
import { workingFolderError } from '../working-folder-error.ts';

/** All digests that a text names, of whatever it is. */
export function digestsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/sha256:[0-9a-f]{64}/g)].map(([digest]) => digest));
}

/** The kept files that no ledger of the folder names, whether or not the ledger can be read. */
export async function unnamedFiles(
  folder: string,
  found: readonly FoundFile[],
  /** In place of what stands there: texts by path. */
  instead: Readonly<Record<string, string>> = {},
): Promise<readonly Extract<FoundFile, { readonly role: 'kept' }>[]> {
  const named = new Set<string>();
  for (const { role, path } of found) {
    if (role !== 'ledger') continue;
    for (const digest of digestsIn(instead[path] ?? (await textOf(join(folder, path))))) {
      named.add(digest);
    }
  }
  return found.filter((file) => file.role === 'kept').filter(({ digest }) => !named.has(digest));
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch((error: unknown) => {
    throw workingFolderError(error, path, 'read');
  });
}
