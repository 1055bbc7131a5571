import type { SourceFiles } from '../../src/source/source-files.ts';

/** Files that exist only here; `links` are symbolic links, from path to path. */
export function memoryFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): SourceFiles {
  const bytesOf = (path: string): Uint8Array => {
    const content = files[links[path] ?? path];
    if (content === undefined) {
      throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
    }
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  };
  return {
    size: async (path) => bytesOf(path).length,
    read: async (path) => bytesOf(path),
    realPath: async (path) => {
      const real = links[path] ?? path;
      const isFolder = Object.keys(files).some((file) => file.startsWith(`${real}/`));
      if (!isFolder && real !== '.') bytesOf(real);
      return real;
    },
  };
}
