import type { HeadingOrTarget, Place } from '../film/character.ts';
import type { Layout } from '../film/environment.ts';
import type { FloorPoint, Heading } from '../film/geometry.ts';
import type { CharacterId } from '../film/ids.ts';
import type { Body } from './body.ts';
import { SOMEONE, bodyOf, isSitting } from './body.ts';
import { ELBOW_ROOM, besidePiece, canStand } from './footprint.ts';
import { distanceBetween, headingTo, middleOf, pointAhead } from './plane.ts';
import { onSeat } from './seat.ts';
import type { ShotSetting } from './setting.ts';
import { layoutIn } from './setting.ts';
import type { WorldState } from './world-state.ts';

/** Where one of a shot's cast is, before it is known where the camera stands. */
export interface Placement {
  readonly character: CharacterId;
  readonly body: Body;
  readonly from: FloorPoint;
  readonly to: FloorPoint;
  /** Where something says or implies it: a word of the spec, a way to go, someone to face. */
  readonly facing?: Heading;
  /** Whether the spec says where it is at the shot's end; otherwise the place is a default. */
  readonly stated: boolean;
}

/**
 * Where everyone of the cast stands from the shot's start to its end. Places of the spec are kept:
 * a point exactly, a mark exactly unless someone stands there, a piece by a spot beside it, or on it
 * by who sits and finds it to be a seat. Who has
 * no place stays where the shot before has left it (`carried`), or else is put in a row around
 * `anchor`, across `rowHeading`, where there is room.
 */
export function placeCast(
  setting: ShotSetting,
  anchor: FloorPoint,
  rowHeading: Heading,
  carried: ReadonlyMap<CharacterId, FloorPoint> = new Map(),
): readonly Placement[] {
  const known = {
    before: knownPoints(setting, setting.before),
    after: knownPoints(setting, setting.after),
  };
  const homeless = setting.cast.filter(
    (id) => !known.before.has(id) && !known.after.has(id) && !carried.has(id),
  );
  const row = rowOf(setting, homeless, known.after, anchor, rowHeading);
  const places = setting.cast.map((id) => {
    const after = known.after.get(id) ?? known.before.get(id);
    const to = after ?? carried.get(id) ?? row.get(id) ?? anchor;
    const from = known.before.get(id) ?? to;
    return { id, from, to, stated: after !== undefined };
  });
  const people = new Map<CharacterId, FloorPoint>([
    ...known.after,
    ...places.map(({ id, to }) => [id, to] as const),
  ]);
  return places.map(({ id, from, to, stated }) => {
    const facing = facingOf(setting, id, from, people);
    return {
      character: id,
      body: bodyIn(setting, id),
      from,
      to,
      ...(facing === undefined ? {} : { facing }),
      stated,
    };
  });
}

/**
 * Points of everyone who is in the shot's environment and has a place, on screen or not, so that a
 * character stands at the same spot in every shot. In the film's order: who comes first has the mark.
 */
export function knownPoints(
  setting: ShotSetting,
  state: WorldState,
): ReadonlyMap<CharacterId, FloorPoint> {
  const layout = layoutIn(setting, state);
  const taken = new Map<CharacterId, FloorPoint>();
  for (const id of Object.keys(state.characters) as CharacterId[]) {
    const character = state.characters[id];
    if (character?.at === undefined) continue;
    if (character.environment !== setting.environment?.id) continue;
    const point = pointOf(character.at, layout, character.posture);
    if (point === undefined) continue;
    const isKept = typeof character.at !== 'string' || isAlone(point, taken);
    taken.set(id, isKept ? point : freeSpot(point, taken, layout));
  }
  return taken;
}

/** Points of all who are known to be there as the shot ends, the cast included. */
export function everyone(
  setting: ShotSetting,
  placements: readonly Placement[],
): ReadonlyMap<string, FloorPoint> {
  return new Map<string, FloorPoint>([
    ...knownPoints(setting, setting.after),
    ...placements.map(({ character, to }) => [character, to] as const),
  ]);
}

/**
 * A place as a point: a mark's own, on a seat for who sits, else beside a piece; undefined where the
 * plan has no such name.
 */
