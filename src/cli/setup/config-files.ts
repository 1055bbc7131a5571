import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Environment } from '../../secrets/environment.ts';
import { cliError } from '../cli-error.ts';

const NAMES = ['ministudio.config.yaml', 'ministudio.config.yml'];

export interface ConfigFile {
  readonly path: string;
  /** That its paths start from. */
  readonly folder: string;
  /** Whether the user said that it is there. */
  readonly isNamed: boolean;
}

/**
 * The project's own file: the one that is named, or the nearest from the working folder up to the root
 * of its repository. Without a repository only the working folder counts, and folders that somebody
 * else owns never do: the file may name modules, which are run.
 */
export function projectConfig(cwd: string, named: string | undefined): ConfigFile | undefined {
  if (named !== undefined) {
    const path = resolve(cwd, named);
    return { path, folder: dirname(path), isNamed: true };
  }
  for (const folder of foldersOfProject(cwd)) {
    const paths = NAMES.map((name) => join(folder, name)).filter(isThere);
    const [path, other] = paths;
    if (path === undefined) continue;
    if (other === undefined) return { path, folder, isNamed: false };
    throw cliError(
      'usage/same-name',
      `${path} has a neighbour that ends in .yml`,
      'Keep one of the two.',
    );
  }
  return undefined;
}

/** The user's own file, for all of their projects. */
export function userConfig(environment: Environment): ConfigFile | undefined {
  const home = environment.get('HOME') ?? environment.get('USERPROFILE');
  const base =
    environment.get('XDG_CONFIG_HOME') ??
    (process.platform === 'win32' ? environment.get('APPDATA') : undefined) ??
    (home === undefined ? undefined : join(home, '.config'));
  if (base === undefined) return undefined;
  const folder = join(base, 'ministudio');
  const path = join(folder, 'config.yaml');
  return isThere(path) ? { path, folder, isNamed: false } : undefined;
}

/** From the working folder to the root of its repository. */
function foldersOfProject(cwd: string): readonly string[] {
  const owner = ownerOf(cwd);
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (ownerOf(folder) !== owner) return [cwd];
    folders.push(folder);
    if (isThere(join(folder, '.git'))) return folders;
    if (dirname(folder) === folder) return [cwd];
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function ownerOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.uid;
}
