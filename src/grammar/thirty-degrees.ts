import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import type { Shot } from '../film/shot.ts';
import { SHOT_SIZES } from '../film/vocabulary.ts';
import { castOf } from '../world/stage/cast.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { knownPoints } from '../world/floor/placement.ts';
import { distanceBetween, headingTo, turnBetween } from '../world/floor/plane.ts';
import { settingOfShot } from '../world/stage/setting.ts';
import type { CutCameras } from './cut.ts';
import { camerasAt, isAside, isPlainCut, isSameCamera, placesCamera } from './cut.ts';
import { pathTo, scenesOf } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/30-degree',
  severity: 'warning',
  title: 'A cut on the same subject moves the camera by less than 30 degrees.',
  why: 'Two views of the same subject that are nearly alike look like one view with frames missing: the picture jumps instead of cutting.',
  mend: 'Move the camera by at least 30 degrees around the subject, change the size by at least two steps, join the shots (join: chain), or say that the jump is meant (transition: jump_cut).',
  wrong:
    'size: ms\ncamera: { at: [6, 2] }   # then, at the next cut\nsize: ms\ncamera: { at: [6.5, 2] }',
  right:
    'size: ms\ncamera: { at: [6, 2] }   # then, at the next cut\nsize: cu\ncamera: { at: [9, 3] }',
};

const LEAST = 30;

/** Judges only shots whose size and camera place the spec states. */
export const thirtyDegrees: FilmRule = {
  explanation,
  judges: 'scenes',
  *check(film) {
    for (const shots of scenesOf(film)) {
      for (const [index, shot] of shots.entries()) {
        const before = shots[index - 1];
        if (before !== undefined) yield* checkCut(film, before, shot);
      }
    }
  },
};

function* checkCut(film: Film, before: ShotWorld, shot: ShotWorld): Iterable<Finding> {
  if (!isPlainCut(shot.shot) || isAside(before.shot) || isAside(shot.shot)) return;
  if (!placesCamera(before.shot) || !placesCamera(shot.shot)) return;
  if (!isAlike(before, shot)) return;
  const cameras = camerasAt(film, before, shot);
  // Left to the studio, a cut where the camera does not jump is carried on as a chain.
  if (shot.shot.join.mode === 'auto' && isSameCamera(cameras)) return;
  const angle = angleBetween(film, shot, cameras);
  if (angle >= LEAST) return;
  yield {
    code: explanation.code,
    severity: 'warning',
    message: `The cut from shot ${before.id} moves the camera by ${Math.round(angle)} degrees only, on the same subject in a similar size: it will look like a jump.`,
    hint: 'Go at least 30 degrees around the subject, change the size by two steps or more, or write transition: jump_cut if it is meant.',
    path: pathTo(shot, 'camera', 'at'),
  };
}

/** Whether both show the same subject, in the same place, in the same or a neighbouring size. */
function isAlike({ shot: before }: ShotWorld, { shot }: ShotWorld): boolean {
  if (before.size === undefined || shot.size === undefined) return false;
  const steps = SHOT_SIZES.indexOf(before.size) - SHOT_SIZES.indexOf(shot.size);
  const [subject, other] = [castOf(before), castOf(shot)];
  const isSameSubject =
    subject.length > 0 && subject.length === other.length && subject[0] === other[0];
  const isSameAngle = (before.angle ?? 'eye') === (shot.angle ?? 'eye');
  return (
    Math.abs(steps) <= 1 &&
    isSameSubject &&
    isSameAngle &&
    before.environment === shot.environment &&
    before.framing.includes('ots') === shot.framing.includes('ots') &&
    !looksElsewhere(before, shot)
  );
}

/** Whether the two cameras are told to look at two things by name. */
function looksElsewhere({ camera: before }: Shot, { camera }: Shot): boolean {
  const [left, right] = [before?.facing, camera?.facing];
  return typeof left === 'string' && typeof right === 'string' && left !== right;
}

/** How far the camera turns, or goes around the subject where that has a place: the larger. */
function angleBetween(film: Film, shot: ShotWorld, { left, right }: CutCameras): number {
  const turn = Math.abs(turnBetween(left.heading, right.heading));
  const [subject] = castOf(shot.shot);
  const points = knownPoints(settingOfShot(film, shot), shot.before);
  const point = subject === undefined ? undefined : points.get(subject);
  if (point === undefined) return turn;
  const [from, to] = [left, right].map(({ position: [x, y] }) =>
    distanceBetween(point, [x, y]) < 0.1 ? undefined : headingTo(point, [x, y]),
  );
  return from === undefined || to === undefined
    ? turn
    : Math.max(turn, Math.abs(turnBetween(from, to)));
}