export function pointOf(
  place: Place,
  layout: Layout | undefined,
  posture = '',
): FloorPoint | undefined {
  if (typeof place !== 'string') return place;
  const mark = layout?.marks[place];
  const piece = layout?.pieces[place];
  if (mark !== undefined || layout === undefined || piece === undefined) return mark;
  return (isSitting(posture) ? onSeat(place, piece) : undefined) ?? besidePiece(piece, layout);
}

/** The middle of what a name stands for: a character of the shot, a piece or a mark. */
export function targetPoint(
  name: string,
  layout: Layout | undefined,
  people: ReadonlyMap<string, FloorPoint>,
): FloorPoint | undefined {
  return people.get(name) ?? layout?.pieces[name]?.at ?? layout?.marks[name];
}

function rowOf(
  setting: ShotSetting,
  ids: readonly CharacterId[],
  known: ReadonlyMap<CharacterId, FloorPoint>,
  anchor: FloorPoint,
  heading: Heading,
): ReadonlyMap<CharacterId, FloorPoint> {
  const layout = layoutIn(setting, setting.before);
  const taken = new Map(known);
  const row = new Map<CharacterId, FloorPoint>();
  const widths = ids.map((id) => bodyIn(setting, id).width);
  const step = Math.max(2 * ELBOW_ROOM, ...widths.map((width) => width + ELBOW_ROOM));
  ids.forEach((id, index) => {
    const offset = (index - (ids.length - 1) / 2) * step;
    const point = freeSpot(pointAhead(anchor, heading + 90, offset), taken, layout);
    taken.set(id, point);
    row.set(id, point);
  });
  return row;
}

function bodyIn({ characters, after }: ShotSetting, id: CharacterId): Body {
  const character = characters[id];
  return character === undefined ? SOMEONE : bodyOf(character, after.characters[id]?.posture);
}

/** The point itself or the nearest spot on rings around it where nobody and nothing stands. */
function freeSpot(
  point: FloorPoint,
  taken: ReadonlyMap<CharacterId, FloorPoint>,
  layout: Layout | undefined,
): FloorPoint {
  const isFree = (spot: FloorPoint): boolean => canStand(layout, spot) && isAlone(spot, taken);
  if (isFree(point)) return point;
  for (let ring = 1; ring <= 8; ring += 1) {
    for (let direction = 0; direction < 360; direction += 45) {
      const spot = pointAhead(point, 90 + direction, ring * 2 * ELBOW_ROOM);
      if (isFree(spot)) return spot;
    }
  }
  return point;
}

/** Whether nobody stands within an elbow's room of the point. */
function isAlone(point: FloorPoint, taken: ReadonlyMap<CharacterId, FloorPoint>): boolean {
  for (const other of taken.values()) {
    if (distanceBetween(point, other) < 2 * ELBOW_ROOM - 1e-9) return false;
  }
  return true;
}

function facingOf(
  setting: ShotSetting,
  id: CharacterId,
  from: FloorPoint,
  people: ReadonlyMap<CharacterId, FloorPoint>,
): Heading | undefined {
  const stated = setting.after.characters[id]?.facing;
  const to = people.get(id) ?? from;
  const layout = layoutIn(setting, setting.after);
  const said = stated === undefined ? undefined : headingOf(stated, to, layout, people);
  if (said !== undefined) return said;
  if (distanceBetween(from, to) > 0.1) return headingTo(from, to);
  const others = setting.cast.flatMap((other) => {
    const point = other === id ? undefined : people.get(other);
    return point === undefined ? [] : [point];
  });
  if (others.length > 0) return headingTo(to, middleOf(others));
  const { at, posture } = setting.after.characters[id] ?? {};
  const seat = typeof at === 'string' && isSitting(posture) ? layout?.pieces[at] : undefined;
  return typeof at === 'string' && seat !== undefined && onSeat(at, seat) !== undefined
    ? seat.facing
    : undefined;
}

/** A heading as it is said, or towards what is named; undefined where nothing has that name. */
export function headingOf(
  facing: HeadingOrTarget,
  from: FloorPoint,
  layout: Layout | undefined,
  people: ReadonlyMap<string, FloorPoint>,
): Heading | undefined {
  if (typeof facing === 'number') return facing;
  const target = targetPoint(facing, layout, people);
  return target === undefined || distanceBetween(from, target) < 1e-9
    ? undefined
    : headingTo(from, target);
}
