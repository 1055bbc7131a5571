import type { Layout } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { Box, Figure } from '../floor/box.ts';
import { boxOfFigure, boxOfPiece } from '../floor/box.ts';
import { distanceToEdge, isInside } from '../floor/footprint.ts';
import { fieldOfView } from '../camera/lens.ts';
import { distanceBetween, headingTo, turnBetween } from '../floor/plane.ts';
import { occlusion } from './occlusion.ts';
import type { Cover } from './occlusion.ts';
import type { Projector, ScreenBox } from './projection.ts';
import { project, projectorFor } from './projection.ts';
import type { CameraPose } from '../stage/staging.ts';

/** What a camera sees, as plain data. */
export interface View {
  /** Whether the environment has a floor plan; without one no piece is known and none is made up. */
  readonly layout: boolean;
  readonly pose: CameraPose;
  readonly fieldOfView: { readonly horizontal: number; readonly vertical: number };
  /** The wall that the middle of the picture meets, indoors and with a floor plan. */
  readonly wall?: { readonly name: Wall; readonly distance: number };
  /** In frame and not wholly hidden, nearest first. */
  readonly inFrame: readonly SeenThing[];
  /** Out of frame or hidden, nearest first. */
  readonly outside: readonly UnseenThing[];
}

export type Wall = 'north' | 'east' | 'south' | 'west';

interface Thing {
  readonly kind: 'piece' | 'character';
  /** The piece's name or the character's id. */
  readonly name: string;
  /** Degrees from the camera's heading, −180 to 180, clockwise positive. */
  readonly bearing: number;
  /** Metres on the floor to its middle. */
  readonly distance: number;
}

export interface SeenThing extends Thing {
  /** Middle of its visible part: 0 is the picture's left edge, 1 its right. */
  readonly x: number;
  readonly side: 'left' | 'centre' | 'right';
  readonly depth: 'foreground' | 'midground' | 'background';
  /** The part of the picture's height that it takes up, 0 to 1. */
  readonly tall: number;
  readonly extent: 'wholly' | 'partly';
  /** Pieces that stand before a part of it. */
  readonly behind: readonly string[];
  /** The boat that a character is in. */
  readonly boat?: string;
}

export interface UnseenThing extends Thing {
  /** `camera`: it stands where the camera does, as in its own point of view. */
  readonly where: 'left' | 'right' | 'behind' | 'above' | 'below' | 'hidden' | 'camera';
  /** For `hidden`: the pieces that stand before it. */
  readonly behind: readonly string[];
}

export interface Room {
  readonly layout?: Layout;
  /** Whether the plan's edges are walls. */
  readonly interior: boolean;
}

/** Left, centre and right are the picture's thirds. */
const THIRD = 1 / 3;

/** Nearer than this part of the way to the subject is foreground, farther than that background. */
const FOREGROUND = 0.6;
const BACKGROUND = 1.6;

/** The same in metres where no character is in frame. */
const FOREGROUND_METRES = 2.5;
const BACKGROUND_METRES = 6;

/** Whose eyes are so near to the lens is the camera. */
const AT_CAMERA = 0.25;

/**
 * What is in frame from a pose, where, and how near; and what is not. `aspect` is width ÷ height.
 * All of it depends on places relative to the camera alone: turn the camera and every bearing turns
 * by exactly as much the other way.
 */
export function viewFrom(
  pose: CameraPose,
  aspect: number,
  room: Room,
  figures: readonly Figure[],
): View {
  const projector = projectorFor(pose, aspect);
  const looks: Look[] = [];
  const covers: Cover[] = [];
  const pieces = room.layout?.pieces ?? {};
  for (const name of Object.keys(pieces)) {
    const piece = pieces[name]!;
    const look = lookAt(pose, projector, boxOfPiece(name, piece));
    looks.push(look);
    if (look.screen !== undefined) covers.push({ name, piece, screen: look.screen });
  }
  for (const figure of figures) looks.push(lookAt(pose, projector, boxOfFigure(figure, pose)));
  const focus = nearestCharacter(looks);
  const inFrame: SeenThing[] = [];
  const outside: UnseenThing[] = [];
  looks.sort((one, other) => one.thing.distance - other.thing.distance);
  for (const look of looks) {
    const { thing, box, screen } = look;
    if (screen === undefined) {
      outside.push(unseen(thing, whereOutside(look), []));
      continue;
    }
    const { behind, hidden } = occlusion(pose, box, screen, covers);
    if (hidden) outside.push(unseen(thing, 'hidden', behind));
    else inFrame.push({ ...seen(thing, screen, focus, behind), ...boatOf(box) });
  }
  const wall = wallAhead(pose, room);
  return {
    layout: room.layout !== undefined,
    pose,
    fieldOfView: fieldOfView(pose.focalLength, aspect),
    ...(wall === undefined ? {} : { wall }),
    inFrame,
    outside,
  };
}

