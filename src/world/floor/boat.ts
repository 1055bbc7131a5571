import type { Environment, Layout, Piece } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import { STEP_HEIGHT, coversPoint } from './footprint.ts';
import { HIGHEST, thingSaid, wordsOfName } from './seat.ts';

const BOAT_WORDS = String.raw`(?:\w*boats?|ships?|dingh(?:y|ies)|trawlers?|canoes?|kayaks?|rafts?|punts?|skiffs?|gondolas?|barges?|ferry|yachts?|coracles?)\b(?! (?:house|shed|ramp|hook|lamp|lantern|light|sign|bench|seat|window|door|engine|trailer|landing|yard|store|rope|mast|picture|model)s?\b)`;

/** Boats by the words for them; a boat shed and a boat hook are none. */
export const BOATS = new RegExp(String.raw`\b${BOAT_WORDS}`, 'i');

/** Boats without a deck, however long. */
const OPEN =
  /\brow(?:ing)?[- ]?boat|dingh(?:y|ies)|canoe|kayak|\bpunt|skiff|gondola|coracle|lifeboat/i;

/** Logs or planks that float: flat, without sides. */
const RAFT = /\brafts?\b/i;

/** A toy is no boat that one gets into, metres. */
const SMALLEST = [1.2, 0.4] as const;

/** Where nobody gets into a boat, and where one is not on the water. */
const UPSIDE_DOWN = /\bup(?:turned|side[- ]down)|\boverturned|\bcapsized|\bkeel up|\bsunken\b/i;
const ASHORE =
  /\bdrawn up\b|\bpulled up\b|\bhauled (?:up|out)\b|\bbeached\b|\baground\b|\bashore\b|\bdry dock|\btrailer\b|\bon (?:the |a )?(?:sand|shingle|beach|shore|grass|land|slip)/i;
const ON_WATER =
  /\bafloat\b|\badrift\b|\bmoored\b|\bfloat(?:s|ing)\b|\bat anchor\b|\bon the water\b/i;

const WATERS =
  /\b(?:water|sea|ocean|lake|river|canal|pond|lagoon|loch|fjord|harbou?r|bay|stream|marina)s?\b/i;
const LANDS =
  /\b(?:beach|shore|strand|sand|shingle|bank|grass|meadow|slipway|quay|pier|jetty|street|yard)\b/i;
const LAND_PLACES = /\b(?:beach|shore|strand|boatyard|yard|dry dock|museum|garage|barn)\b/i;

/** Whether a piece is a boat that people can be in, by its name or what it is said to be. */
export function isBoat(name: string, { description = '', size, elevation }: Piece): boolean {
  if (elevation > HIGHEST || UPSIDE_DOWN.test(description)) return false;
  if (Math.max(...size) < SMALLEST[0] || Math.min(...size) < SMALLEST[1]) return false;
  return BOATS.test(wordsOfName(name)) || saysBoat(description);
}

/** Whether a description is of a boat: a lantern on a boat is none, a boat on a lake is. */
export function saysBoat(description: string): boolean {
  return BOATS.test(thingSaid(description).split(/\b(?:on|in|of|from|to)\b/i)[0] ?? '');
}

/**
 * Whether a boat lies on the water: what is said of it decides; else what the floor plan has beneath
 * it, a beach before the lake that it is laid on; else, where the plan has no water, the words about
 * the place. Where nothing speaks of water the boat is on land, and one stands beside it as beside a
 * car: who is in it all the same has a place that is a point over it, or words that say so.
 */
export function isAfloat(
  { description = '', at }: Piece,
  layout: Layout,
  environment: Environment | undefined,
): boolean {
  if (ASHORE.test(description)) return false;
  if (ON_WATER.test(description)) return true;
  const flats = Object.entries(layout.pieces).filter(([, piece]) => isFlat(piece));
  const isUnder = ([, piece]: (typeof flats)[number]): boolean => coversPoint(piece, at);
  if (flats.some((flat) => isUnder(flat) && isSaid(LANDS, flat))) return false;
  const waters = flats.filter((flat) => isSaid(WATERS, flat));
  if (waters.length > 0) return waters.some(isUnder);
  if (environment === undefined || environment.interior) return false;
  const { location, identity, composition } = environment;
  const words = [location, ...Object.values(identity), ...Object.values(composition)].join(' ');
  return WATERS.test(words) && !LAND_PLACES.test(location);
}

