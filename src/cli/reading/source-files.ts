import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { SourceFiles } from '../../source/source-files.ts';

/**
 * The disk, as the reader of films sees it. Films are small and few, and a command has nothing else
 * to do until it has read them: reading at once spares the start of the thread pool.
 */
export const diskFiles: SourceFiles = {
  size: async (path) => {
    const facts = statSync(path);
    if (facts.isFile()) return facts.size;
    // A pipe may wait for ever, and a device may have no end.
    const code = facts.isDirectory() ? 'EISDIR' : 'ENODEV';
    throw Object.assign(new Error(`not a regular file: ${path}`), { code });
  },
  read: async (path) => readFileSync(path),
  realPath: async (path) => realpathSync(path).replaceAll('\\', '/'),
};
