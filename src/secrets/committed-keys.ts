import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { keyShapes } from '../diagnostics/key-shapes.ts';
import { readGitIndex } from './git-index.ts';

/** Something in a repository that whoever clones it can pay with. */
export interface CommittedKey {
  readonly path: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  readonly what: string;
}

/** A larger file is no text that somebody wrote. */
const MOST_BYTES = 1024 * 1024;
const AT_ONCE = 32;
/** What scanners of repositories know on a line whose key is made up, for a test or a text. */
const MADE_UP = /gitleaks:allow|pragma: ?allowlist secret/;

/**
 * Looks through all files that a repository has or is about to have, as they lie in its folder.
 *
 * @param folder the repository's, or one in it.
 * @returns undefined where there is no repository, or none whose list of files can be read.
 */
export async function committedKeys(folder: string): Promise<readonly CommittedKey[] | undefined> {
  const root = await rootOf(folder);
  if (root === undefined) return undefined;
  const index = await readFile(join(root.git, 'index')).catch(() => new Uint8Array());
  const paths = readGitIndex(index);
  if (paths === undefined) return undefined;
  const found: CommittedKey[] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const some = paths.slice(at, at + AT_ONCE);
    for (const keys of await Promise.all(some.map((path) => keysIn(root.folder, path)))) {
      found.push(...keys);
    }
  }
  return found;
}

interface Root {
  readonly folder: string;
  /** Where its index lies: elsewhere than in `.git` for a worktree. */
  readonly git: string;
}

async function rootOf(folder: string): Promise<Root | undefined> {
  const path = join(folder, '.git');
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isDirectory()) return { folder, git: path };
  if (facts?.isFile()) {
    const named = /^gitdir: (.+)$/m.exec(await readFile(path, 'utf8'))?.[1];
    if (named !== undefined) return { folder, git: resolve(folder, named) };
  }
  const above = dirname(folder);
  return above === folder ? undefined : await rootOf(above);
}

async function keysIn(root: string, path: string): Promise<readonly CommittedKey[]> {
  const name = basename(path);
  if (/^\.env(\.|$)/.test(name) && !/\.(example|sample|template)$/.test(name)) {
    return [{ path, what: 'a file for keys' }];
  }
  const file = join(root, path);
  const size = (await stat(file).catch(() => undefined))?.size ?? Infinity;
  if (size > MOST_BYTES) return [];
  const bytes = await readFile(file).catch(() => new Uint8Array());
  if (bytes.includes(0)) return [];
  const text = new TextDecoder().decode(bytes);
  return [...keyShapes(text)].flatMap(({ what, start }) => {
    const before = text.slice(0, start);
    const from = before.lastIndexOf('\n') + 1;
    const to = text.indexOf('\n', start);
    if (MADE_UP.test(text.slice(from, to === -1 ? undefined : to))) return [];
    return [{ path, line: before.split('\n').length, what }];
  });
}
