import type { HeadingOrTarget, Place } from '../../film/character.ts';
import type { Layout } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import type { Body } from './body.ts';
import { aboardIn } from './aboard.ts';
import { workOf } from './at-work.ts';
import { attentionOf, isCrowd } from './attention.ts';
import type { Gathering } from './attention.ts';
import { onBed } from './bed.ts';
import { SOMEONE, isLying, isSitting } from './body.ts';
import { bedOf, bodyIn } from './body-in.ts';
import { besidePiece } from './footprint.ts';
import { mountOf } from './mount.ts';
import { audienceOf } from './on-stage.ts';
import { perchOf } from './perch.ts';
import { distanceBetween, headingTo, middleOf, normaliseHeading } from './plane.ts';
import { freeSpot, isAlone, rowOf } from './row.ts';
import { seatAt } from './seat-height.ts';
import { onSeat } from './seat.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';
import type { Berth } from '../stage/staging.ts';
import type { WorldState } from '../fold/world-state.ts';

/** Where one of a shot's cast is, before it is known where the camera stands. */
export interface Placement {
  readonly character: CharacterId;
  /** As the shot leaves it, and as the shot finds it. */
  readonly body: Body;
  readonly bodyBefore: Body;
  readonly from: FloorPoint;
  readonly to: FloorPoint;
  /**
   * Where something says or implies it: a word of the spec, a way to go, someone to face. It is
   * the way the feet point of who lies, whose place is the middle of the body.
   */
  readonly facing?: Heading;
  /** The way the feet point of who lies as the shot begins. */
  readonly feetBefore?: Heading;
  /** Whether the spec says where it is at the shot's end; otherwise the place is a default. */
  readonly stated: boolean;
  /** How high it stands as the shot finds and leaves it; absent where both are the floor. */
  readonly perch?: readonly [from: number, to: number];
  /** Where in a boat the shot finds and leaves it; absent where that is in none. */
  readonly aboard?: { readonly from?: Berth; readonly to?: Berth };
}

/**
 * Where everyone of the cast stands from the shot's start to its end. Places of the spec are kept:
 * a point exactly, a mark exactly unless someone stands there, a piece by a spot beside it, or on it
 * by who sits and finds it to be a seat, or lies and finds it to be a bed, or in it, if it is a boat
 * on the water. Who has no place stays
 * where the shot before has left it (`carried`), or else is put around `anchor`, in a row across
 * `rowHeading` or in groups that are open to it, where there is room.
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
  const stood = setting.cast.map((id) => {
    const after = known.after.get(id) ?? known.before.get(id);
    const to = after ?? carried.get(id) ?? row.get(id) ?? anchor;
    const from = known.before.get(id) ?? to;
    const said = [setting.before, setting.after].some((state) => state.characters[id]?.at);
    return { id, from, to, stated: after !== undefined && said };
  });
  // Who rides is where the animal is.
  const places = stood.map((place) => {
    const mount = mountOf(setting, place.id, setting.after);
    const under = stood.find(({ id }) => id === mount);
    return under === undefined ? place : { ...place, from: under.from, to: under.to };
  });
  const people = new Map<CharacterId, FloorPoint>([
    ...known.after,
    ...places.map(({ id, to }) => [id, to] as const),
  ]);
  const placed = new Set([...known.before.keys(), ...known.after.keys()]);
  const gathering = isCrowd(setting.cast, placed)
    ? { placed, people, heading: rowHeading }
    : undefined;
  return places.map(({ id, from, to, stated }) => {
    const body = bodyIn(setting, id, setting.after);
    const bodyBefore = bodyIn(setting, id, setting.before);
    const feet = (state: WorldState): Heading =>
      lyingTowards(setting, id, state, people) ?? normaliseHeading(rowHeading + 90);
    const mounted = mountOf(setting, id, setting.after) ?? id;
    const facing = body.lies
      ? feet(setting.after)
      : facingOf(setting, mounted, from, people, gathering);
    return {
      character: id,
      body,
      bodyBefore,
      from,
      to,
      ...(facing === undefined ? {} : { facing }),
      ...(bodyBefore.lies ? { feetBefore: feet(setting.before) } : {}),
      stated,
      ...perchesOf(setting, id),
      ...berthsOf(setting, id),
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
  const aboard = aboardIn(setting, state);
  const taken = new Map<CharacterId, FloorPoint>();
  for (const id of Object.keys(state.characters) as CharacterId[]) {
    const inBoat = aboard.get(id);
    if (inBoat !== undefined) {
      taken.set(id, inBoat.point);
      continue;
    }
    const character = state.characters[id];
    if (character?.at === undefined) continue;
    if (character.environment !== setting.environment?.id) continue;
    const length = setting.characters[id]?.height;
    const point = pointOf(character.at, layout, character.posture, length);
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
 * A place as a point: a mark's own, on a seat for who sits and on a bed for who lies, else beside a
 * piece; undefined where the plan has no such name.
 */
