import type { Adjustment } from '../../film/adjustment.ts';
import type { Character } from '../../film/character.ts';
import type { Environment } from '../../film/environment.ts';
import type { Film } from '../../film/film.ts';
import type { CharacterId } from '../../film/ids.ts';
import { blockingOf } from '../floor/blocking.ts';
import type { FilmWorld } from '../fold/film-world.ts';
import { drawFloorPlan } from '../floor/floor-plan.ts';
import { fieldOfView } from '../camera/lens.ts';
import type { Performance } from '../stage/performance.ts';
import { resolvePerformance } from '../stage/performance.ts';
import { poseAt } from '../camera/pose-at.ts';
import { layoutIn } from '../stage/setting.ts';
import { stageSpace, viewAt } from '../stage/stage.ts';
import type { Blocking, CameraPath, CameraPose } from '../stage/staging.ts';
import type { View } from '../view/view.ts';
import type { ViewWords } from '../view/words.ts';
import { callByName, describeView } from '../view/words.ts';
import type { WorldState } from '../fold/world-state.ts';

/** The world at one shot, and what its camera sees: `ministudio world film.yaml --at SHOT --json`. */
export interface WorldReport {
  readonly schema: 'ministudio/world@1';
  readonly film: string;
  readonly scene: string;
  readonly shot: string;
  readonly before: WorldState;
  readonly after: WorldState;
  /** Everyone's state after the shot, resolved from the character's own palette. */
  readonly characters: readonly CharacterReport[];
  readonly environment?: { readonly id: string; readonly location: string };
  readonly camera: {
    readonly start: CameraPose;
    readonly end: CameraPose;
    readonly path: CameraPath;
  };
  readonly blocking: readonly Blocking[];
  readonly views: {
    readonly start: View & { readonly words: ViewWords };
    readonly end: View & { readonly words: ViewWords };
  };
  readonly adjustments: readonly Adjustment[];
  /** As the shot begins; absent without a layout. */
  readonly floorPlan?: readonly string[];
}

export interface CharacterReport {
  readonly id: string;
  readonly name: string;
  readonly inShot: boolean;
  readonly performance: Performance;
}

/** Throws a `RangeError` where the film has no shot at this index. */
export function reportWorld(film: Film, world: FilmWorld, shotIndex: number): WorldReport {
  const found = world.shots[shotIndex];
  if (found === undefined) throw new RangeError(`The film has no shot at index ${shotIndex}.`);
  const space = stageSpace(film, found);
  const { setting, placements, plan, path } = space;
  const { environment } = setting;
  const [start, end] = [poseAt(path, 0), poseAt(path, 1)];
  const layout = layoutIn(setting, found.before);
  const worded = (view: View): View & { words: ViewWords } => ({
    ...view,
    words: describeView(view, (thing) =>
      thing.kind === 'character'
        ? (film.characters[thing.name as CharacterId]?.name ?? thing.name)
        : callByName(thing),
    ),
  });
  return {
    schema: 'ministudio/world@1',
    film: film.title,
    scene: found.scene.id,
    shot: found.id,
    before: found.before,
    after: found.after,
    characters: Object.values<Character>(film.characters).map((character) =>
      reportCharacter(character, found.after, setting.cast),
    ),
    ...(environment === undefined ? {} : { environment: nameOf(environment) }),
    camera: { start, end, path },
    blocking: blockingOf(placements, plan.pose),
    views: { start: worded(viewAt(space, 0)), end: worded(viewAt(space, 1)) },
    adjustments: plan.adjustments,
    ...(layout === undefined
      ? {}
      : {
          floorPlan: drawFloorPlan(
            layout,
            placements.map(({ character, from }) => ({
              name: film.characters[character]?.name ?? character,
              point: from,
            })),
            start,
            fieldOfView(start.focalLength, setting.aspect).horizontal,
          ),
        }),
  };
}

const nameOf = ({ id, location }: Environment): { id: string; location: string } => ({
  id,
  location,
});

function reportCharacter(
  character: Character,
  state: WorldState,
  cast: readonly CharacterId[],
): CharacterReport {
  return {
    id: character.id,
    name: character.name,
    inShot: cast.includes(character.id),
    performance: resolvePerformance(
      character,
      state.characters[character.id] ?? { wardrobe: [], props: [] },
    ),
  };
}
