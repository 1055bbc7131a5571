import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cliError } from '../cli-error.ts';
import type { FilmPlace } from './film-place.ts';

/** What a film's name ends with, almost always. */
const ENDINGS = ['.yaml', '.yml'];

/**
 * Takes, ledger and output are kept under the film's name without its ending, so that a film may
 * change its ending and keep its takes. Two films of one name in one folder would share them.
 *
 * @throws StudioError `usage/same-name`
 */
export async function requireOwnName({ file, folder, name }: FilmPlace): Promise<void> {
  const own = await identityOf(file);
  for (const ending of ENDINGS) {
    const other = join(folder, `${name}${ending}`);
    const identity = await identityOf(other);
    // A link, or a disk that makes no difference between `film.YAML` and `film.yaml`.
    if (identity === undefined || identity === own) continue;
    throw cliError(
      'usage/same-name',
      `${basename(file)} and ${basename(other)} lie in one folder and would share takes, ledger and output`,
      'Rename one of them; what was made stays with the name.',
    );
  }
}

async function identityOf(path: string): Promise<string | undefined> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.isFile() ? `${found.dev} ${found.ino}` : undefined;
}
