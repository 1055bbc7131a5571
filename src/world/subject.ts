import type { FloorPoint, Heading } from '../film/geometry.ts';
import type { CharacterId } from '../film/ids.ts';
import type { ShotSize } from '../film/vocabulary.ts';
import type { Body } from './body.ts';
import { SOMEONE } from './body.ts';
import { aimHeightOf, frameHeightOf, usualSize } from './framing.ts';
import { ELBOW_ROOM } from './footprint.ts';
import type { Placement } from './placement.ts';
import { targetPoint } from './placement.ts';
import { distanceBetween, headingTo, middleOf, normaliseHeading } from './plane.ts';
import type { ShotSetting } from './setting.ts';
import { layoutIn } from './setting.ts';

/** What a shot is of, and how much of it the picture shows. */
export interface Subject {
  readonly point: FloorPoint;
  readonly body: Body;
  /** Height of the picture at the subject, and of its middle above the floor, in metres. */
  readonly frameHeight: number;
  readonly aimHeight: number;
  /** Where it looks; absent where nothing says. */
  readonly facing?: Heading;
  /** Who it is; none for a piece or a mark. */
  readonly characters: readonly CharacterId[];
}

const CLOSE: readonly ShotSize[] = ['ms', 'mcu', 'cu', 'ecu'];

/**
 * The subject of a shot: a character that the camera is said to face; else everyone in a wide or
 * group shot and the first of the cast in any other; where nobody is there, or in an insert, the
 * piece or mark that the camera faces. Undefined where there is none of these, as in one's own eyes.
 */
export function subjectOf(
  setting: ShotSetting,
  placements: readonly Placement[],
): Subject | undefined {
  const { framing, camera } = setting.shot;
  const facing = camera?.facing;
  const people = framing.includes('pov') ? placements.slice(0, -1) : placements;
  if (typeof facing === 'string') {
    const named = people.find((placement) => placement.character === facing);
    if (named !== undefined) return groupOf(setting, [named]);
    const isOfThing =
      people.length === 0 || framing.includes('insert') || framing.includes('cutaway');
    const thing = isOfThing ? thingOf(setting, facing) : undefined;
    if (thing !== undefined) return thing;
  }
  const group = framesEveryone(setting) ? people : people.slice(0, 1);
  return group.length === 0 ? undefined : groupOf(setting, group);
}

export function sizeOf(setting: ShotSetting): ShotSize {
  return setting.shot.size ?? usualSize(setting.shot.framing, setting.cast.length);
}

function framesEveryone(setting: ShotSetting): boolean {
  const { framing } = setting.shot;
  if (['single', 'ots', 'pov', 'reaction', 'insert'].some((word) => includes(framing, word))) {
    return false;
  }
  if (['two_shot', 'three_shot', 'group'].some((word) => includes(framing, word))) return true;
  return !CLOSE.includes(sizeOf(setting));
}

const includes = (words: readonly string[], word: string): boolean => words.includes(word);

/** Lower than anybody. */
const FLAT: Body = { ...SOMEONE, top: 0 };

function groupOf(setting: ShotSetting, group: readonly Placement[]): Subject {
  // A camera that follows starts with its subject; any other waits where the subject arrives.
  const follows = setting.shot.movement?.type === 'tracking';
  const points = group.map(({ from, to }) => (follows ? from : to));
  const point = middleOf(points);
  const tallest = group.reduce((best, { body }) => (body.top > best.top ? body : best), FLAT);
  const size = sizeOf(setting);
  const spread = 2 * Math.max(...points.map((each) => distanceBetween(point, each)));
  const across = spread + Math.max(...group.map(({ body }) => body.width)) + 2 * ELBOW_ROOM;
  const frameHeight = Math.max(
    frameHeightOf(size, tallest),
    group.length > 1 ? across / setting.aspect : 0,
  );
  const facing = facingOfGroup(group, points);
  return {
    point,
    body: tallest,
    frameHeight,
    aimHeight: aimHeightOf(size, tallest),
    ...(facing === undefined ? {} : { facing }),
    characters: group.map(({ character }) => character),
  };
}

/** A pair is seen from the side of its line that lies south (or else west): always the same one. */
function facingOfGroup(
  group: readonly Placement[],
  points: readonly FloorPoint[],
): Heading | undefined {
  if (group.length === 1) return group[0]?.facing;
  const [first, second] = points;
  if (first === undefined || second === undefined) return undefined;
  const across = normaliseHeading(headingTo(first, second) + 90);
  return across > 90 && across <= 270 ? across : normaliseHeading(across + 180);
}

function thingOf(setting: ShotSetting, name: string): Subject | undefined {
  const layout = layoutIn(setting, setting.after);
  const point = targetPoint(name, layout, new Map());
  if (point === undefined) return undefined;
  const piece = layout?.pieces[name];
  // A mark is framed as if a person stood on it.
  const body: Body =
    piece === undefined
      ? SOMEONE
      : {
          bottom: piece.elevation,
          top: piece.elevation + piece.height,
          stature: piece.height,
          eyes: piece.elevation + piece.height / 2,
          width: Math.max(...piece.size),
          hasHead: false,
        };
  const size = sizeOf(setting);
  const wide = piece === undefined ? 0 : (1.2 * body.width) / setting.aspect;
  return {
    point,
    body,
    frameHeight: Math.max(frameHeightOf(size, body), CLOSE.includes(size) ? 0 : wide),
    aimHeight: aimHeightOf(size, body),
    ...(piece === undefined ? {} : { facing: piece.facing }),
    characters: [],
  };
}
