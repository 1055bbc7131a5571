import type { Adjustment } from '../../film/adjustment.ts';
import type { Character } from '../../film/character.ts';
import type { Environment } from '../../film/environment.ts';
import type { Film } from '../../film/film.ts';
import type { Heading } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Lighting } from '../../film/lighting.ts';
import type { Shot } from '../../film/shot.ts';
import type { Frames } from '../../film/time.ts';
import type { TimelineShot } from '../../film/timeline.ts';
import type { VideoModel } from '../../providers/capabilities.ts';
import type { ShotStaging } from '../../world/stage/stage.ts';
import type { WorldState } from '../../world/fold/world-state.ts';
import type { View } from '../../world/view/view.ts';
import type { PlannedJoin } from '../compiled-shot.ts';
import type { Ending } from '../joins/endings.ts';

/** All that the sections of a prompt are written from: one part of one shot. */
export interface ShotContext {
  readonly film: Film;
  readonly shot: Shot;
  readonly timed: TimelineShot;
  /** The world as the shot begins and as it ends. */
  readonly before: WorldState;
  readonly after: WorldState;
  readonly cast: readonly Character[];
  readonly environment?: Environment;
  readonly lighting?: Lighting;
  readonly join: PlannedJoin;
  /** The still that the shot ends in and others start from, if any. */
  readonly ending?: Ending;
  /** The shot that is gone on from, if any. */
  readonly source?: Shot;
  readonly model: VideoModel;
  /** Where everyone and the camera are. */
  readonly staged: ShotStaging;
  /** What the camera sees; absent where there is no floor plan. */
  readonly space?: ShotSpace;
  readonly part: ContextPart;
  /** Whether the first frame shows already how the world is. */
  readonly continues: boolean;
}

/** The shot on the floor plan, as far as words need it. */
export interface ShotSpace {
  readonly begin: View;
  readonly end: View;
  /** Where those look who stay where they are, if it was said. */
  readonly facing: ReadonlyMap<string, Heading>;
  /** Who goes from one place to another. */
  readonly moving: ReadonlySet<string>;
  /** Where the camera cannot be as the shot asks. */
  readonly adjustments: readonly Adjustment[];
}

/** Which part of the shot one call makes, in frames of the shot. */
export interface ContextPart {
  readonly index: number;
  readonly count: number;
  readonly from: Frames;
  readonly to: Frames;
}

/** How a character is called in a prompt. */
export function nameOf(context: ShotContext, id: CharacterId): string {
  return context.film.characters[id]?.name ?? id;
}
