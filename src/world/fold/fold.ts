import type { Film } from '../../film/film.ts';
import type { CharacterId, EnvironmentId, LightingId, ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import { carryAboard } from './carry-aboard.ts';
import { castOf } from '../stage/cast.ts';
import { changeCharacter, enterEnvironment, initialCharacter } from './fold-character.ts';
import { changeEnvironment, initialEnvironment } from './fold-environment.ts';
import { changeLighting, freshLighting } from './fold-lighting.ts';
import type { FilmWorld, ShotWorld } from './film-world.ts';
import type { LightingState, WorldState } from './world-state.ts';

/**
 * Folds a film, itself frozen, shot by shot into frozen snapshots of its world. Snapshots share whatever did
 * not change, so time and memory grow with the number of shots and changes only.
 *
 * - A character that appears in a shot is in the shot's environment from then on; coming from
 *   another one, it forgets its place and facing there.
 * - What happens to an environment stays so; we find it when we return.
 * - Light belongs to the place where it burns: a change of it lasts there until another lighting
 *   is declared for a shot there, and a cutaway elsewhere does not undo it.
 */
export function foldWorld(film: Film): FilmWorld {
  const initial = initialWorld(film);
  const lights: LightMemory = new Map();
  const shots: ShotWorld[] = [];
  const indexOf = new Map<ShotId, number>();
  let world = initial;
  film.scenes.forEach((scene, sceneIndex) => {
    scene.shots.forEach((shot, shotIndex) => {
      const before = beginShot(world, shot, lights);
      const after = endShot(film, before, shot, lights);
      const carried = carriedBy(shot, shots, indexOf);
      indexOf.set(shot.id, shots.length);
      shots.push(
        Object.freeze({
          id: shot.id,
          shot,
          scene,
          sceneIndex,
          shotIndex,
          ...(carried === undefined ? {} : { carriesFrom: carried }),
          before,
          after,
        }),
      );
      world = after;
    });
  });
  return Object.freeze({ initial, shots: Object.freeze(shots), indexOf });
}

function carriedBy(
  { join }: Shot,
  shots: readonly ShotWorld[],
  indexOf: ReadonlyMap<ShotId, number>,
): ShotWorld | undefined {
  if (join.mode !== 'chain' && join.mode !== 'extend') return undefined;
  return join.from === undefined ? shots.at(-1) : shots[indexOf.get(join.from) ?? -1];
}

/** What light was declared for a place when it was last seen, and how it burns there now. */
type LightMemory = Map<
  EnvironmentId | undefined,
  { readonly declared: LightingId | undefined; readonly state: LightingState }
>;

function initialWorld(film: Film): WorldState {
  return Object.freeze({
    characters: mapRecord(film.characters, initialCharacter),
    environments: mapRecord(film.environments, initialEnvironment),
    lighting: freshLighting(undefined),
  });
}

function beginShot(world: WorldState, shot: Shot, lights: LightMemory): WorldState {
  const { environment } = shot;
  const memory = lights.get(environment);
  const lighting =
    memory !== undefined && memory.declared === shot.lighting
      ? memory.state
      : freshLighting(shot.lighting);
  const characters =
    environment === undefined
      ? world.characters
      : replaceAll(world.characters, castOf(shot), (state) => enterEnvironment(state, environment));
  if (characters === world.characters && lighting === world.lighting) return world;
  const { characters: _characters, lighting: _lighting, ...rest } = world;
  return Object.freeze({ characters, lighting, ...rest });
}

function endShot(film: Film, before: WorldState, shot: Shot, lights: LightMemory): WorldState {
  const { changes, environment } = shot;
  let characters = replaceAll(
    before.characters,
    Object.keys(changes.characters) as CharacterId[],
    (state, id) => changeCharacter(state, changes.characters[id] ?? {}, environment),
  );
  let { environments } = before;
  if (environment !== undefined && changes.environment !== undefined) {
    const change = changes.environment;
    environments = replaceAll(environments, [environment], (state) =>
      changeEnvironment(state, change, film.environments[environment]?.layout),
    );
    const placed = Object.entries(changes.characters).filter(([, { at }]) => at !== undefined);
    characters = carryAboard(
      characters,
      environment,
      {
        before: before.environments[environment]?.layout,
        after: environments[environment]?.layout,
      },
      change,
      new Set(placed.map(([id]) => id as CharacterId)),
    );
  }
  const lighting = changeLighting(before.lighting, changes.lighting);
  lights.set(environment, { declared: shot.lighting, state: lighting });
  const line = shot.dialogue.at(-1);
  const lastLine =
    line === undefined
      ? before.lastLine
      : Object.freeze({ character: line.character, line: line.line });
  return Object.freeze({
    shot: shot.id,
    scene: shot.scene,
    characters,
    environments,
    lighting,
    ...(lastLine === undefined ? {} : { lastLine }),
  });
}

/** The same record where no entry changes; names that it does not have are left out. */
function replaceAll<Id extends string, State extends object>(
  record: Readonly<Record<Id, State>>,
  ids: readonly Id[],
  change: (state: State, id: Id) => State,
): Readonly<Record<Id, State>> {
  let copy: Record<Id, State> | undefined;
  for (const id of ids) {
    const state = (copy ?? record)[id] as State | undefined;
    if (state === undefined) continue;
    const changed = change(state, id);
    if (changed === state) continue;
    copy ??= Object.assign({}, record);
    copy[id] = changed;
  }
  return copy === undefined ? record : Object.freeze(copy);
}

function mapRecord<Id extends string, From, To>(
  record: Readonly<Record<Id, From>>,
  map: (value: From) => To,
): Readonly<Record<Id, To>> {
  const entries = Object.entries(record) as [Id, From][];
  return Object.freeze(
    Object.fromEntries(entries.map(([id, value]) => [id, map(value)])) as Record<Id, To>,
  );
}
