import { errorCode, isStudioError } from '../diagnostics/studio-error.ts';
import { storeError, type StoreErrorCode } from './store-error.ts';

const BLOCKED = {
  code: 'folder/blocked',
  reason: 'a file stands where a folder is wanted, or the other way round',
  hint: 'Move it away, or choose another folder.',
} as const;

const REASONS: Readonly<Record<string, { code: StoreErrorCode; reason: string; hint: string }>> = {
  ENOSPC: {
    code: 'folder/full',
    reason: 'the disk is full',
    hint: 'Make room and run it again: it goes on where it stopped.',
  },
  EDQUOT: {
    code: 'folder/full',
    reason: 'the disk quota is used up',
    hint: 'Make room and run it again: it goes on where it stopped.',
  },
  EROFS: {
    code: 'folder/read-only',
    reason: 'the disk is read-only',
    hint: 'Copy the film to another disk, or choose another folder for the output with --out.',
  },
  EACCES: {
    code: 'folder/denied',
    reason: 'permission is denied',
    hint: 'Change the permissions of the folder, or choose another with --out.',
  },
  EPERM: {
    code: 'folder/denied',
    reason: 'permission is denied',
    hint: 'Change the permissions of the folder, or choose another with --out.',
  },
  EEXIST: BLOCKED,
  EISDIR: BLOCKED,
  ENOENT: { ...BLOCKED, reason: 'a folder on the way to it is not there' },
  ENOTDIR: BLOCKED,
  ELOOP: { ...BLOCKED, reason: 'its links lead in a circle' },
  ENAMETOOLONG: { ...BLOCKED, reason: 'its name is too long for the disk' },
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
  const known = REASONS[errorCode(error) ?? ''];
  if (known === undefined || isStudioError(error)) return error;
  return storeError(known.code, `cannot ${act} ${path}: ${known.reason}`, {
    hint: known.hint,
    cause: error,
  });
}
