import type { Layout } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { Angle } from '../../film/vocabulary.ts';
import { headOf } from '../floor/body.ts';
import { cameraHeight } from './camera-height.ts';
import { seesSubject, standsInSomebody } from './clear-sight.ts';
import { distanceToEdge, isInside } from '../floor/footprint.ts';
import { distanceFor, fieldOfView, statedFocalLength, usualFocalLength } from './lens.ts';
import type { Placement } from '../floor/placement.ts';
import { everyone, headingOf } from '../floor/placement.ts';
import {
  distanceBetween,
  headingTo,
  normaliseHeading,
  pointAhead,
  toRadians,
} from '../floor/plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';
import type { Subject } from './subject.ts';
import { sizeOf } from './subject.ts';

/** Where the camera's foot stands. */
export interface CameraStand {
  readonly point: FloorPoint;
  /** Where it looks unless the shot says otherwise; absent where nothing suggests it. */
  readonly heading?: Heading;
  /** Metres above the floor, where the framing decides it. */
  readonly height?: number;
  /** How far the subject is, where that is not the distance on the floor. */
  readonly reach?: number;
}

/** A camera needs this much room to the walls, in metres. */
const TO_WALL = 0.3;

/** Behind a shoulder: so far back from the person and so far aside of the line, in metres. */
const BEHIND_SHOULDER = 0.8;
const BESIDE_SHOULDER = 0.35;

/**
 * Half a head with its hair, in metres, and how far out it may be in the picture, in shares of
 * half its width: a long lens would look past it, so one goes farther back with that, and nearer
 * to the line.
 */
const HALF_HEAD = 0.11;
const SEEN_SHOULDER = 0.7;
const FARTHEST_BEHIND = 2.2;

/** Over who bends to somebody at their feet one looks down, from farther aside, in metres. */
const BESIDE_BENT = 0.7;
const ABOVE_BENT = 0.5;

/** Metres on the floor within which two are at one place. */
const UNDERFOOT = 0.05;

/** A face looks best a little from the side: three-quarter view, in degrees. */
const THREE_QUARTER = 30;

/** Turns away from the first choice, tried in this order until there is room. */
const DETOURS = [0, 30, -30, 60, -60, 90, -90, 120, -120, 150, -150, 180] as const;

/** The same for who lies: from the other side rather than from the feet or the head. */
const DETOURS_LYING = [0, 25, -25, 180, 155, -155, 60, -60, 90, 120, -120, -90] as const;

/** How much of the usual distance is enough where the lens is free. */
const SHORTENED = 0.45;

export function standFor(
  setting: ShotSetting,
  placements: readonly Placement[],
  subject: Subject | undefined,
): CameraStand {
  const { shot } = setting;
  const layout = layoutIn(setting, setting.before);
  const at = shot.camera?.at;
  if (at !== undefined) {
    const goal = subject?.point ?? centreOf(layout);
    return goal === undefined || distanceBetween(at, goal) < 1e-9
      ? { point: at }
      : { point: at, heading: headingTo(at, goal) };
  }
  const eyes = shot.framing.includes('pov') ? placements.at(-1) : undefined;
  if (eyes !== undefined) return standInEyes(eyes, subject);
  if (subject === undefined) return standInRoom(setting, layout);
  const [first, second] = placements;
  if (shot.framing.includes('ots') && first !== undefined && second !== undefined) {
    return standBehindShoulder(setting, layout, [first, second], subject);
  }
  return standBefore(setting, placements, layout, subject);
}

function centreOf(layout: Layout | undefined): FloorPoint | undefined {
  return layout === undefined ? undefined : [layout.size[0] / 2, layout.size[1] / 2];
}

/** Nobody is there: from the middle of the south side, or opposite to where it shall look. */
function standInRoom(setting: ShotSetting, layout: Layout | undefined): CameraStand {
  const facing = setting.shot.camera?.facing;
  const heading = typeof facing === 'number' ? facing : 0;
  const centre = centreOf(layout);
  if (layout === undefined || centre === undefined) return { point: [0, 0], heading };
  const back = Math.max(0, distanceToEdge(layout, centre, heading + 180) - TO_WALL);
  return { point: pointAhead(centre, heading + 180, back), heading };
}

