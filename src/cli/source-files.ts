import { readFile, realpath, stat } from 'node:fs/promises';
import type { SourceFiles } from '../source/source-files.ts';

/** The disk, as the reader of films sees it. */
export const diskFiles: SourceFiles = {
  size: async (path) => (await stat(path)).size,
  read: (path) => readFile(path),
  realPath: async (path) => (await realpath(path)).replaceAll('\\', '/'),
};
