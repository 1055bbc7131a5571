import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { BOOK } from '../spending/spending-book.ts';
import type { KeptKind } from '../takes/vault.ts';
import { workingFolderError } from '../working-folder-error.ts';

/** What a file of a working folder is, by where it lies and what it is called. */
export type FileRole =
  /** Named by the digest of its bytes. */
  | { readonly role: 'kept'; readonly digest: string; readonly kind: KeptKind }
  /** Was kept, and changed; put aside by a render. */
  | { readonly role: 'aside' }
  /** What a killed run has not finished writing. */
  | { readonly role: 'unfinished' }
  | { readonly role: 'scratch'; readonly film: string }
  /** What transitions have made of the film's takes, to be cut again. */
  | { readonly role: 'stretches'; readonly film: string }
  | { readonly role: 'ledger'; readonly film: string }
  | { readonly role: 'head'; readonly film: string }
  /** Of an older version, kept when it was written anew. */
  | { readonly role: 'old-ledger'; readonly film: string }
  /** Kept when it was mended. */
  | { readonly role: 'damaged-ledger'; readonly film: string }
  /** What a take was made of, by its fingerprint. */
  | { readonly role: 'recipe'; readonly fingerprint: string }
  /** The book of what all films of a configuration spend. */
  | { readonly role: 'book' }
  /** Who works on a film. */
  | { readonly role: 'owner'; readonly film: string }
  | { readonly role: 'unknown' };

export type FoundFile = FileRole & {
  /** From the working folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Its bytes have another name, as in an output folder, and stay when this one goes. */
  readonly isShared: boolean;
};

const KEPT: Readonly<Record<string, { readonly kind: KeptKind; readonly name: RegExp }>> = {
  takes: { kind: 'clip', name: /^([0-9a-f]{64})(\.changed(?:-\d+)?)?\.mp4$/ },
  frames: { kind: 'image', name: /^([0-9a-f]{64})(\.changed(?:-\d+)?)?\.png$/ },
  voices: { kind: 'sound', name: /^([0-9a-f]{64})(\.changed(?:-\d+)?)?\.audio$/ },
};
const UNFINISHED = /^\..+\.\d+\.part$/s;
const RECIPE = /^([0-9a-f]{64})\.json$/;

/** Everything in a working folder. What is not known is one entry, a folder with all that it holds. */
export async function surveyFolder(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    if (name in KEPT || name === 'recipes') {
      const inside = await namesIn(path);
      for (const file of inside) {
        found.push(await measured(folder, `${name}/${file}`, roleInside(name, file)));
      }
    } else if (name === 'scratch' || name === 'stretches') {
      for (const film of await namesIn(path)) {
        found.push(await measured(folder, `${name}/${film}`, { role: name, film }));
      }
    } else found.push(await measured(folder, name, roleOf(name)));
  }
  return found;
}

/** The films that have anything of their own in a working folder. */
export function filmsIn(found: readonly FoundFile[]): readonly string[] {
  return [...new Set(found.flatMap((file) => ('film' in file ? [file.film] : [])))].toSorted();
}

function roleInside(folder: string, name: string): FileRole {
  if (UNFINISHED.test(name)) return { role: 'unfinished' };
  if (folder === 'recipes') {
    const hex = RECIPE.exec(name)?.[1];
    return hex === undefined
      ? { role: 'unknown' }
      : { role: 'recipe', fingerprint: `sha256:${hex}` };
  }
  const { kind, name: pattern } = KEPT[folder]!;
  const [, hex, aside] = pattern.exec(name) ?? [];
  if (hex === undefined) return { role: 'unknown' };
  return aside === undefined ? { role: 'kept', digest: `sha256:${hex}`, kind } : { role: 'aside' };
}

const OF_FILM = [
  ['ledger', /^(.+)\.ledger\.jsonl$/s],
  ['head', /^(.+)\.ledger\.head$/s],
  ['old-ledger', /^(.+)\.ledger\.v\d+\.jsonl$/s],
  ['damaged-ledger', /^(.+)\.ledger\.damaged-\d+\.(?:jsonl|head)$/s],
  ['owner', /^(.+)\.(?:owner\.json|lock)$/s],
] as const;

function roleOf(name: string): FileRole {
  if (UNFINISHED.test(name)) return { role: 'unfinished' };
  if (name === BOOK) return { role: 'book' };
  for (const [role, pattern] of OF_FILM) {
    const film = pattern.exec(name)?.[1];
    if (film !== undefined) return { role, film };
  }
  return { role: 'unknown' };
}

async function measured(folder: string, path: string, role: FileRole): Promise<FoundFile> {
  const { bytes, isShared, isFolder } = await sizeOf(join(folder, path));
  // A folder where a file belongs is none of ours.
  const isOdd = isFolder && role.role !== 'scratch' && role.role !== 'stretches';
  return { ...(isOdd ? { role: 'unknown' } : role), path, bytes, isShared };
}

/** A link is no more than a name: what it leads to is not counted, and never touched. */
async function sizeOf(
  path: string,
): Promise<{ readonly bytes: number; readonly isShared: boolean; readonly isFolder: boolean }> {
  const found = await lstat(path);
  if (!found.isDirectory()) {
    return { bytes: found.size, isShared: found.nlink > 1, isFolder: false };
  }
  let bytes = 0;
  for (const name of await namesIn(path)) bytes += (await sizeOf(join(path, name))).bytes;
  return { bytes, isShared: false, isFolder: true };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).toSorted();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return [];
    throw workingFolderError(error, folder, 'read');
  }
}
