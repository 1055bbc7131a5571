import type { Character } from '../../film/character.ts';
import type { Environment, Layout } from '../../film/environment.ts';
import type { Film } from '../../film/film.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import { castOf } from './cast.ts';
import type { FilmWorld, ShotWorld } from '../fold/film-world.ts';
import type { WorldState } from '../fold/world-state.ts';

/** All that decides where people and the camera stand in one shot. */
export interface ShotSetting {
  readonly shot: Shot;
  /** Width ÷ height of the picture. */
  readonly aspect: number;
  readonly environment?: Environment;
  /** Who appears, in the order of the shot. */
  readonly cast: readonly CharacterId[];
  /** Of the whole film. */
  readonly characters: Readonly<Record<CharacterId, Character>>;
  readonly before: WorldState;
  readonly after: WorldState;
}

/** The setting of the film's shot at this index; throws a `RangeError` where there is none. */
export function settingOf(film: Film, world: FilmWorld, shotIndex: number): ShotSetting {
  const found = world.shots[shotIndex];
  if (found === undefined) throw new RangeError(`The film has no shot at index ${shotIndex}.`);
  return settingOfShot(film, found);
}

export function settingOfShot(film: Film, { shot, before, after }: ShotWorld): ShotSetting {
  const environment =
    shot.environment === undefined ? undefined : film.environments[shot.environment];
  return {
    shot,
    aspect: film.format.width / film.format.height,
    ...(environment === undefined ? {} : { environment }),
    cast: castOf(shot).filter((id) => film.characters[id] !== undefined),
    characters: film.characters,
    before,
    after,
  };
}

/** The floor plan of the shot's environment in a snapshot of the world, if it has one. */
export function layoutIn(setting: ShotSetting, state: WorldState): Layout | undefined {
  return setting.environment === undefined
    ? undefined
    : state.environments[setting.environment.id]?.layout;
}
