import type { Environment } from '../../film/environment.ts';
import type { Film, Scene } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';

/** A shot with its scene and its path in the film. */
export interface PlacedShot {
  readonly shot: Shot;
  readonly scene: Scene;
  readonly path: readonly (string | number)[];
}

export function* placedShots(film: Film): Iterable<PlacedShot> {
  for (const [sceneIndex, scene] of film.scenes.entries()) {
    for (const [index, shot] of scene.shots.entries()) {
      yield { shot, scene, path: ['scenes', sceneIndex, 'shots', index] };
    }
  }
}

export function environmentOf(film: Film, shot: Shot): Environment | undefined {
  return shot.environment === undefined ? undefined : film.environments[shot.environment];
}
