import { createHash, randomUUID } from 'node:crypto';
import {
  access,
  lstat,
  mkdir,
  open,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join, parse } from 'node:path';
import { errorCode, type StudioError } from '../../diagnostics/studio-error.ts';
import { makeSure, moveFileDurably, writeFileAtomically } from '../disk/durable-files.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { storeError } from '../store-error.ts';
import { workingFolderError } from '../working-folder-error.ts';

export type KeptKind = 'clip' | 'image' | 'sound';

const FOLDERS: Readonly<Record<KeptKind, { folder: string; suffix: string }>> = {
  clip: { folder: 'takes', suffix: '.mp4' },
  image: { folder: 'frames', suffix: '.png' },
  // What it is, its bytes say.
  sound: { folder: 'voices', suffix: '.audio' },
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
  /** Whether it is there with just the bytes that it is named by: reads all of them. */
  holds(digest: string, kind: KeptKind): Promise<boolean>;
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
  // By itself, as it is to outlast a power cut also where another has made it, and nothing in it.
  await makeFolder(folder);
  for (const { folder: name } of Object.values(FOLDERS)) await makeFolder(join(folder, name));
  await makeFolder(scratchRoot);
  await requireOneDisk(scratchRoot, folder);
  const pathOf = (digest: string, kind: KeptKind): string => keptPath(folder, digest, kind);
  const has = async (digest: string, kind: KeptKind): Promise<boolean> =>
    await access(pathOf(digest, kind)).then(
      () => true,
      () => false,
    );
  const holds = async (digest: string, kind: KeptKind): Promise<boolean> =>
    (await digestIfThere(pathOf(digest, kind))) === digest;
  /** One that has changed since makes room: what is kept now would be taken for it. */
  const isKept = async (digest: string, kind: KeptKind): Promise<boolean> => {
    if (!(await has(digest, kind))) return false;
    if (await holds(digest, kind)) {
      await makeSure(pathOf(digest, kind));
      return true;
    }
    await moveAside(pathOf(digest, kind));
    return false;
  };
  return {
    pathOf,
    has,
    holds,
    async keepFile(path, kind) {
      const digest = await digestOfFile(path);
      if (!(await isKept(digest, kind))) await moveFileDurably(path, pathOf(digest, kind));
      return digest;
    },
    async keepBytes(bytes, kind) {
      const digest = digestOfBytes(bytes);
      if (!(await isKept(digest, kind))) await writeFileAtomically(pathOf(digest, kind), bytes);
      return digest;
    },
    async writeFile(path, bytes) {
      try {
        await writeFile(path, bytes);
      } catch (error) {
        throw workingFolderError(error, path);
      }
    },
    async readImage(digest) {
      const path = pathOf(digest, 'image');
      const bytes = await readFile(path).catch((error: unknown) => {
        throw workingFolderError(error, path, 'read');
      });
      // It is sent to who makes the next shot, and paid for there.
      if (digestOfBytes(bytes) !== digest) throw changedError(path);
      return bytes;
    },
    async setAside(digest) {
      for (const kind of ['clip', 'image', 'sound'] as const) {
        if ((await has(digest, kind)) && !(await holds(digest, kind))) {
          await moveAside(pathOf(digest, kind));
        }
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

/** Nothing that is found is thrown away, nor written over: it may be all that is left of something. */
async function moveAside(path: string): Promise<void> {
  const { dir, name, ext } = parse(path);
  try {
    for (let count = 1; ; count += 1) {
      const aside = join(dir, `${name}.changed${count === 1 ? '' : `-${count}`}${ext}`);
      if ((await lstat(aside).catch(() => undefined)) !== undefined) continue;
      await rename(path, aside);
      return;
    }
  } catch (error) {
    throw workingFolderError(error, path);
  }
}

function changedError(path: string): StudioError {
  return storeError('folder/changed', `${path} is not what was kept any more`, {
    hint: 'Run the same command again: it is looked at first, and made again where it can be.',
  });
}

function digestOfBytes(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/**
 * The digest of what a path leads to; undefined where there is no file.
 *
 * @throws StudioError `folder/…` where there is one that can't be read.
 */
export async function digestIfThere(path: string): Promise<string | undefined> {
  try {
    return await digestOfFile(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(errorCode(error) ?? '')) return undefined;
    throw workingFolderError(error, path, 'read');
  }
}

const PIECE_BYTES = 256 * 1024;

/** Reads in pieces, so that a long clip does not fill the memory. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  // By hand: a film has hundreds of small files, and a stream for each costs more than it reads.
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
      if (bytesRead === 0) return `sha256:${hash.digest('hex')}`;
      hash.update(piece.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
