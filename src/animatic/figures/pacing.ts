import type { FloorPoint } from '../../film/geometry.ts';
import type { Character } from '../../film/character.ts';
import { SENSOR } from '../../film/camera.ts';
import { poseAt } from '../../world/camera/pose-at.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { within } from '../set/set.ts';
import type { BuiltSet } from '../set/set.ts';
import { headingVector, lerp, signedDegrees, smoothstep } from '../solids/vector.ts';
import { paces } from './acting/pacing-words.ts';
import type { Step } from './movement.ts';
import { motionWords, wordsFor } from './performance.ts';
import { STANDING } from './pose.ts';
import type { Seating } from './seating.ts';

/** Metres a second, and how long one takes to turn round. */
const SPEED = 1.15;
const TURN = 0.7;

/** How far somebody goes to either side at most, and what is too little to be a walk, in metres. */
const FARTHEST = 1.6;
const LEAST = 0.35;

/** Room that a body needs, metres. */
const BODY = 0.3;

/** The way of somebody who goes to and fro, and when they do. */
interface Beat {
  readonly middle: FloorPoint;
  /** Compass heading of the way out, and how far it goes that way and the other. */
  readonly heading: number;
  readonly out: number;
  readonly back: number;
  /** 1 where the turn at the end of the way out is clockwise; all turns show the face. */
  readonly turn: 1 | -1;
  /** In frames of the shot. */
  readonly from: number;
  readonly to: number;
}

/**
 * The step of somebody who paces, as the action or the way they move says: to and fro across the
 * picture, as far as there is room and as the picture shows. Undefined for anyone else.
 */
export function paceAt(
  staging: Staging,
  set: BuiltSet,
  character: Character,
  seating: Seating,
  step: Step,
  frame: number,
): Step | undefined {
  if (step.stride > 0 || step.bed !== undefined || step.speed > 0) return undefined;
  const beat = beatOf(staging, set, character, seating);
  if (beat === undefined || frame <= beat.from) return undefined;
  const rate = staging.rate.num / staging.rate.den;
  const seconds = (Math.min(frame, beat.to) - beat.from) / rate;
  const paced = toAndFro(beat, seconds);
  if (frame <= beat.to) return paced;
  // Who has stopped turns to where the shot has them face.
  const settled = smoothstep(0, 0.6, (frame - beat.to) / rate);
  const facing = paced.facing + signedDegrees(step.facing - paced.facing) * settled;
  return { ...paced, facing, stride: paced.stride * (1 - settled), speed: 0 };
}

/** Where one is so many seconds after one has set out from the middle. */
function toAndFro({ middle, heading, out, back, turn }: Beat, seconds: number): Step {
  const ahead = headingVector(heading);
  const leg = (out + back) / SPEED;
  // The first way is from the middle to one end; all others from end to end.
  let [start, from, to, way] = [0, 0, out, 1];
  let takes = out / SPEED;
  let gone = 0;
  while (seconds > start + takes + TURN) {
    start += takes + TURN;
    gone += Math.abs(to - from);
    way = -way;
    from = to;
    to = way > 0 ? out : -back;
    takes = leg;
  }
  const walked = Math.min(1, (seconds - start) / takes);
  const turned = smoothstep(0, 1, (seconds - start - takes) / TURN);
  const along = lerp(from, to, lerp(walked, smoothstep(0, 1, walked), 0.4));
  return {
    at: [middle[0] + ahead[0] * along, middle[1] + ahead[1] * along],
    facing: heading + (way > 0 ? 0 : 180) + 180 * turned * way * turn,
    stride: smoothstep(0, 0.18, walked) * (1 - 0.8 * smoothstep(0.9, 1, walked)),
    gone: gone + Math.abs(along - from),
    speed: SPEED,
  };
}

const known = new WeakMap<Seating, Map<Staging, Beat | undefined>>();

