import { statSync } from 'node:fs';
import { errorCode } from '../../diagnostics/studio-error.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import type { Loss, TakeLibrary, TakeRecord } from '../../plan/take-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { digestIfThere, type KeptKind, keptPath } from './vault.ts';
import { workingFolderError } from '../working-folder-error.ts';

/** A kept file of a take. */
interface TakeFile {
  readonly digest: string;
  readonly kind: KeptKind;
}

/** All that is kept of a take, each once: a clip that was right already is the shot's file too. */
function filesOf({ file, clips, lastFrame }: TakeRecord): readonly TakeFile[] {
  const images = [{ digest: lastFrame, kind: 'image' as const }];
  return [...new Set([file, ...clips])]
    .map((digest): TakeFile => ({ digest, kind: 'clip' }))
    .concat(images);
}

/** A keyframe's picture, and the provider's bytes that it can be made of again. */
function filesOfKeyframe({ picture, made }: KeyframeRecord): readonly TakeFile[] {
  return [...new Set([picture, made])].map((digest) => ({ digest, kind: 'image' }));
}

/** The provider's bytes. */
function filesOfVoice({ sound }: VoiceRecord): readonly TakeFile[] {
  return [{ digest: sound, kind: 'sound' }];
}

/** How many bytes each kept file of a take has: written down with it, to be compared later. */
export function sizesOf(folder: string, take: TakeRecord): Readonly<Record<string, number>> {
  return sizesOfFiles(folder, filesOf(take));
}

/** The same for a keyframe. */
export function sizesOfKeyframe(
  folder: string,
  keyframe: KeyframeRecord,
): Readonly<Record<string, number>> {
  return sizesOfFiles(folder, filesOfKeyframe(keyframe));
}

/** The same for a line that was spoken. */
export function sizesOfVoice(folder: string, voice: VoiceRecord): Readonly<Record<string, number>> {
  return sizesOfFiles(folder, filesOfVoice(voice));
}

function sizesOfFiles(
  folder: string,
  files: readonly TakeFile[],
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    files.flatMap((file) => {
      const size = sizeOf(folder, file);
      return size === undefined ? [] : [[file.digest, size]];
    }),
  );
}

/**
 * Which kept files of the takes on a ledger are gone, or have another size than they were kept
 * with. Reads no bytes, so it is quick enough for every plan.
 */
export function lostFiles(folder: string, entries: readonly LedgerEntry[]): TakeLibrary['lost'] {
  const lost: Record<string, Loss> = {};
  const discarded = discardedTakes(entries);
  for (const entry of entries) {
    // Removed as the user asked, which is no loss.
    if (entry.kind === 'take' && discarded.has(takeKey(entry.take))) continue;
    const { files, sizes } = keptBy(entry);
    for (const file of files) {
      const size = sizeOf(folder, file);
      const kept = sizes[file.digest];
      if (size === undefined) lost[file.digest] = 'gone';
      else if (kept !== undefined && kept !== size) lost[file.digest] = 'changed';
    }
  }
  return lost;
}

/** The files that an entry says are kept, with the sizes that they had. */
function keptBy(entry: LedgerEntry): {
  readonly files: readonly TakeFile[];
  readonly sizes: Readonly<Record<string, number>>;
} {
  switch (entry.kind) {
    case 'take':
      return { files: filesOf(entry.take), sizes: entry.sizes ?? {} };
    case 'keyframe':
      return { files: filesOfKeyframe(entry.keyframe), sizes: entry.sizes };
    case 'voice':
      return { files: filesOfVoice(entry.voice), sizes: entry.sizes };
    default:
      return { files: [], sizes: {} };
  }
}

/** The takes whose files were removed as the user asked, and that were not made again since. */
export function discardedTakes(entries: readonly LedgerEntry[]): ReadonlySet<string> {
  const known = new Set<string>();
  const discarded = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'take') {
      known.add(takeKey(entry.take));
      discarded.delete(takeKey(entry.take));
    }
    // A ledger that was mended may have lost the take itself.
    if (entry.kind === 'discarded' && known.has(takeKey(entry))) discarded.add(takeKey(entry));
  }
  return discarded;
}

/** Names a take of a film. */
export function takeKey({ shot, take }: Pick<TakeRecord, 'shot' | 'take'>): string {
  return `${take} ${shot}`;
}

/** Which of a take's files that are not known to be lost have other bytes than they were kept with. */
export async function changedFiles(
  folder: string,
  take: TakeRecord,
  known: TakeLibrary['lost'],
): Promise<TakeLibrary['lost']> {
  return await changedOf(folder, filesOf(take), known);
}

/** The same of a keyframe. */
export async function changedKeyframe(
  folder: string,
  keyframe: KeyframeRecord,
  known: TakeLibrary['lost'],
): Promise<TakeLibrary['lost']> {
  return await changedOf(folder, filesOfKeyframe(keyframe), known);
}

/** The same of a line that was spoken. */
export async function changedVoice(
  folder: string,
  voice: VoiceRecord,
  known: TakeLibrary['lost'],
): Promise<TakeLibrary['lost']> {
  return await changedOf(folder, filesOfVoice(voice), known);
}

async function changedOf(
  folder: string,
  files: readonly TakeFile[],
  known: TakeLibrary['lost'],
): Promise<TakeLibrary['lost']> {
  const changed: Record<string, Loss> = {};
  for (const { digest, kind } of files) {
    if (known[digest] !== undefined) continue;
    const found = await digestIfThere(keptPath(folder, digest, kind));
    if (found === undefined) changed[digest] = 'gone';
    else if (found !== digest) changed[digest] = 'changed';
  }
  return changed;
}

/** At once, as there may be thousands; undefined where there is no such file, whatever else is there. */
function sizeOf(folder: string, { digest, kind }: TakeFile): number | undefined {
  const path = keptPath(folder, digest, kind);
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found?.isFile() ? found.size : undefined;
  } catch (error) {
    // A link that leads in a circle leads to no file.
    if (errorCode(error) === 'ELOOP') return undefined;
    throw workingFolderError(error, path, 'read');
  }
}
