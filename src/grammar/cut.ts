import type { Film } from '../film/film.ts';
import type { Shot } from '../film/shot.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { distanceBetween, turnBetween } from '../world/floor/plane.ts';
import { poseAt } from '../world/camera/pose-at.ts';
import { stageSpace } from '../world/stage/stage.ts';
import type { CameraPose } from '../world/stage/staging.ts';

/** The camera on both sides of a cut: at the end of the shot before and at the start of this one. */
export interface CutCameras {
  readonly left: CameraPose;
  readonly right: CameraPose;
}

export function camerasAt(film: Film, before: ShotWorld, shot: ShotWorld): CutCameras {
  return { left: posesOf(film, before).last, right: posesOf(film, shot).first };
}

interface ShotPoses {
  readonly first: CameraPose;
  readonly last: CameraPose;
}

/** Every shot meets two others and several rules ask, so its two poses are worked out once. */
const poses = new WeakMap<ShotWorld, ShotPoses>();

function posesOf(film: Film, shot: ShotWorld): ShotPoses {
  const known = poses.get(shot);
  if (known !== undefined) return known;
  const { path } = stageSpace(film, shot);
  const made = { first: poseAt(path, 0), last: poseAt(path, 1) };
  poses.set(shot, made);
  return made;
}

/** Whether the spec itself puts the camera somewhere: what is only a default proves no mistake. */
export function placesCamera({ camera }: Shot): boolean {
  return camera?.at !== undefined;
}

/** Nearer than this in place (metres) and direction (degrees), the camera simply goes on. */
const SAME_PLACE = 0.3;
const SAME_HEADING = 5;

/** Whether the camera stands after the cut as it stood before, so that the shot goes on from it. */
export function isSameCamera({ left, right }: CutCameras): boolean {
  const [leftX, leftY, leftZ] = left.position;
  const [rightX, rightY, rightZ] = right.position;
  return (
    distanceBetween([leftX, leftY], [rightX, rightY]) < SAME_PLACE &&
    Math.abs(leftZ - rightZ) < SAME_PLACE &&
    Math.abs(turnBetween(left.heading, right.heading)) < SAME_HEADING
  );
}

/** Whether two shots meet at a plain cut: not carried on by a join, nor by a transition. */
export function isPlainCut({ join, transition }: Shot): boolean {
  const isContinued = ['match', 'chain', 'keyframe', 'extend'].includes(join.mode);
  return !isContinued && (transition.type === 'cut' || transition.type === 'smash_cut');
}

/** Whether the transition into the shot says that time passes: people may have moved meanwhile. */
export function passesTime({ transition }: Shot): boolean {
  return ['dissolve', 'fade_in', 'fade_out', 'fade_black', 'wipe'].includes(transition.type);
}

/** A view that stands apart from the scene's space: an object, another place, someone's eyes. */
export function isAside({ framing }: Shot): boolean {
  return ['insert', 'cutaway', 'pov'].some((word) => (framing as readonly string[]).includes(word));
}
