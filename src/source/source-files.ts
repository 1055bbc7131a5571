/**
 * How the reader gets at files. It never touches a disk itself: the command line, an editor or a test
 * gives it one of these. Paths use forward slashes. Every function rejects with an error whose `code`
 * is the system's (`ENOENT`, `EISDIR`, `EACCES`, …); what is no regular file, `ENODEV`, has no size.
 */
export interface SourceFiles {
  /** Length in bytes. */
  size(path: string): Promise<number>;
  read(path: string): Promise<Uint8Array>;
  /** The path with every symbolic link followed. */
  realPath(path: string): Promise<string>;
}
