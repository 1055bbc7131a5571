import { isStudioError } from '../../diagnostics/studio-error.ts';
import type { Film } from '../../film/film.ts';
import { configuredFilm } from '../reading/configured-film.ts';
import { filmPlace } from '../reading/film-place.ts';
import { routedFilm } from '../planning/prepare-film.ts';
import type { UnmetShot } from './route-film.ts';
import type { RunProviders } from '../providers/run-providers.ts';

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
    const configured = configuredFilm(film, providers.config);
    return (await routedFilm(configured, filmPlace(process.cwd(), file), providers)).unmet;
  } catch (error) {
    if (isStudioError(error)) return [];
    throw error;
  }
}
