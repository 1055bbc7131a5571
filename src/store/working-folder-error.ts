import { isStudioError } from '../diagnostics/studio-error.ts';
import { systemErrorName } from '../diagnostics/system-error.ts';
import { storeError, type StoreErrorCode } from './store-error.ts';

const BLOCKED = {
  code: 'folder/blocked',
  reason: 'a file stands where a folder is wanted, or the other way round',
  hint: 'Move it away, or choose another folder.',
} as const;

const FULL = {
  code: 'folder/full',
  reason: 'the disk is full',
  hint: 'Make room and run it again: it goes on where it stopped.',
} as const;

const DENIED = {
  code: 'folder/denied',
  reason: 'permission is denied',
  hint: 'Change the permissions of the folder, or choose another with --out.',
} as const;

const REASONS: Readonly<Record<string, { code: StoreErrorCode; reason: string; hint: string }>> = {
  ENOSPC: FULL,
  EDQUOT: { ...FULL, reason: 'the disk quota is used up' },
  EFBIG: {
    ...FULL,
    reason: 'the file would be larger than the disk or a limit allows',
    hint: 'Raise the limit (`ulimit -f`) or use another disk, and run it again: it goes on where it stopped.',
  },
  EROFS: {
    code: 'folder/read-only',
    reason: 'the disk is read-only',
    hint: 'Copy the film to another disk, or choose another folder for the output with --out.',
  },
  EACCES: DENIED,
  EPERM: DENIED,
  EEXIST: BLOCKED,
  EISDIR: BLOCKED,
  ENOENT: { ...BLOCKED, reason: 'a folder on the way to it is not there' },
  ENOTDIR: BLOCKED,
  ELOOP: { ...BLOCKED, reason: 'its links lead in a circle, or to nothing' },
  ENAMETOOLONG: {
    ...BLOCKED,
    reason: 'its name is too long for the disk',
    hint: 'Give the film’s file, or what it is called after, a shorter name.',
  },
  EXDEV: {
    ...BLOCKED,
    reason: 'a part of the working folder is on another disk',
    hint: 'Move the whole of `.ministudio` to one disk; it may be a link itself.',
  },
  EIO: {
    code: 'folder/failing',
    reason: 'the disk reports an error',
    hint: 'Check the disk before you go on.',
  },
};

/** What the user can do about a disk that refuses; other errors pass through as they are. */
export function workingFolderError(
  error: unknown,
  path: string,
  act: 'read' | 'write' = 'write',
): unknown {
  const known = REASONS[systemErrorName(error) ?? ''];
  if (known === undefined || isStudioError(error)) return error;
  return storeError(known.code, `cannot ${act} ${path}: ${known.reason}`, {
    hint: known.hint,
    cause: error,
  });
}
