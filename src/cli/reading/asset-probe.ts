import { open, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { refusalOf } from '../../diagnostics/refusal.ts';
import { errorCode, isStudioError, type StudioError } from '../../diagnostics/studio-error.ts';
import type { AssetFacts, AssetProbe } from '../../source/asset-probe.ts';

/** Looks at the files that a film names. The decoders are loaded only when it names any. */
export function assetProbe(allowOutside: boolean): AssetProbe {
  const listings = new Map<string, Promise<readonly string[]>>();
  const beside = (folder: string): Promise<readonly string[]> => {
    const listing = listings.get(folder) ?? filesIn(folder);
    listings.set(folder, listing);
    return listing;
  };
  return async (path, folder) => {
    const named = isAbsolute(path) ? path : join(folder, path);
    let real: string;
    try {
      real = await realpath(named);
    } catch (error) {
      return errorCode(error) === 'ENOENT'
        ? { kind: 'missing', beside: namesBeside(path, await beside(dirname(named))) }
        : { kind: 'unreadable', reason: refusalOf(errorCode(error) ?? 'nothing') };
    }
    const within = relative(await realpath(folder), real);
    if (!allowOutside && (within.startsWith('..') || isAbsolute(within)))
      return { kind: 'outside' };
    const facts = await stat(real);
    // A pipe or a device is never opened: it may wait for ever, or have no end.
    if (!facts.isFile()) {
      return { kind: 'unreadable', reason: refusalOf(facts.isDirectory() ? 'EISDIR' : 'ENODEV') };
    }
    return await look(real);
  };
}

/** Files of a folder: some, where it has very many; none where it can't be read. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
}

/** The same, as the film would name them. */
function namesBeside(path: string, names: readonly string[]): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return names.map((name) => `${folder}${name}`);
}

async function look(path: string): Promise<AssetFacts> {
  const { probeMedia } = await import('../../media/probe/probe-media.ts');
  try {
    const kind = await probeMedia(path);
    switch (kind) {
      case 'image': {
        const { probeImage } = await import('../../media/probe/probe-image.ts');
        const { width, height } = await probeImage(path);
        return { kind, width, height };
      }
      case 'video': {
        const { probeClip } = await import('../../media/probe/probe-clip.ts');
        const { width, height, seconds } = await probeClip(path);
        return { kind, width, height, seconds };
      }
      case 'audio':
        return { kind };
      case 'other':
        return (await isPointer(path))
          ? { kind: 'pointer' }
          : { kind: 'unreadable', reason: 'it is no picture, sound or clip of a known format' };
    }
  } catch (error) {
    if (isStudioError(error)) return { kind: 'unreadable', reason: reasonOf(error) };
    throw error;
  }
}

/** What is wrong with the file, in words that leave out its name. */
function reasonOf({ cause, message }: StudioError): string {
  const hasMessage = typeof cause === 'object' && cause !== null && 'message' in cause;
  return hasMessage ? String(cause.message) : message;
}

/** Whether Git LFS has left its pointer in place of the file. */
async function isPointer(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(64), position: 0 });
    return buffer
      .toString('latin1', 0, bytesRead)
      .startsWith('version https://git-lfs.github.com/');
  } finally {
    await file.close();
  }
}
