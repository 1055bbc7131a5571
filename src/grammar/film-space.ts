import type { Film } from '../film/film.ts';
import { foldWorld } from '../world/fold.ts';
import type { FilmWorld, ShotWorld } from '../world/film-world.ts';

/**
 * A film's world, folded once for all rules: films are frozen, so the fold of one never changes, and
 * it is forgotten with the film.
 */
export function worldOf(film: Film): FilmWorld {
  const known = worlds.get(film);
  if (known !== undefined) return known;
  const world = foldWorld(film);
  worlds.set(film, world);
  return world;
}

/** The film's shots, scene by scene. */
export function scenesOf(film: Film): readonly (readonly ShotWorld[])[] {
  const { shots } = worldOf(film);
  let start = 0;
  return film.scenes.map((scene) => {
    const end = start + scene.shots.length;
    const part = shots.slice(start, end);
    start = end;
    return part;
  });
}

/** The path of a field of a shot, for findings. */
export function pathTo(
  { sceneIndex, shotIndex }: Pick<ShotWorld, 'sceneIndex' | 'shotIndex'>,
  ...field: readonly (string | number)[]
): readonly (string | number)[] {
  return ['scenes', sceneIndex, 'shots', shotIndex, ...field];
}

const worlds = new WeakMap<Film, FilmWorld>();
