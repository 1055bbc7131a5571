import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { Film } from '../film/film.ts';
import type { FloorPoint } from '../film/geometry.ts';
import type { CharacterId } from '../film/ids.ts';
import { castOf } from '../world/stage/cast.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { knownPoints } from '../world/floor/placement.ts';
import { distanceBetween, headingTo, toRadians, turnBetween } from '../world/floor/plane.ts';
import { settingOfShot } from '../world/stage/setting.ts';
import type { CameraPose } from '../world/stage/staging.ts';
import type { WorldState } from '../world/fold/world-state.ts';
import { camerasAt, isAside, passesTime, placesCamera } from './cut.ts';
import { pathTo, scenesOf } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/180-degree',
  severity: 'warning',
  title: 'The camera crosses the line between two characters.',
  why: 'Two characters who face each other draw a line through the room. Seen from one side of it, one of them looks to the right and the other to the left. A cut to the other side swaps them, and the audience loses who is where.',
  mend: 'Keep the camera on one side of the line, or let a shot between show the change: one on the line itself, a cutaway, or one in which the camera moves across.',
  wrong: 'camera: { at: [6, 2] }   # then, at the next cut\ncamera: { at: [6, 8] }',
  right: 'camera: { at: [4, 2] }   # then, at the next cut\ncamera: { at: [8, 2] }',
};

/** So near to the line's direction (degrees) or to the line itself (metres) a camera is neutral. */
const NEUTRAL_DEGREES = 10;
const NEUTRAL_METRES = 0.3;

/** Two who stand nearer than this (metres) draw no line. */
const SHORTEST_LINE = 0.5;

type Line = readonly [first: FloorPoint, second: FloorPoint];

/**
 * Judges only what the spec states: both characters have places, both cameras too, and the two
 * shots show nobody but these two.
 */
export const axisOfAction: FilmRule = {
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
  if (!placesCamera(before.shot) || !placesCamera(shot.shot)) return;
  if (isAside(before.shot) || isAside(shot.shot)) return;
  // An empty place has no line yet, or none any more.
  if (castOf(before.shot).length === 0 || castOf(shot.shot).length === 0) return;
  if (before.shot.environment !== shot.shot.environment || passesTime(shot.shot)) return;
  const pair = principals(before, shot);
  if (pair === undefined) return;
  const right = lineOf(film, shot, shot.before, pair);
  if (right === undefined) return;
  // One whom only this shot brings into the room has stood there all the time, as far as one sees.
  const left = lineOf(film, before, before.after, pair) ?? right;
  const cameras = camerasAt(film, before, shot);
  const sides = sideOf(left, cameras.left) * sideOf(right, cameras.right);
  if (sides >= 0) return;
  const [first, second] = pair.map((id) => film.characters[id]?.name ?? id);
  yield {
    code: explanation.code,
    severity: 'warning',
    message: `The camera crosses the line between ${first} and ${second}: after the cut from shot ${before.id} they have changed sides in the picture.`,
    hint: `Keep the camera on its side of the line, or put a cutaway, a shot on the line or a moving camera between.`,
    path: pathTo(shot, 'camera', 'at'),
  };
}

/** The two whom the shots are about, if there are exactly two. */
function principals(
  before: ShotWorld,
  shot: ShotWorld,
): readonly [CharacterId, CharacterId] | undefined {
  const cast = [...new Set([...castOf(before.shot), ...castOf(shot.shot)])].toSorted();
  const [first, second] = cast;
  return first !== undefined && second !== undefined && cast.length === 2
    ? [first, second]
    : undefined;
}

function lineOf(
  film: Film,
  shot: ShotWorld,
  state: WorldState,
  [first, second]: readonly [CharacterId, CharacterId],
): Line | undefined {
  const points = knownPoints(settingOfShot(film, shot), state);
  const [start, end] = [points.get(first), points.get(second)];
  if (start === undefined || end === undefined) return undefined;
  return distanceBetween(start, end) < SHORTEST_LINE ? undefined : [start, end];
}

/** −1 or 1 for the side of the line on which a camera stands, 0 on or near it. */
function sideOf([start, end]: Line, { position: [x, y] }: CameraPose): -1 | 0 | 1 {
  const turn = turnBetween(headingTo(start, end), headingTo(start, [x, y]));
  const aside = Math.sin(toRadians(turn)) * distanceBetween(start, [x, y]);
  const backTurn = turnBetween(headingTo(end, start), headingTo(end, [x, y]));
  const slope = Math.min(
    ...[turn, backTurn].map((each) => Math.min(Math.abs(each), 180 - Math.abs(each))),
  );
  if (Math.abs(aside) < NEUTRAL_METRES || slope < NEUTRAL_DEGREES) return 0;
  return aside > 0 ? 1 : -1;
}
