import { readFileSync, realpathSync, statSync } from 'node:fs';
import type { SourceFiles } from '../source/source-files.ts';

/**
 * The disk, as the reader of films sees it. Films are small and few, and a command has nothing else
 * to do until it has read them: reading at once spares the start of the thread pool.
 */
export const diskFiles: SourceFiles = {
  size: async (path) => statSync(path).size,
  read: async (path) => readFileSync(path),
  realPath: async (path) => realpathSync(path).replaceAll('\\', '/'),
};
