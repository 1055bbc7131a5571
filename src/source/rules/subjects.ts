import type { Environment } from '../../film/environment.ts';
import type { Film, Scene } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';

/** A shot with its scene and its path in the film. */
export interface PlacedShot {
  readonly shot: Shot;
  readonly scene: Scene;
  readonly path: readonly (string | number)[];
}

/** A film is immutable, so what one rule has listed serves the next. */
const listed = new WeakMap<Film, readonly PlacedShot[]>();

export function placedShots(film: Film): readonly PlacedShot[] {
  let shots = listed.get(film);
  if (shots === undefined) {
    shots = film.scenes.flatMap((scene, sceneIndex) =>
      scene.shots.map((shot, index): PlacedShot => ({
        shot,
        scene,
        path: ['scenes', sceneIndex, 'shots', index],
      })),
    );
    listed.set(film, shots);
  }
  return shots;
}

export function environmentOf(film: Film, shot: Shot): Environment | undefined {
  return shot.environment === undefined ? undefined : film.environments[shot.environment];
}