function beatOf(
  staging: Staging,
  set: BuiltSet,
  character: Character,
  seating: Seating,
): Beat | undefined {
  const byStaging = known.get(seating) ?? new Map<Staging, Beat | undefined>();
  known.set(seating, byStaging);
  if (!byStaging.has(staging)) byStaging.set(staging, findBeat(staging, set, character, seating));
  return byStaging.get(staging);
}

function findBeat(
  staging: Staging,
  set: BuiltSet,
  character: Character,
  { blocking, postures }: Seating,
): Beat | undefined {
  const time = timeOf(staging, character);
  if (time === undefined || blocking.aboard !== undefined) return undefined;
  if (postures.some((posture) => posture !== STANDING)) return undefined;
  const middle = blocking.to;
  const { position, heading: looks, focalLength } = poseAt(staging.camera, 0);
  const far = Math.hypot(middle[0] - position[0], middle[1] - position[1]);
  const shown = (far * SENSOR.width) / 2 / focalLength - 0.35;
  const others = staging.blocking
    .filter((one) => one.character !== blocking.character)
    .flatMap(({ from, to }) => [from, to]);
  const ways = [looks + 90, looks].map((heading, index) => {
    const most = index === 0 ? Math.min(FARTHEST, Math.max(0.6, shown)) : FARTHEST * 0.8;
    const out = roomAlong(set, middle, heading, others, most);
    const back = roomAlong(set, middle, heading + 180, others, most);
    return { middle, heading, out, back };
  });
  const way = ways.find(({ out, back }) => out + back > 2 * LEAST);
  if (way === undefined) return undefined;
  // One sets out to the side that has the room.
  const { out, back, heading } = way;
  const isOther = out < LEAST;
  const turned = isOther ? { middle, heading: heading + 180, out: back, back: out } : way;
  return { ...turned, turn: isOther ? -1 : 1, ...time };
}

/** When somebody paces: with the beats that say it, else all through the shot. */
function timeOf(
  staging: Staging,
  character: Character,
): { readonly from: number; readonly to: number } | undefined {
  const end = staging.shotFrames - 1;
  const told = staging.beats.filter(({ action }) => paces(wordsFor(staging, character, action)));
  const [first, last] = [told[0], told.at(-1)];
  if (first !== undefined && last !== undefined) {
    const next = staging.beats.find(({ from }) => from > last.from);
    return { from: first.from, to: Math.min(last.to, next?.from ?? end) };
  }
  const action = staging.beats.length > 0 ? '' : (staging.shot.action ?? '');
  const state = staging.after.characters[character.id];
  const isSo = paces(wordsFor(staging, character, action)) || paces(motionWords(character, state));
  return isSo ? { from: 0, to: end } : undefined;
}

/** How far one can go from a point before something, somebody or a wall is in the way. */
function roomAlong(
  { props, bounds }: BuiltSet,
  from: FloorPoint,
  heading: number,
  others: readonly FloorPoint[],
  most: number,
): number {
  const ahead = headingVector(heading);
  const solid = props.filter(
    ({ built, high, low }) => !built.shadowless && !built.walkable && high > 0.15 && low < 1.9,
  );
  for (let metres = 0.1; metres <= most; metres += 0.1) {
    const at: FloorPoint = [from[0] + ahead[0] * metres, from[1] + ahead[1] * metres];
    const isOut =
      bounds !== undefined &&
      (at[0] < bounds.from[0] + BODY ||
        at[1] < bounds.from[1] + BODY ||
        at[0] > bounds.to[0] - BODY ||
        at[1] > bounds.to[1] - BODY);
    const isTaken = solid.some((prop) => {
      const [x, y] = within(prop, at);
      return Math.abs(x) < prop.half[0] + BODY && Math.abs(y) < prop.half[1] + BODY;
    });
    const isMet = others.some(([x, y]) => Math.hypot(x - at[0], y - at[1]) < 2 * BODY);
    if (isOut || isTaken || isMet) return metres - 0.1;
  }
  return most;
}
