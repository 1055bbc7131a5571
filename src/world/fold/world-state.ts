import type { Place, HeadingOrTarget } from '../../film/character.ts';
import type { Layout } from '../../film/environment.ts';
import type { CharacterId, EnvironmentId, LightingId, SceneId, ShotId } from '../../film/ids.ts';

/**
 * The world after a shot: frozen plain data that can be printed, compared, stored with the take and
 * rebuilt from the spec alone.
 */
export interface WorldState {
  /** The shot after which this holds; absent before the first shot. */
  readonly shot?: ShotId;
  readonly scene?: SceneId;
  /** Of every character of the film, on screen or not. */
  readonly characters: Readonly<Record<CharacterId, CharacterState>>;
  /** Of every environment of the film: what happened in a room is still so when we return. */
  readonly environments: Readonly<Record<EnvironmentId, EnvironmentState>>;
  readonly lighting: LightingState;
  readonly lastLine?: { readonly character: CharacterId; readonly line: string };
}

export interface CharacterState {
  readonly environment?: EnvironmentId;
  readonly at?: Place;
  readonly facing?: HeadingOrTarget;
  readonly emotion?: string;
  readonly motion?: string;
  readonly wardrobe: readonly string[];
  readonly posture?: string;
  readonly props: readonly string[];
}

export interface EnvironmentState {
  readonly weather?: string;
  readonly time?: string;
  /** The floor plan as it is now; absent where the environment has none. */
  readonly layout?: Layout;
  readonly notes: readonly string[];
}

export interface LightingState {
  readonly use?: LightingId;
  readonly time?: string;
  readonly intensity: number;
  readonly notes: readonly string[];
}
