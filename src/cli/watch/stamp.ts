import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { digestOfFile } from '../../store/takes/vault.ts';

/** What is in some files; with `beside`, also what else is in their folders, by its dates. */
export async function stampOf(files: readonly string[], beside: boolean): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n${await contentOf(file)}\n`);
  const folders = beside ? new Set(files.map((file) => dirname(file))) : [];
  for (const folder of folders) hash.update(`${folder}\n${await listingOf(folder)}\n`);
  return hash.digest('hex');
}

async function contentOf(file: string): Promise<string> {
  return await digestOfFile(file).catch(whatIsWrong);
}

async function listingOf(folder: string): Promise<string> {
  const names = await readdir(folder).catch((error: unknown) => [whatIsWrong(error)]);
  // Hidden ones are those of editors and our own.
  const shown = names.filter((name) => !name.startsWith('.')).toSorted();
  const facts = shown.map(async (name) => {
    const found = await stat(join(folder, name)).catch(() => undefined);
    return found?.isFile() ? `${name} ${found.size} ${found.mtimeMs}` : name;
  });
  return (await Promise.all(facts)).join('\n');
}

/** A file that is gone is another state than what it held. */
function whatIsWrong(error: unknown): string {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return code;
}
