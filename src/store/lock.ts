import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode, type StudioError } from '../diagnostics/studio-error.ts';
import { storeError } from './store-error.ts';

export interface Lock {
  release(): Promise<void>;
}

/**
 * Makes sure that one process at a time works on a film. On Linux and Windows the lock is a socket
 * that the kernel frees when its holder dies, however it dies; elsewhere it is a file with the
 * holder's process id.
 *
 * @param folder the real path of the film's working folder.
 * @throws StudioError `folder/locked`
 */
export async function lockFilm(folder: string, film: string): Promise<Lock> {
  const name = createHash('sha256').update(`${folder}\n${film}`).digest('hex').slice(0, 32);
  switch (process.platform) {
    case 'linux':
      return await lockBySocket(`\0ministudio:${name}`, film);
    case 'win32':
      return await lockBySocket(`\\\\.\\pipe\\ministudio-${name}`, film);
    default:
      return await lockByFile(join(folder, `${film}.lock`), film);
  }
}

async function lockBySocket(address: string, film: string): Promise<Lock> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(errorCode(error) === 'EADDRINUSE' ? lockedError(film) : error),
    );
    server.listen(address, resolve);
  });
  server.unref();
  return {
    release: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}

async function lockByFile(path: string, film: string): Promise<Lock> {
  for (;;) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (isRunning(Number(await readFile(path, 'utf8').catch(() => '')))) throw lockedError(film);
      await rm(path, { force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function lockedError(film: string): StudioError {
  return storeError('folder/locked', `${film} is being rendered by another process`, {
    hint: 'Wait until it is done, or stop it; the lock frees itself.',
  });
}
