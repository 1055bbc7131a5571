import { createServer } from 'node:net';
import { errorCode } from '../../diagnostics/studio-error.ts';

/**
 * Listens at an address that only one can, and that the kernel frees when its holder dies, however it
 * dies.
 *
 * @returns how to release it; undefined where another has it.
 */
export async function lockSocket(address: string): Promise<(() => Promise<void>) | undefined> {
  const server = createServer((socket) => socket.destroy());
  const isTaken = await new Promise<boolean>((resolve, reject) => {
    server.once('error', (error) =>
      errorCode(error) === 'EADDRINUSE' ? resolve(true) : reject(error),
    );
    server.listen(address, () => resolve(false));
  });
  if (isTaken) return undefined;
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
}
