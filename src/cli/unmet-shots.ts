import { isStudioError } from '../diagnostics/studio-error.ts';
import type { Film } from '../film/film.ts';
import { filmPlace } from './film-place.ts';
import { routedFilm } from './prepare-film.ts';
import type { UnmetShot } from './route-film.ts';
import type { RunProviders } from './provider-access.ts';

/**
 * The shots that nobody of their chains can make, because they lack a picture. Whatever else is wrong
 * with a film's providers is told by who plans it.
 */
export async function unmetShots(
  film: Film,
  file: string,
  providers: RunProviders,
): Promise<readonly UnmetShot[]> {
  try {
    return (await routedFilm(film, filmPlace(process.cwd(), file), providers)).unmet;
  } catch (error) {
    if (isStudioError(error)) return [];
    throw error;
  }
}
