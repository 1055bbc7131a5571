import type { Film } from '../../film/film.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Lighting } from '../../film/lighting.ts';
import type { Frames } from '../../film/time.ts';
import type { Timeline, TimelineShot } from '../../film/timeline.ts';
import type { Figure } from '../floor/box.ts';
import { blockingOf, placementsOf } from '../floor/blocking.ts';
import { cameraPathOf } from '../camera/camera-path.ts';
import { carriedOn } from './continuation.ts';
import type { CameraPlan } from '../camera/camera-pose.ts';
import { planCamera } from '../camera/camera-pose.ts';
import type { FilmWorld, ShotWorld } from '../fold/film-world.ts';
import type { Placement } from '../floor/placement.ts';
import { pointBetween } from '../floor/plane.ts';
import { poseAt } from '../camera/pose-at.ts';
import { roundBlocking, roundPath } from './round.ts';
import type { ShotSetting } from './setting.ts';
import { layoutIn, settingOfShot } from './setting.ts';
import type { CameraPath, CameraPose, Staging } from './staging.ts';
import type { View } from '../view/view.ts';
import { viewFrom } from '../view/view.ts';
import type { WorldState } from '../fold/world-state.ts';

/** Where everyone and the camera are in one shot. */
export interface ShotStaging {
  readonly setting: ShotSetting;
  readonly placements: readonly Placement[];
  readonly plan: CameraPlan;
  readonly path: CameraPath;
}

/**
 * The space of one shot, without its time; see `stageShot` for both. A shot that carries another
 * one on goes on from where that one leaves the camera and the cast, and so back along the chain.
 */
export function stageSpace(film: Film, shot: ShotWorld): ShotStaging {
  const chain: ShotWorld[] = [];
  let start = carriedOn(shot);
  while (start !== undefined && !ends.has(start)) {
    chain.push(start);
    start = carriedOn(start);
  }
  let end = start === undefined ? undefined : ends.get(start);
  for (const link of chain.toReversed()) {
    end = endOf(spaceAfter(film, link, end));
    ends.set(link, end);
  }
  return spaceAfter(film, shot, end);
}

/** Where a shot leaves the camera and the cast. */
interface ShotEnd {
  readonly pose: CameraPose;
  readonly places: ReadonlyMap<CharacterId, FloorPoint>;
}

/**
 * The ends of shots that are carried on: each follows from its snapshots alone, so that it is
 * worked out once, and a long chain is not walked back to its start for every link.
 */
const ends = new WeakMap<ShotWorld, ShotEnd>();

function endOf({ path, placements }: ShotStaging): ShotEnd {
  return {
    pose: poseAt(path, 1),
    places: new Map(placements.map(({ character, to }) => [character, to])),
  };
}

function spaceAfter(film: Film, shot: ShotWorld, before: ShotEnd | undefined): ShotStaging {
  const setting = settingOfShot(film, shot);
  const placements = placementsOf(setting, before?.places);
  const plan = planCamera(setting, placements, before?.pose);
  return { setting, placements, plan, path: cameraPathOf(setting, plan, placements) };
}

/**
 * What the camera sees at a time of the shot, 0 (first frame) to 1 (last frame): the cast as far on
 * its way as that, the pieces as they are at the nearer end.
 */
export function viewAt({ setting, placements, path }: ShotStaging, time: number): View {
  const layout = layoutIn(setting, time < 0.5 ? setting.before : setting.after);
  const figures = placements.map((placement): Figure => {
    const { character, body, bodyBefore, from, to, facing, feetBefore, aboard } = placement;
    const boat = (time < 0.5 ? aboard?.from : aboard?.to)?.boat;
    const turn = time < 0.5 ? (feetBefore ?? facing) : facing;
    return {
      character,
      body: time < 0.5 ? bodyBefore : body,
      point: pointBetween(from, to, time),
      ...(turn === undefined ? {} : { facing: turn }),
      ...(boat === undefined ? {} : { boat }),
    };
  });
  return viewFrom(
    poseAt(path, time),
    setting.aspect,
    {
      interior: setting.environment?.interior ?? false,
      ...(layout === undefined ? {} : { layout }),
    },
    figures,
  );
}

/** A stretch of a shot, in frames from its start. */
export interface ShotSegment {
  readonly start: Frames;
  readonly frames: Frames;
}

/**
 * All that is needed to picture a shot, or one segment of it, as plain data. Throws a `RangeError`
 * where film, world and timeline have no shot at this index.
 */
export function stageShot(
  film: Film,
  world: FilmWorld,
  timeline: Timeline,
  shotIndex: number,
  segment?: ShotSegment,
): Staging {
  const shotWorld = world.shots[shotIndex];
  const timed = timeline.shots[shotIndex];
  if (shotWorld === undefined || timed === undefined) {
    throw new RangeError(`The film has no shot at index ${shotIndex}.`);
  }
  return stageIn(stageSpace(film, shotWorld), film, shotWorld, timed, segment);
}

/**
 * A staging in a space that is known already. The world in it is cut down to the cast and the
 * environment of the shot, so that what happens to others does not make this picture a different one.
 */
export function stageIn(
  { setting, placements, plan, path }: ShotStaging,
  film: Film,
  { shot, scene, before, after }: ShotWorld,
  timed: TimelineShot,
  segment?: ShotSegment,
): Staging {
  const lightingOf = ({ lighting: { use } }: WorldState): Lighting | undefined =>
    use === undefined ? undefined : film.lighting[use];
  const [lightingBefore, lighting] = [lightingOf(before), lightingOf(after)];
  return {
    film: film.title,
    scene: { id: scene.id, ...(scene.title === undefined ? {} : { title: scene.title }) },
    shot,
    style: shot.style,
    rate: film.format.rate,
    shotFrames: timed.frames,
    segmentStart: segment?.start ?? 0,
    ...(segment === undefined ? {} : { segmentFrames: segment.frames }),
    ...(setting.environment === undefined ? {} : { environment: setting.environment }),
    ...(lighting === undefined ? {} : { lighting }),
    ...(lightingBefore === undefined || lightingBefore === lighting ? {} : { lightingBefore }),
    cast: pick(film.characters, setting.cast),
    before: worldOfShot(setting, before),
    after: worldOfShot(setting, after),
    camera: roundPath(path),
    blocking: blockingOf(placements, plan.pose).map(roundBlocking),
    beats: timed.beats,
    lines: timed.lines,
    ...(film.subtitles?.burn === undefined ? {} : { captions: 'elsewhere' as const }),
  };
}

function worldOfShot({ cast, environment }: ShotSetting, state: WorldState): WorldState {
  return {
    characters: pick(state.characters, cast),
    environments: pick(state.environments, environment === undefined ? [] : [environment.id]),
    lighting: state.lighting,
  };
}

function pick<Id extends string, Value>(
  record: Readonly<Record<Id, Value>>,
  ids: readonly Id[],
): Readonly<Record<Id, Value>> {
  // Not by assignment, as somebody may be called `__proto__`.
  return Object.fromEntries(
    ids.flatMap((id) => (record[id] === undefined ? [] : [[id, record[id]]])),
  ) as Record<Id, Value>;
}
