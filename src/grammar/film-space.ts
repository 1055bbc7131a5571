import type { Film } from '../film/film.ts';
import { foldWorld } from '../world/fold.ts';
import type { FilmWorld, ShotWorld } from '../world/film-world.ts';
import type { ShotStaging } from '../world/stage.ts';
import { stageSpace } from '../world/stage.ts';

/**
 * A film's world, folded once for all rules: films are frozen, so the fold of one never changes, and
 * it is forgotten with the film.
 */
export function worldOf(film: Film): FilmWorld {
  return remember(worlds, film, () => foldWorld(film));
}

/** Where everyone and the camera are in a shot, worked out once for all rules. */
export function spaceOf(film: Film, shot: ShotWorld): ShotStaging {
  return remember(spaces, shot, () => stageSpace(film, shot));
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
const spaces = new WeakMap<ShotWorld, ShotStaging>();

function remember<Key extends object, Value>(
  memory: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
