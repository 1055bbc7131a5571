import type { Film } from '../../film/film.ts';
import type { Lighting } from '../../film/lighting.ts';
import type { Shot } from '../../film/shot.ts';
import { boatOver } from '../../world/floor/aboard.ts';
import { castOf } from '../../world/stage/cast.ts';
import { shotWorldOf } from '../../world/fold/film-world.ts';
import type { ShotWorld } from '../../world/fold/film-world.ts';
import { stageSpace, viewAt } from '../../world/stage/stage.ts';
import type { ShotStaging } from '../../world/stage/stage.ts';
import type { Compilation } from '../compilation.ts';
import type { ShotContext, ShotSpace } from './shot-context.ts';

/** What the sections are written from, for the whole shot as one part. */
export function contextOf(compilation: Compilation, index: number): ShotContext {
  const { film } = compilation;
  const shot = at(compilation.shots, index);
  const timed = at(compilation.timeline.shots, index);
  const shotWorld = at(compilation.world.shots, index);
  const { before, after } = shotWorld;
  const lighting = lightingOf(shot, film, after.lighting.use);
  const environment =
    shot.environment === undefined ? undefined : film.environments[shot.environment];
  const { join } = at(compilation.joins, index);
  const ending = compilation.endings.get(shot.id);
  const source = join.from && shotWorldOf(compilation.world, join.from)?.shot;
  const staged = stageSpace(film, shotWorld);
  const space = environment?.layout === undefined ? undefined : spaceOf(staged, shotWorld);
  return {
    film,
    shot,
    timed,
    before,
    after,
    cast: castOf(shot).flatMap((id) => film.characters[id] ?? []),
    ...(environment ? { environment } : {}),
    ...(lighting ? { lighting } : {}),
    join,
    ...(ending ? { ending } : {}),
    ...(source ? { source } : {}),
    model: at(compilation.routes, index).model,
    staged,
    ...(space === undefined ? {} : { space }),
    part: { index: 0, count: 1, from: 0, to: timed.frames },
    continues: false,
  };
}

export function lightingOf(shot: Shot, film: Film, use: Shot['lighting']): Lighting | undefined {
  const id = use ?? shot.lighting;
  return id === undefined ? undefined : film.lighting[id];
}

/** What the camera sees first and last, who looks where, and who goes somewhere. */
function spaceOf(staged: ShotStaging, shotWorld: ShotWorld): ShotSpace {
  const facing = new Map<string, number>();
  const moving = new Set<string>();
  for (const placement of staged.placements) {
    const { character, from, to, aboard } = placement;
    // Who is in a boat that moves goes nowhere: the boat does, which is said of it.
    const isCarried = boatOver(aboard) !== undefined;
    const said = shotWorld.before.characters[character]?.facing !== undefined;
    const stays = isCarried || (from[0] === to[0] && from[1] === to[1]);
    if (!stays) moving.add(character);
    else if (said && placement.facing !== undefined) facing.set(character, placement.facing);
  }
  const begin = viewAt(staged, 0);
  const still =
    staged.path.keys.length === 1 &&
    moving.size === 0 &&
    staged.placements.every(({ body, bodyBefore }) => body.top === bodyBefore.top) &&
    shotWorld.shot.changes.environment?.pieces === undefined;
  const { adjustments } = staged.plan;
  return { begin, end: still ? begin : viewAt(staged, 1), facing, moving, adjustments };
}

/** The item of a list that has one for each shot; throws a `RangeError` where it has not. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`there is no shot ${index}`);
  return item;
}