interface Look {
  readonly box: Box;
  readonly thing: Thing;
  /** It stands where the camera does. */
  readonly isCamera: boolean;
  /** Absent where it is out of frame. */
  readonly screen?: ScreenBox;
  /** Where it would be if the picture were larger. */
  readonly beyond?: ScreenBox;
}

function lookAt(pose: CameraPose, projector: Projector, box: Box): Look {
  const foot: FloorPoint = [pose.position[0], pose.position[1]];
  const thing: Thing = {
    kind: box.kind,
    name: box.name,
    bearing: turnBetween(pose.heading, headingTo(foot, box.at)),
    distance: distanceBetween(foot, box.at),
  };
  const isCamera =
    box.head !== undefined && distanceBetween(foot, box.head) < AT_CAMERA && isLevel(pose, box);
  const beyond = isCamera ? undefined : project(projector, box.corners);
  if (beyond === undefined) return { box, thing, isCamera };
  const isIn = beyond.left < 1 && beyond.right > 0 && beyond.top < 1 && beyond.bottom > 0;
  return isIn ? { box, thing, isCamera, screen: beyond, beyond } : { box, thing, isCamera, beyond };
}

const isLevel = (pose: CameraPose, box: Box): boolean =>
  pose.position[2] >= box.bottom - AT_CAMERA && pose.position[2] <= box.top + AT_CAMERA;

function nearestCharacter(looks: readonly Look[]): number | undefined {
  const distances = looks.flatMap(({ box, thing, screen }) =>
    box.kind === 'character' && screen !== undefined ? [thing.distance] : [],
  );
  return distances.length === 0 ? undefined : Math.min(...distances);
}

function seen(
  thing: Thing,
  screen: ScreenBox,
  focus: number | undefined,
  behind: readonly string[],
): SeenThing {
  const x = (Math.max(0, screen.left) + Math.min(1, screen.right)) / 2;
  const tall = Math.min(1, screen.bottom) - Math.max(0, screen.top);
  const near = focus === undefined ? FOREGROUND_METRES : focus * FOREGROUND;
  const far = focus === undefined ? BACKGROUND_METRES : focus * BACKGROUND;
  const isWhole = screen.left >= 0 && screen.right <= 1 && screen.top >= 0 && screen.bottom <= 1;
  return {
    kind: thing.kind,
    name: thing.name,
    bearing: thing.bearing,
    distance: thing.distance,
    x,
    side: x < THIRD ? 'left' : x > 1 - THIRD ? 'right' : 'centre',
    depth: thing.distance < near ? 'foreground' : thing.distance > far ? 'background' : 'midground',
    tall,
    extent: isWhole && behind.length === 0 ? 'wholly' : 'partly',
    behind,
  };
}

function boatOf({ boat }: Box): Pick<SeenThing, 'boat'> {
  return boat === undefined ? {} : { boat };
}

function unseen(
  { kind, name, bearing, distance }: Thing,
  where: UnseenThing['where'],
  behind: readonly string[],
): UnseenThing {
  return { kind, name, bearing, distance, where, behind };
}

/** Bearings beyond this are behind the camera rather than beside it, in degrees. */
const BESIDE = 120;

function whereOutside({ thing, isCamera, beyond }: Look): UnseenThing['where'] {
  if (isCamera) return 'camera';
  if (beyond !== undefined && beyond.left < 1 && beyond.right > 0) {
    return beyond.bottom <= 0 ? 'above' : 'below';
  }
  if (Math.abs(thing.bearing) > BESIDE) return 'behind';
  return thing.bearing < 0 ? 'left' : 'right';
}

function wallAhead(pose: CameraPose, { layout, interior }: Room): View['wall'] {
  const foot: FloorPoint = [pose.position[0], pose.position[1]];
  if (layout === undefined || !interior || !isInside(layout, foot)) return undefined;
  const distance = distanceToEdge(layout, foot, pose.heading);
  const angle = (pose.heading * Math.PI) / 180;
  const [x, y] = [foot[0] + Math.sin(angle) * distance, foot[1] + Math.cos(angle) * distance];
  const misses: readonly (readonly [Wall, number])[] = [
    ['north', Math.abs(layout.size[1] - y)],
    ['east', Math.abs(layout.size[0] - x)],
    ['south', Math.abs(y)],
    ['west', Math.abs(x)],
  ];
  const [name] = misses.reduce((best, each) => (each[1] < best[1] - 1e-9 ? each : best));
  return { name, distance };
}
