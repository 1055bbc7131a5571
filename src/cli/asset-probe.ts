import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative } from 'node:path';
import { refusalOf } from '../diagnostics/refusal.ts';
import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import type { AssetFacts, AssetProbe } from '../source/asset-probe.ts';

/** Looks at the files that a film names. The decoders are loaded only when it names any. */
export function assetProbe(allowOutside: boolean): AssetProbe {
  return async (path, folder) => {
    const named = isAbsolute(path) ? path : join(folder, path);
    let real: string;
    try {
      real = await realpath(named);
    } catch (error) {
      return errorCode(error) === 'ENOENT'
        ? { kind: 'missing' }
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

async function look(path: string): Promise<AssetFacts> {
  const { probeMedia } = await import('../media/probe-media.ts');
  try {
    const kind = await probeMedia(path);
    switch (kind) {
      case 'image': {
        const { probeImage } = await import('../media/probe-image.ts');
        const { width, height } = await probeImage(path);
        return { kind, width, height };
      }
      case 'video': {
        const { probeClip } = await import('../media/probe-clip.ts');
        const { width, height, seconds } = await probeClip(path);
        return { kind, width, height, seconds };
      }
      case 'audio':
        return { kind };
      case 'other':
        return { kind: 'unreadable', reason: 'it is no picture, sound or clip' };
    }
  } catch (error) {
    if (isStudioError(error)) return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}
