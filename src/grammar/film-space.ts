import type { Film } from '../film/film.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { worldOf } from '../world/fold/world-of.ts';

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
