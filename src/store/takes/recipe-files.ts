import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Redact } from '../../diagnostics/redacted.ts';
import type { Fingerprint } from '../../plan/fingerprint.ts';
import { writeFileAtomically } from '../disk/durable-files.ts';
import { makeFolder } from '../disk/make-folder.ts';

function recipePath(folder: string, fingerprint: Fingerprint): string {
  return join(folder, 'recipes', `${fingerprint.replace('sha256:', '')}.json`);
}

/**
 * Keeps what a take is made of, under its fingerprint. One that holds a secret is not kept: without
 * it, it would not be what the fingerprint stands for.
 */
export async function keepRecipe(
  folder: string,
  fingerprint: Fingerprint,
  document: object,
  redact: Redact,
): Promise<void> {
  const text = JSON.stringify(document);
  if (redact(text) !== text) return;
  await makeFolder(join(folder, 'recipes'));
  await writeFileAtomically(recipePath(folder, fingerprint), text);
}

/** @returns undefined where there is none that can be read: it is nothing that a film needs. */
export async function readRecipeFile(folder: string, fingerprint: Fingerprint): Promise<unknown> {
  try {
    return JSON.parse(await readFile(recipePath(folder, fingerprint), 'utf8')) as unknown;
  } catch {
    return undefined;
  }
}
