import type { Character, CharacterChange } from '../../film/character.ts';
import type { EnvironmentId } from '../../film/ids.ts';
import type { CharacterState } from './world-state.ts';

const NOTHING: readonly string[] = Object.freeze([]);

/**
 * A character as the film begins. It is nowhere until its first shot; the place in `starts` is one
 * in the environment of that shot. Where `starts` names no garment, the first of its wardrobe is
 * worn: a wardrobe is written down to be seen.
 */
export function initialCharacter(character: Character): CharacterState {
  const first = Object.keys(character.wardrobe)[0];
  const wardrobe = first === undefined ? NOTHING : Object.freeze([first]);
  const bare = Object.freeze({ wardrobe, props: NOTHING });
  return changeCharacter(bare, character.starts, undefined);
}

/** The character where it is now in `environment`; its place elsewhere is forgotten. */
export function enterEnvironment(
  state: CharacterState,
  environment: EnvironmentId,
): CharacterState {
  if (state.environment === environment) return state;
  if (state.environment === undefined) return Object.freeze({ environment, ...state });
  const { at: _at, facing: _facing, environment: _environment, ...kept } = state;
  return Object.freeze({ environment, ...kept });
}

/**
 * What a shot does to a character. A place is one in the shot's environment, so naming it brings
 * the character there even where it is not on screen; going somewhere else without a word on where
 * it looks, it no longer looks where it did.
 */
export function changeCharacter(
  state: CharacterState,
  change: CharacterChange,
  environment: EnvironmentId | undefined,
): CharacterState {
  if (Object.keys(change).length === 0) return state;
  const { facing, wardrobe, props, ...rest } = state;
  const stays = change.at === undefined;
  return Object.freeze({
    wardrobe,
    props,
    ...rest,
    ...(facing !== undefined && stays ? { facing } : {}),
    ...change,
    ...(environment !== undefined && !stays ? { environment } : {}),
  });
}
