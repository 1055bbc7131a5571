import type { Redactor } from '../../secrets/redactor.ts';
import { cliError } from '../cli-error.ts';
import type { FilmPlace } from './film-place.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';

/**
 * Takes, files and the ledger are named by the ids of shots and scenes and by the film's file. Words
 * can be redacted where they are kept; a name could not be found again.
 *
 * @throws StudioError `usage/secret-name`
 */
export function requireOpenNames(
  { compiled }: Pick<PreparedFilm, 'compiled'>,
  { name }: Pick<FilmPlace, 'name'>,
  { redact }: Redactor,
): void {
  const names = [name, ...compiled.flatMap(({ id, scene }) => [id, scene])];
  const secret = names.find((each) => redact(each) !== each);
  if (secret === undefined) return;
  throw cliError(
    'usage/secret-name',
    `the name ${redact(secret)} of a shot, a scene or the film holds a secret, or a part of one, and would be written into files`,
    'Rename it; or change the secret, where it is a word that anybody may use.',
  );
}
