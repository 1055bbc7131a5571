import { basename, dirname, extname, join, resolve } from 'node:path';

/** Where a film and everything around it lies. Absolute paths. */
export interface FilmPlace {
  readonly file: string;
  /** The film's folder: paths in the film are relative to it. */
  readonly folder: string;
  /** The file's name without its ending. */
  readonly name: string;
  /** `.ministudio` beside the film: ledger, takes, lock. */
  readonly workingFolder: string;
  readonly ledger: string;
  readonly out: string;
}

export function filmPlace(cwd: string, file: string, out?: string, outSuffix = ''): FilmPlace {
  const path = resolve(cwd, file);
  const folder = dirname(path);
  const name = basename(path, extname(path));
  const workingFolder = join(folder, '.ministudio');
  return {
    file: path,
    folder,
    name,
    workingFolder,
    ledger: join(workingFolder, `${name}.ledger.jsonl`),
    out: out === undefined ? join(folder, 'build', `${name}${outSuffix}`) : resolve(cwd, out),
  };
}
