import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { moveFileDurably, writeFileAtomically } from './durable-files.ts';
import { makeFolder } from './make-folder.ts';
import { workingFolderError } from './working-folder-error.ts';

export type KeptKind = 'clip' | 'image';

const FOLDERS: Readonly<Record<KeptKind, { folder: string; suffix: string }>> = {
  clip: { folder: 'takes', suffix: '.mp4' },
  image: { folder: 'frames', suffix: '.png' },
};

/** Files kept by the digest of their bytes, under the film's working folder. */
export interface ContentStore {
  keepFile(path: string, kind: KeptKind): Promise<string>;
  keepBytes(bytes: Uint8Array, kind: KeptKind): Promise<string>;
  /** Writes bytes that are not kept yet. */
  writeFile(path: string, bytes: Uint8Array): Promise<void>;
  readImage(digest: string): Promise<Uint8Array>;
  pathOf(digest: string, kind: KeptKind): string;
  has(digest: string, kind: KeptKind): Promise<boolean>;
  /** Takes a file whose bytes have changed out of the way, under another name beside its own. */
  setAside(digest: string): Promise<void>;
  scratch(): Promise<{ readonly path: string; remove(): Promise<void> }>;
  /** Removes the scratch folders of runs that were killed. */
  clearScratch(): Promise<void>;
}

/** Where a kept file is, or would be. */
export function keptPath(folder: string, digest: string, kind: KeptKind): string {
  const { folder: name, suffix } = FOLDERS[kind];
  return join(folder, name, `${digest.replace('sha256:', '')}${suffix}`);
}

/**
 * @param folder `.ministudio` beside the film; made where it is missing.
 * @param film whose lock is held before anything is cleared.
 */
export async function openContentStore(folder: string, film: string): Promise<ContentStore> {
  const scratchRoot = join(folder, 'scratch', film);
  for (const { folder: name } of Object.values(FOLDERS)) await makeFolder(join(folder, name));
  await makeFolder(scratchRoot);
  await requireOneDisk(scratchRoot, folder);
  const pathOf = (digest: string, kind: KeptKind): string => keptPath(folder, digest, kind);
  const has = async (digest: string, kind: KeptKind): Promise<boolean> =>
    await access(pathOf(digest, kind)).then(
      () => true,
      () => false,
    );
  return {
    pathOf,
    has,
    async keepFile(path, kind) {
      const digest = await digestOfFile(path);
      if (!(await has(digest, kind))) await moveFileDurably(path, pathOf(digest, kind));
      return digest;
    },
    async keepBytes(bytes, kind) {
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      if (!(await has(digest, kind))) await writeFileAtomically(pathOf(digest, kind), bytes);
      return digest;
    },
    async writeFile(path, bytes) {
      try {
        await writeFile(path, bytes);
      } catch (error) {
        throw workingFolderError(error, path);
      }
    },
    readImage: (digest) => readFile(pathOf(digest, 'image')),
    async setAside(digest) {
      for (const kind of ['clip', 'image'] as const) {
        const path = pathOf(digest, kind);
        const { dir, name, ext } = parse(path);
        if (await has(digest, kind)) await rename(path, join(dir, `${name}.changed${ext}`));
      }
    },
    async clearScratch() {
      await rm(scratchRoot, { recursive: true, force: true });
      await makeFolder(scratchRoot);
    },
    async scratch() {
      const path = join(scratchRoot, randomUUID());
      try {
        await mkdir(path);
      } catch (error) {
        throw workingFolderError(error, path);
      }
      return { path, remove: () => rm(path, { recursive: true, force: true }) };
    },
  };
}

/** What is made in the scratch folder is moved to its place, which no disk can do with another's files. */
async function requireOneDisk(scratchRoot: string, folder: string): Promise<void> {
  const { dev } = await stat(scratchRoot);
  for (const { folder: name } of Object.values(FOLDERS)) {
    const path = join(folder, name);
    if ((await stat(path)).dev !== dev) throw workingFolderError({ code: 'EXDEV' }, path);
  }
}

/** Reads in pieces, so that a long clip does not fill the memory. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return `sha256:${hash.digest('hex')}`;
}
