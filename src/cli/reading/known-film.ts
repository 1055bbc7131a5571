import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { cliError } from '../cli-error.ts';
import type { FilmPlace } from './film-place.ts';

/**
 * For commands that read a ledger and need no film: one that is misspelt has neither.
 *
 * @param named as the user wrote it.
 * @throws StudioError `usage/unknown-film`
 */
export function requireKnownFilm(cwd: string, named: string, { file, ledger }: FilmPlace): void {
  if (existsSync(ledger) || existsSync(file)) return;
  const problem = `there is no ${named}, and no ${relative(cwd, ledger)}`;
  throw cliError('usage/unknown-film', problem, 'Correct the path.');
}
