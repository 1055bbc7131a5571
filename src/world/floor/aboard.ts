import type { Layout, Piece } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import { hullOf, isAfloat, isBoat, saysAboard } from './boat.ts';
import type { Hull } from './boat.ts';
import { isSitting } from './body.ts';
import { coversPoint } from './footprint.ts';
import { distanceBetween, headingTo, normaliseHeading, pointAhead, toRadians } from './plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';
import type { Berth } from '../stage/staging.ts';
import type { WorldState } from '../fold/world-state.ts';

/** Somebody's place in a boat: on the floor plan, and how high the feet are. */
export interface Aboard {
  readonly berth: Berth;
  readonly point: FloorPoint;
  readonly height: number;
}

/** Who stands in an open boat stands so far behind a thwart, metres. */
const BEHIND = 0.34;

/** Two on one thwart are so far apart, metres, where the boat is broad enough. */
const ABREAST = 0.55;

/** Shares of half the length and breadth within which there is room for feet. */
const [FOREPEAK, STERN, BEAM] = [0.66, 0.82, 0.62] as const;

const NOBODY: ReadonlyMap<CharacterId, Aboard> = new Map();
const known = new WeakMap<WorldState, Map<string, ReadonlyMap<CharacterId, Aboard>>>();

/**
 * Who is in a boat of the shot's environment, and where in it: whose place is a boat that lies on
 * the water, or who is said to be in it, or whose mark or point lies over one. Beside a boat on
 * land one stands. Who has no place, in a shot of which all others are in one boat, is in it with
 * them. In the film's order they fill its thwarts from its middle, who is off screen as well, so
 * that everyone has the same seat in every shot.
 */
export function aboardIn(
  setting: ShotSetting,
  state: WorldState,
): ReadonlyMap<CharacterId, Aboard> {
  const { environment } = setting;
  const layout = layoutIn(setting, state);
  if (environment === undefined || layout === undefined) return NOBODY;
  const boats = boatsOn(layout);
  if (boats.size === 0) return NOBODY;
  const guests = setting.cast.filter((id) => isGuest(setting, state, id));
  // Guests depend on who else is in the shot; all others have the same seat in every shot.
  const hasGuests = guests.length > 0 && guests.length < setting.cast.length;
  const key = hasGuests ? [environment.id, ...setting.cast].join(' ') : environment.id;
  const found = known.get(state)?.get(key);
  if (found !== undefined) return found;
  const aboard = inBoats(setting, state, layout, boats, hasGuests ? guests : []);
  const places = known.get(state) ?? new Map<string, ReadonlyMap<CharacterId, Aboard>>();
  known.set(state, places.set(key, aboard));
  return aboard;
}

/** A floor plan is one object for many shots, and its boats are asked for at each body of each. */
const boatsOf = new WeakMap<Layout, ReadonlyMap<string, Piece>>();

function boatsOn(layout: Layout): ReadonlyMap<string, Piece> {
  let boats = boatsOf.get(layout);
  if (boats === undefined) {
    boats = new Map(Object.entries(layout.pieces).filter((each) => isBoat(...each)));
    boatsOf.set(layout, boats);
  }
  return boats;
}

function inBoats(
  setting: ShotSetting,
  state: WorldState,
  layout: Layout,
  boats: ReadonlyMap<string, Piece>,
  guests: readonly CharacterId[],
): ReadonlyMap<CharacterId, Aboard> {
  const aboard = new Map<CharacterId, Aboard>();
  const crews = new Map<string, CharacterId[]>();
  for (const id of Object.keys(state.characters) as CharacterId[]) {
    const character = setting.characters[id];
    const { at, environment, posture = '' } = state.characters[id] ?? {};
    if (character === undefined || at === undefined) continue;
    // A boat that is a character lies where it is put, and so does a cart.
    if (environment !== setting.environment?.id || character.form === 'vehicle') continue;
    const point = typeof at === 'string' ? layout.marks[at] : at;
    if (point !== undefined) {
      const under = boatUnder(boats, point);
      if (under === undefined || saysAboard(posture) === false) continue;
      aboard.set(id, aboardAt(under, point, isSitting(posture)));
      continue;
    }
    const boat = typeof at === 'string' ? boats.get(at) : undefined;
    if (typeof at !== 'string' || boat === undefined) continue;
    if (!(saysAboard(posture) ?? isAfloat(boat, layout, setting.environment))) continue;
    crews.set(at, [...(crews.get(at) ?? []), id]);
  }
  const host = guests.length === 0 ? undefined : boatOfAll(setting, guests, aboard, crews);
  if (host !== undefined) crews.set(host, [...(crews.get(host) ?? []), ...guests]);
  for (const [name, crew] of crews) {
    const piece = boats.get(name)!;
    const hull = hullOf(name, piece);
    const rows = rowsFromMiddle(hull);
    crew.forEach((id, index) => {
      const row = rows[index % rows.length] ?? 0;
      const abreast = Math.ceil((crew.length - (index % rows.length)) / rows.length);
      const apart = Math.min(ABREAST, (2 * BEAM * hull.wide) / abreast);
      const aside = (Math.floor(index / rows.length) - (abreast - 1) / 2) * apart;
      const sits = isSitting(state.characters[id]?.posture);
      const ahead = sits || hull.isDecked ? row : Math.max(row - BEHIND, -STERN * hull.long);
      aboard.set(id, berthIn(name, piece, hull, [aside, ahead]));
    });
  }
  return aboard;
}

