import type { Scene } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { WorldState } from './world-state.ts';

/** A film's whole history: one pair of snapshots for each shot, in the film's order. */
export interface FilmWorld {
  /** Before the first shot: `starts` of every character, environments as they are described. */
  readonly initial: WorldState;
  readonly shots: readonly ShotWorld[];
  /** Where in `shots` a shot stands. */
  readonly indexOf: ReadonlyMap<ShotId, number>;
}

export interface ShotWorld {
  readonly id: ShotId;
  readonly shot: Shot;
  readonly scene: Scene;
  /** Place of the scene in the film and of the shot in the scene, for paths of findings. */
  readonly sceneIndex: number;
  readonly shotIndex: number;
  /** The earlier shot whose last frame this one wishes to start from (`join: chain`, `extend`). */
  readonly carriesFrom?: ShotWorld;
  /** As the shot begins: its cast has come to its environment, its lighting is set. */
  readonly before: WorldState;
  /** As it ends, with its `changes` and its last spoken line. */
  readonly after: WorldState;
}

/** The snapshots of a shot by its id; undefined where the film has no such shot. */
export function shotWorldOf(world: FilmWorld, id: ShotId): ShotWorld | undefined {
  const index = world.indexOf.get(id);
  return index === undefined ? undefined : world.shots[index];
}
