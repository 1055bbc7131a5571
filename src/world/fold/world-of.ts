import type { Film } from '../../film/film.ts';
import type { FilmWorld } from './film-world.ts';
import { foldWorld } from './fold.ts';

/**
 * A film's world, folded once for all who ask: films are frozen, so the fold of one never changes,
 * and it is forgotten with the film.
 */
export function worldOf(film: Film): FilmWorld {
  const known = worlds.get(film);
  if (known !== undefined) return known;
  const world = foldWorld(film);
  worlds.set(film, world);
  return world;
}

const worlds = new WeakMap<Film, FilmWorld>();
