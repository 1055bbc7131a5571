import type { Film } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { AskedRetake } from './asked-retake.ts';

/** The film as one take of one shot is asked for: with its own note and seed. */
export function withNote(film: Film, id: ShotId, { note, seed }: AskedRetake): Film {
  const inShot = (shot: Shot): Shot =>
    shot.id === id
      ? {
          ...shot,
          ...(note !== undefined && { takeNote: note }),
          ...(seed !== undefined && { seed }),
        }
      : shot;
  return {
    ...film,
    scenes: film.scenes.map((scene) => ({ ...scene, shots: scene.shots.map(inShot) })),
  };
}