/** The camera is where the last named of two has its eyes, or the only one. */
function standInEyes(eyes: Placement, subject: Subject | undefined): CameraStand {
  const point = headOf(eyes.body, eyes.to, eyes.facing ?? 0);
  const heading = subject === undefined ? eyes.facing : headingTo(point, subject.point);
  return {
    point,
    height: eyes.body.eyes,
    ...(heading === undefined ? {} : { heading }),
  };
}

/** The first named is seen over the shoulder of the second, the right one as the second stands. */
function standBehindShoulder(
  setting: ShotSetting,
  layout: Layout | undefined,
  [seen, over]: readonly [seen: Placement, over: Placement],
  subject: Subject,
): CameraStand {
  const goal = seen.body.lies ? headOf(seen.body, seen.to, seen.facing ?? 0) : seen.to;
  const line = headingTo(over.to, goal);
  const room = roomBehind(setting, layout, over.to, line);
  const bends = seen.body.lies;
  const [behind, beside] = bends
    ? [Math.min(BEHIND_SHOULDER, room), BESIDE_BENT]
    : behindShoulder(setting, subject, distanceBetween(over.to, goal), room);
  const point = pointAhead(pointAhead(over.to, line + 180, behind), line + 90, beside);
  const height = over.body.eyes + (bends ? ABOVE_BENT : 0);
  return { point, heading: headingTo(point, goal), height };
}

/** How far behind a shoulder, and beside it, the camera has it in the picture: metres. */
function behindShoulder(
  { shot, aspect }: ShotSetting,
  { frameHeight }: Subject,
  between: number,
  room: number,
): readonly [behind: number, beside: number] {
  const stated = statedFocalLength(shot.lens);
  // Half the picture's width so many metres from the camera, which stands so far behind.
  const halfAt = (metres: number, behind: number): number =>
    stated === undefined
      ? ((frameHeight * aspect) / 2) * (metres / (between + behind))
      : metres * Math.tan(toRadians(fieldOfView(stated, aspect).horizontal / 2));
  // The camera is turned to who is seen, and so a little towards the head.
  const inner = (behind: number): number =>
    (BESIDE_SHOULDER * between) / (between + behind) - HALF_HEAD;
  const wanted = (behind: number): number => SEEN_SHOULDER * halfAt(behind, behind);
  const near = Math.min(BEHIND_SHOULDER, room);
  if (between < UNDERFOOT || inner(near) <= halfAt(near, near)) return [near, BESIDE_SHOULDER];
  const most = Math.max(near, Math.min(FARTHEST_BEHIND, room));
  if (wanted(most) < inner(most)) {
    return [most, ((wanted(most) + HALF_HEAD) * (between + most)) / between];
  }
  // Halved to within a centimetre.
  let [from, to] = [near, most];
  while (to - from > 0.01) {
    const middle = (from + to) / 2;
    if (wanted(middle) < inner(middle)) from = middle;
    else to = middle;
  }
  return [to, BESIDE_SHOULDER];
}