export function pointOf(
  place: Place,
  layout: Layout | undefined,
  posture = '',
  length: number = SOMEONE.stature,
): FloorPoint | undefined {
  if (typeof place !== 'string') return place;
  const mark = layout?.marks[place];
  const piece = layout?.pieces[place];
  if (mark !== undefined || layout === undefined || piece === undefined) return mark;
  const on = isSitting(posture)
    ? onSeat(place, piece)
    : isLying(posture)
      ? onBed(place, piece, length)?.point
      : undefined;
  return on ?? besidePiece(piece, layout);
}

/** The middle of what a name stands for: a character of the shot, a piece or a mark. */
export function targetPoint(
  name: string,
  layout: Layout | undefined,
  people: ReadonlyMap<string, FloorPoint>,
): FloorPoint | undefined {
  return people.get(name) ?? layout?.pieces[name]?.at ?? layout?.marks[name];
}

function perchesOf(setting: ShotSetting, id: CharacterId): Pick<Placement, 'perch'> {
  const character = setting.characters[id];
  if (character === undefined) return {};
  const [from = 0, to = 0] = [setting.before, setting.after].map(
    (state) =>
      aboardIn(setting, state).get(id)?.height ??
      perchOf(character, state.characters[id]?.at, layoutIn(setting, state)),
  );
  return from === 0 && to === 0 ? {} : { perch: [from, to] };
}

function berthsOf(setting: ShotSetting, id: CharacterId): Pick<Placement, 'aboard'> {
  const [from, to] = [setting.before, setting.after].map(
    (state) => aboardIn(setting, state).get(id)?.berth,
  );
  if (from === undefined && to === undefined) return {};
  return {
    aboard: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
  };
}

/** The way somebody's feet point: to the foot of the bed, else as it is said. */
function lyingTowards(
  setting: ShotSetting,
  id: CharacterId,
  state: WorldState,
  people: ReadonlyMap<CharacterId, FloorPoint>,
): Heading | undefined {
  const stated = state.characters[id]?.facing;
  const at = people.get(id);
  const bed = bedOf(setting, id, state);
  const along = bed?.facing ?? aboardIn(setting, state).get(id)?.berth.bow;
  if (bed !== undefined || stated === undefined || at === undefined) return along;
  return headingOf(stated, at, layoutIn(setting, state), people);
}

function facingOf(
  setting: ShotSetting,
  id: CharacterId,
  from: FloorPoint,
  people: ReadonlyMap<CharacterId, FloorPoint>,
  gathering: Gathering | undefined,
): Heading | undefined {
  const stated = setting.after.characters[id]?.facing;
  const to = people.get(id) ?? from;
  const layout = layoutIn(setting, setting.after);
  const said = stated === undefined ? undefined : headingOf(stated, to, layout, people);
  if (said !== undefined) return said;
  const berth = aboardIn(setting, setting.after).get(id)?.berth;
  if (berth !== undefined) return berth.bow;
  if (distanceBetween(from, to) > 0.1) return headingTo(from, to);
  const work = workOf(setting, id, layout);
  if (work !== undefined) return headingTo(to, work);
  const audience = audienceOf(setting.shot, to, layout);
  if (audience !== undefined) return audience.heading;
  if (gathering !== undefined) return attentionOf(setting, id, gathering);
  const others = setting.cast.flatMap((other) => {
    const point = other === id ? undefined : people.get(other);
    return point === undefined ? [] : [point];
  });
  if (others.length > 0) return headingTo(to, middleOf(others));
  const { at, posture } = setting.after.characters[id] ?? {};
  return isSitting(posture) ? seatAt(at, layout)?.piece.facing : undefined;
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
