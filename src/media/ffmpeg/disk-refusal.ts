import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../diagnostics/system-error.ts';

type Refusal = 'ENOSPC' | 'EDQUOT' | 'EFBIG' | 'EROFS';

/** How a C library says it, which is all that ffmpeg passes on. */
const WORDS: readonly (readonly [RegExp, Refusal])[] = [
  [/no space left on device/i, 'ENOSPC'],
  [/dis[ck] quota exceeded/i, 'EDQUOT'],
  [/file too large/i, 'EFBIG'],
  [/read-only file system/i, 'EROFS'],
];

/** Less than any clip takes. */
const ROOM = 64 * 1024;

/**
 * The system's error where the disk has refused what ffmpeg was to write. By its words; by the signal for
 * a file that gets larger than it may; and by trying, for those that it has no words for.
 */
export async function diskRefusal(
  output: string,
  ended: { readonly said: string; readonly signal?: string | undefined },
): Promise<Error | undefined> {
  if (ended.signal === 'SIGXFSZ') return systemError('EFBIG', output);
  const known = WORDS.find(([words]) => words.test(ended.said));
  if (known !== undefined) return systemError(known[1], output);
  const path = join(dirname(output), `.room-${randomUUID()}`);
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(Buffer.alloc(ROOM));
      await file.sync();
    } finally {
      await file.close();
    }
    return undefined;
  } catch (error) {
    return isSystemError(error) ? Object.assign(error, { path: output }) : undefined;
  } finally {
    await rm(path, { force: true }).catch(() => {});
  }
}

function systemError(code: Refusal, path: string): Error {
  const errno = -constants.errno[code];
  return Object.assign(new Error(`${code}: ffmpeg could not write ${path}`), { code, errno, path });
}