function standBefore(
  setting: ShotSetting,
  placements: readonly Placement[],
  layout: Layout | undefined,
  subject: Subject,
): CameraStand {
  const { shot, aspect } = setting;
  const angle = shot.angle ?? 'eye';
  const stated = statedFocalLength(shot.lens);
  const focalLength = stated ?? usualFocalLength(sizeOf(setting));
  const wanted = distanceFor(subject.frameHeight, focalLength, aspect);
  const looks = headingPast(setting, placements, subject);
  if (angle === 'overhead') {
    // From above, too, who lies reaches across the picture.
    const heading = looks ?? (subject.lies ? firstHeading(subject) : 0);
    const ceiling = (layout?.height ?? Infinity) - 0.1;
    const height = Math.min(ceiling, cameraHeight(angle, subject, wanted));
    return {
      point: subject.point,
      heading,
      height,
      reach: Math.max(0.3, height - subject.aimHeight),
    };
  }
  const turns = subject.lies ? DETOURS_LYING : DETOURS;
  // What is faced is seen from its own front, and from aside of who stands in the way.
  const choices = looks !== undefined && subject.characters.length > 0 ? [0] : turns;
  const first = looks ?? firstHeading(subject);
  const standAside = (turn: number): Stand => {
    const heading = normaliseHeading(first + turn);
    const distance = Math.min(wanted, roomBehind(setting, layout, subject.point, heading));
    return { heading, point: pointAhead(subject.point, heading + 180, distance), distance };
  };
  const others = placements.filter(({ character }) => !subject.characters.includes(character));
  const isClear = ({ point, distance }: Stand, lift: number): boolean => {
    const height = shot.camera?.height ?? Math.max(lift, cameraHeight(angle, subject, distance));
    return seesSubject(layout, point, height, subject) && !standsInSomebody(others, point, height);
  };
  // A lens that nobody named may be a shorter one, before the camera goes elsewhere.
  const least = stated === undefined ? wanted * SHORTENED : wanted;
  const isRoomy = ({ distance }: Stand): boolean => distance >= least - 1e-9;
  const inFront = choices.filter((turn) => subject.lies || Math.abs(turn) <= FRONT);
  const before = inFront.map(standAside).filter(isRoomy);
  const found = before.find((stand) => isClear(stand, 0));
  if (found !== undefined) return standOf(found);
  // Over a desk or a bench one looks down at a face, before one looks at the back of its head.
  const over = subject.body.hasHead ? subject.body.eyes : 0;
  const raised = before.find((stand) => isClear(stand, over));
  if (raised !== undefined && LOW.includes(angle)) return { ...standOf(raised), height: over };
  const tried = choices.map(standAside);
  const roomiest = tried.toSorted((one, other) => other.distance - one.distance);
  const chosen =
    tried.filter(isRoomy).find((stand) => isClear(stand, 0)) ??
    roomiest.find((stand) => isClear(stand, 0)) ??
    roomiest[0];
  return chosen === undefined
    ? { point: pointAhead(subject.point, 180, wanted), heading: 0 }
    : standOf(chosen);
}

/** Turns from the first choice that still show both eyes, in degrees. */
const FRONT = 45;

/** Angles from below a face, from which what stands before it may hide it. */
const LOW: readonly Angle[] = ['low', 'ground', 'knee', 'hip', 'shoulder'];

function standOf({ point, heading }: Stand): CameraStand {
  return { point, heading };
}

/** A place that the camera may take before its subject, so far from it. */
interface Stand {
  readonly heading: Heading;
  readonly point: FloorPoint;
  readonly distance: number;
}

/** The direction in which the shot is said to look across its subject; undefined if it is not. */
function headingPast(
  setting: ShotSetting,
  placements: readonly Placement[],
  subject: Subject,
): Heading | undefined {
  const facing = setting.shot.camera?.facing;
  if (facing === undefined) return undefined;
  const layout = layoutIn(setting, setting.before);
  return headingOf(facing, subject.point, layout, everyone(setting, placements));
}

/** Against the subject's own direction, a little aside for a face; northwards if it has none. */
function firstHeading(subject: Subject): Heading {
  if (subject.facing === undefined) return 0;
  const against = normaliseHeading(subject.facing + 180);
  if (subject.lies || subject.characters.length !== 1) return against;
  // Aside to the south (or else west), as a pair is seen, so that cuts between two keep to one side.
  const left = normaliseHeading(against - THREE_QUARTER);
  const right = normaliseHeading(against + THREE_QUARTER);
  const [aside, north] = pointAhead([0, 0], against + 90, 1);
  return north > 1e-9 || (Math.abs(north) <= 1e-9 && aside > 0) ? right : left;
}

/** How far back from the subject the camera can go before it meets a wall. */
function roomBehind(
  setting: ShotSetting,
  layout: Layout | undefined,
  from: FloorPoint,
  heading: Heading,
): number {
  if (layout === undefined || setting.environment?.interior === false) return Infinity;
  if (!isInside(layout, from)) return Infinity;
  return Math.max(0.3, distanceToEdge(layout, from, heading + 180) - TO_WALL);
}
