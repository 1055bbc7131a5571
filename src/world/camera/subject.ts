import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { ShotSize } from '../../film/vocabulary.ts';
import type { Body } from '../floor/body.ts';
import { EYES, SOMEONE } from '../floor/body.ts';
import { HEADROOM, aimFromCrown, aimHeightOf, frameHeightOf, usualSize } from './framing.ts';
import { CROWD } from '../floor/crowd.ts';
import { ELBOW_ROOM } from '../floor/footprint.ts';
import type { Placement } from '../floor/placement.ts';
import { targetPoint } from '../floor/placement.ts';
import {
  distanceBetween,
  headingTo,
  middleOf,
  normaliseHeading,
  pointAhead,
} from '../floor/plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';

/** What a shot is of, and how much of it the picture shows. */
export interface Subject {
  readonly point: FloorPoint;
  readonly body: Body;
  /** Height of the picture at the subject, and of its middle above the floor, in metres. */
  readonly frameHeight: number;
  readonly aimHeight: number;
  /** Where it looks; absent where nothing says. */
  readonly facing?: Heading;
  /** Whether one of them lies, and so is seen from the side. */
  readonly lies: boolean;
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
  const middle = middleOf(points);
  const tallest = group.reduce((best, { body }) => (body.top > best.top ? body : best), FLAT);
  const size = sizeOf(setting);
  const [only] = group;
  const detail = group.length === 1 ? detailOf(setting, tallest) : undefined;
  const point =
    group.length === 1 && only?.body.lies
      ? aimAlong(only, size)
      : detail?.ahead !== undefined && only?.facing !== undefined
        ? pointAhead(middle, only.facing, detail.ahead)
        : middle;
  const ends = group.flatMap((each, index) => endsOf(each, points[index] ?? each.to));
  const spread = 2 * Math.max(...ends.map((each) => distanceBetween(middle, each)));
  const across = spread + Math.max(...group.map(({ body }) => body.width)) + 2 * ELBOW_ROOM;
  const lowest = Math.min(...group.map(({ body }) => lowestOf(body)));
  const frameHeight = Math.max(
    frameHeightOf(size, tallest, setting.aspect),
    ...(group.length > 1 ? [across / setting.aspect, (tallest.top - lowest) * WITH_AIR] : []),
  );
  const aimHeight = detail?.height ?? aimHeightOf(size, tallest);
  const reached = lowest + frameHeight * (0.5 - HEADROOM);
  const facing = facingOfGroup(group, points);
  return {
    point,
    body: tallest,
    frameHeight,
    aimHeight: group.length > 1 ? Math.min(aimHeight, reached) : aimHeight,
    ...(facing === undefined ? {} : { facing }),
    lies: group.some(({ body }) => body.lies),
    characters: group.map(({ character }) => character),
  };
}

const OF_A_FACE = /\b(?:face|eyes?|mouth|lips?|ears?|cheeks?|tears?|hair|neck|brow|smile)\b/i;
const OF_FEET = /\b(?:feet|foot|boots?|shoes?|ankles?|heels?|steps?)\b/i;

/** Where hands are that do something: below the eyes, and before the body, in parts of the height. */
const HANDS = { below: 0.3, ahead: 0.17 };

/** Hands that are not before the body: at its side, at the head. */
const ASIDE =
  /\b(?:holster|hips?|belt|scabbard|pockets?|sides?|back|shoulders?|collar|tie|chest)\b/i;

/**
 * What a close insert of somebody is aimed at, how high and how far before them: their hands, unless
 * it is of a face or of feet.
 */
function detailOf(
  { shot }: ShotSetting,
  { lies, eyes, stature, bottom, hasHead }: Body,
): { readonly height: number; readonly ahead?: number } | undefined {
  const isClose = ['cu', 'ecu'].includes(shot.size ?? 'cu');
  if (!shot.framing.includes('insert') || !isClose || lies || !hasHead) return undefined;
  const words = [shot.action ?? '', ...shot.beats.map(({ action }) => action)].join(' ');
  if (OF_A_FACE.test(words)) return undefined;
  if (OF_FEET.test(words)) return { height: bottom + stature * FOOT };
  const height = eyes - stature * HANDS.below;
  return ASIDE.test(words) ? { height } : { height, ahead: stature * HANDS.ahead };
}

/** Above the floor, in parts of the height. */
const FOOT = 0.05;

/** What a picture of who lies is aimed at: the body's middle, or nearer to the head the closer it is. */
function aimAlong({ body, to, facing = 0 }: Placement, size: ShotSize): FloorPoint {
  return pointAhead(to, facing + 180, body.stature / 2 - aimFromCrown(size, body));
}

/** Both ends of who lies; the one point where anyone else stands. */
function endsOf({ body, facing = 0 }: Placement, at: FloorPoint): readonly FloorPoint[] {
  if (!body.lies) return [at];
  return [pointAhead(at, facing, body.stature / 2), pointAhead(at, facing + 180, body.stature / 2)];
}

/** What of somebody a picture of several must show: the head, or half of what has none. */
function lowestOf({ hasHead, eyes, stature, bottom, top }: Body): number {
  return hasHead ? eyes - stature * EYES : (bottom + top) / 2;
}

/** A picture of so many shares of the height between its heads has air above and below them. */
const WITH_AIR = 1.25;

/**
 * A pair is seen from the side of its line that lies south (or else west): always the same one. Who
 * lies is seen from the side, with the others behind.
 */
function facingOfGroup(
  group: readonly Placement[],
  points: readonly FloorPoint[],
): Heading | undefined {
  const lying = group.findIndex(({ body }) => body.lies);
  const [liar, at] = lying < 0 ? [] : [group[lying], points[lying]];
  if (liar?.facing !== undefined && at !== undefined) {
    const side = normaliseHeading(liar.facing + 90);
    const [east, north] = pointAhead([0, 0], side, 1);
    const before = points.reduce(
      (sum, [x, y]) => sum + (x - at[0]) * east + (y - at[1]) * north,
      0,
    );
    return before > 1e-9 ? normaliseHeading(side + 180) : side;
  }
  if (group.length === 1) return group[0]?.facing;
  // Those who were put somewhere were put there for a camera that looks north.
  if (group.filter(({ stated }) => !stated).length >= CROWD) return 180;
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
          lies: false,
        };
  const size = sizeOf(setting);
  const wide = piece === undefined ? 0 : (1.2 * body.width) / setting.aspect;
  return {
    point,
    body,
    frameHeight: Math.max(
      frameHeightOf(size, body, setting.aspect),
      CLOSE.includes(size) ? 0 : wide,
    ),
    aimHeight: aimHeightOf(size, body),
    ...(piece === undefined ? {} : { facing: piece.facing }),
    lies: false,
    characters: [],
  };
}