/** Whether somebody has no place of their own; what swims or drives beside a boat is not in it. */
function isGuest({ characters }: ShotSetting, state: WorldState, id: CharacterId): boolean {
  const { at, posture = '' } = state.characters[id] ?? {};
  return at === undefined && characters[id]?.form !== 'vehicle' && saysAboard(posture) !== false;
}

/** The one boat in which all others of a cast are; undefined where one of them is elsewhere. */
function boatOfAll(
  { cast }: ShotSetting,
  guests: readonly CharacterId[],
  aboard: ReadonlyMap<CharacterId, Aboard>,
  crews: ReadonlyMap<string, readonly CharacterId[]>,
): string | undefined {
  const boats = cast
    .filter((id) => !guests.includes(id))
    .map((id) => {
      const [crewed] = [...crews].find(([, crew]) => crew.includes(id)) ?? [];
      return crewed ?? aboard.get(id)?.berth.boat;
    });
  const [boat, ...others] = new Set(boats);
  return others.length === 0 ? boat : undefined;
}

function rowsFromMiddle({ rows }: Hull): readonly number[] {
  return rows.toSorted((one, other) => Math.abs(one) - Math.abs(other));
}

/** The boat that a point is over, if there is one. */
export function boatUnder(
  boats: ReadonlyMap<string, Piece>,
  point: FloorPoint,
): readonly [name: string, piece: Piece] | undefined {
  return [...boats].find(([, piece]) => coversPoint(piece, point));
}

/** At a point over a boat: there, but within its planks, and on the thwart where they sit. */
function aboardAt(
  [name, piece]: readonly [string, Piece],
  point: FloorPoint,
  sits: boolean,
): Aboard {
  const hull = hullOf(name, piece);
  const [aside, ahead] = inHull(hull, point);
  const { thwart } = berthIn(name, piece, hull, [aside, ahead]).berth;
  const along = sits && thwart !== undefined ? thwart.ahead : ahead;
  const [fore, aft] = [FOREPEAK * hull.long, -STERN * hull.long];
  const kept = Math.min(fore, Math.max(aft, along));
  // A boat narrows towards its bow.
  const beam = hull.wide * BEAM * Math.min(1, 1.35 - Math.max(0, kept) / hull.long);
  return berthIn(name, piece, hull, [Math.min(beam, Math.max(-beam, aside)), kept]);
}

/** A point of the floor plan in a boat's measures: metres to its right, and ahead of its middle. */
function inHull({ at, bow }: Pick<Hull, 'at' | 'bow'>, point: FloorPoint): FloorPoint {
  const away = distanceBetween(at, point);
  const angle = toRadians(headingTo(at, point) - bow);
  return [away * Math.sin(angle), away * Math.cos(angle)];
}

function fromHull({ at, bow }: Pick<Hull, 'at' | 'bow'>, [aside, ahead]: FloorPoint): FloorPoint {
  return pointAhead(pointAhead(at, bow, ahead), bow + 90, aside);
}

function berthIn(boat: string, piece: Piece, hull: Hull, [aside, ahead]: FloorPoint): Aboard {
  // On a deck there is no thwart: who sits there has a box of fish to sit on.
  const [nearest] = hull.isDecked
    ? []
    : hull.rows.toSorted((one, other) => Math.abs(one - ahead) - Math.abs(other - ahead));
  return {
    berth: {
      boat,
      bow: normaliseHeading(hull.bow),
      aside,
      ahead,
      ...(nearest === undefined
        ? {}
        : { thwart: { ahead: nearest, height: hull.thwart - hull.boards } }),
    },
    point: fromHull(hull, [aside, ahead]),
    height: piece.elevation + hull.boards,
  };
}

/** A point that was over a boat, and is carried along by it. */
export function carriedPoint(
  name: string,
  [was, is]: readonly [Piece, Piece],
  point: FloorPoint,
): FloorPoint {
  return fromHull(hullOf(name, is), inHull(hullOf(name, was), point));
}

/** The boat that somebody is in all through a shot. */
export function boatOver(aboard: { readonly from?: Berth; readonly to?: Berth } | undefined) {
  return aboard?.from?.boat === aboard?.to?.boat ? aboard?.to?.boat : undefined;
}