/** Whether a floor plan has water of its own. */
export function hasWater({ pieces }: Layout): boolean {
  return Object.entries(pieces).some((flat) => isFlat(flat[1]) && isSaid(WATERS, flat));
}

const isFlat = ({ elevation, height }: Piece): boolean => elevation + height <= STEP_HEIGHT;

function isSaid(words: RegExp, [name, { description }]: readonly [string, Piece]): boolean {
  return words.test(wordsOfName(name)) || words.test(thingSaid(description));
}

/** Whether words about somebody say that they are in a boat, or that they are beside it. */
export function saysAboard(words: string): boolean | undefined {
  if (BESIDE.test(words)) return false;
  return ABOARD.test(words) ? true : undefined;
}

const ABOARD = new RegExp(
  String.raw`\baboard\b|\bon board\b|\bat the (?:oars|tiller|helm)\b|\brow(?:s|ing)\b|\b(?:in|inside) (?:[\w-]+ ){0,3}${BOAT_WORDS}`,
  'i',
);
const BESIDE = /\b(?:beside|next to|alongside|in the water|swims?|swimming|wad(?:es|ing))\b/i;

/** A boat as it is drawn: half its length and breadth, and heights above its keel, metres. */
export interface Hull {
  readonly at: FloorPoint;
  /** The way its bow points: its front, along its longer side. */
  readonly bow: Heading;
  readonly long: number;
  readonly wide: number;
  /** The rail amidships, what one stands on, and what one sits on. */
  readonly rail: number;
  readonly boards: number;
  readonly thwart: number;
  /** With a deck and a wheelhouse; an open boat has boards low in it, and thwarts. */
  readonly isDecked: boolean;
  /** With nothing but a deck. */
  readonly isRaft: boolean;
  /** Its thwarts, or where people stand on a deck, from bow to stern: metres ahead of the middle. */
  readonly rows: readonly number[];
}

/** Nobody's feet dangle from a thwart, metres. */
const SEAT = 0.42;

/** From one thwart to the next, and from one to another who stand on a deck, metres. */
const [THWARTS_APART, PEOPLE_APART] = [1.2, 0.7] as const;

/** A wheelhouse stands between these shares of half the length, behind the middle. */
export const WHEELHOUSE = [0.12, 0.62] as const;

/** The measures of a boat, for who draws it and for who is in it. */
export function hullOf(name: string, { at, size, height, facing, description }: Piece): Hull {
  const [long, wide] = [Math.max(...size) / 2, Math.min(...size) / 2];
  const bow = size[0] > size[1] ? facing + 90 : facing;
  if (RAFT.test(`${name} ${description ?? ''}`)) {
    const rows = alongDeck(-0.6 * long, 0.6 * long);
    return {
      at,
      bow,
      long,
      wide,
      rail: height,
      boards: height,
      thwart: height,
      isDecked: true,
      isRaft: true,
      rows,
    };
  }
  const isOpen = OPEN.test(`${name} ${description ?? ''}`) || long <= 2.2 || height < 1.2;
  if (!isOpen) {
    const rail = height * 0.36;
    const boards = rail * 0.84;
    // Before the wheelhouse, an elbow's room away from it.
    const rows = alongDeck(0.45 - WHEELHOUSE[0] * long, long * 0.6);
    return {
      at,
      bow,
      long,
      wide,
      rail,
      boards,
      thwart: boards,
      isDecked: true,
      isRaft: false,
      rows,
    };
  }
  const rail = height * 0.8;
  const thwart = rail * 0.92;
  const boards = Math.max(rail * 0.3, thwart - SEAT);
  const rows = thwartsOf(long);
  return { at, bow, long, wide, rail, boards, thwart, isDecked: false, isRaft: false, rows };
}

/** Where people stand one behind the other, from bow to stern. */
function alongDeck(from: number, to: number): readonly number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row += PEOPLE_APART) rows.unshift(row);
  return rows;
}

function thwartsOf(long: number): readonly number[] {
  const count = Math.floor((long * 2) / THWARTS_APART);
  if (count < 3) return [0.2 * long, -0.35 * long];
  return Array.from({ length: count }, (_, index) => (0.45 - (1.05 * index) / (count - 1)) * long);
}
