import type { Environment, Layout } from '../../film/environment.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { Facet } from '../solids/facets.ts';
import { pavingFacet } from './floor.ts';
import { buildPiece } from '../pieces/build-piece.ts';
import type { PieceMoment, PieceSetting } from '../pieces/build-piece.ts';
import { textSeed } from '../noise.ts';
import type { BuiltPiece, Opening } from '../pieces/piece.ts';
import type { roomFacets } from './room.ts';
import { place } from '../solids/solid.ts';
import type { Stand } from '../solids/solid.ts';
import { radians } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';

/** A built piece with where it stands. */
export interface Prop {
  readonly name: string;
  readonly built: BuiltPiece;
  readonly stand: Stand;
  /** Half its footprint, in its own measures. */
  readonly half: readonly [number, number];
  /** Above the floor. */
  readonly low: number;
  readonly high: number;
  readonly center: Vector;
  /** 0 to 1: how much of a light that it carries burns. */
  readonly lit: number;
}

export interface Bounds {
  readonly from: FloorPoint;
  readonly to: FloorPoint;
}

/** Everything of a place that does not move. */
export interface BuiltSet {
  readonly floor: Facet | undefined;
  readonly walls: readonly Facet[];
  /** The joints and stones of a pavement outdoors. */
  readonly paving: Facet | undefined;
  /** Beneath all that stands: water, paving, rugs. */
  readonly flats: readonly Prop[];
  readonly props: readonly Prop[];
  readonly openings: readonly Opening[];
  /** The corners of the room's floor; absent where the place has no edges. */
  readonly bounds: Bounds | undefined;
}

/** What a set is built from, apart from its pieces. */
export interface SetOrder extends PieceSetting {
  readonly layout: Layout;
  readonly origin: FloorPoint;
  /** The ground of a place outdoors is laid with stones. */
  readonly paved: boolean;
  readonly environment: Environment | undefined;
}

/** Builds one piece where it stands. */
export function buildProp(name: string, moment: PieceMoment, setting: PieceSetting): Prop {
  const { piece, state } = moment;
  return {
    name,
    built: buildPiece(name, moment, { ...setting, seed: setting.seed ^ textSeed(name) }),
    stand: { at: [piece.at[0], piece.at[1], piece.elevation], facing: piece.facing },
    half: [piece.size[0] / 2, piece.size[1] / 2],
    low: piece.elevation,
    high: piece.elevation + piece.height,
    center: [piece.at[0], piece.at[1], piece.elevation + piece.height / 2],
    lit: state.lit ?? 1,
  };
}

/** The place of a floor plan with its pieces as they are at one moment. */
export function assembleSet(
  room: ReturnType<typeof roomFacets> | undefined,
  { layout, origin, palette, paved }: SetOrder,
  props: readonly Prop[],
): BuiltSet {
  const corner: FloorPoint = [origin[0] + layout.size[0], origin[1] + layout.size[1]];
  return {
    floor: room?.floor,
    walls: room?.rest ?? [],
    paving: paved ? pavingFacet(origin, corner, palette.floor) : undefined,
    flats: props.filter(({ built }) => built.flat).sort((a, b) => a.high - b.high),
    props: props.filter(({ built }) => !built.flat),
    openings: room === undefined ? [] : props.flatMap(({ built }) => built.openings ?? []),
    bounds: room === undefined ? undefined : { from: origin, to: corner },
  };
}

/** A point of the floor in the prop's own measures. */
export function within(prop: Prop, [x, y]: FloorPoint): FloorPoint {
  const turn = radians(prop.stand.facing + 180);
  const [dx, dy] = [x - prop.stand.at[0], y - prop.stand.at[1]];
  return [dx * Math.cos(turn) - dy * Math.sin(turn), dx * Math.sin(turn) + dy * Math.cos(turn)];
}

/** The corners of a prop's footprint on the floor. */
export function footprint(prop: Prop, margin = 0): readonly Vector[] {
  const [w, d] = [prop.half[0] + margin, prop.half[1] + margin];
  const stand = { ...prop.stand, at: [prop.stand.at[0], prop.stand.at[1], 0] as const };
  return (
    [
      [-w, -d],
      [w, -d],
      [w, d],
      [-w, d],
    ] as const
  ).map(([x, y]) => place(stand, [x, y, 0]));
}

/**
 * Whether something at `point` is in front of the prop as seen from `camera`: one of the prop's
 * sides has both before it. What stands within its footprint, as on a seat, counts as in front.
 */
export function isBefore(prop: Prop, point: FloorPoint, camera: FloorPoint): boolean {
  const here = within(prop, point);
  const eye = within(prop, camera);
  const inside = Math.abs(here[0]) <= prop.half[0] && Math.abs(here[1]) <= prop.half[1];
  if (inside) return true;
  return ([0, 1] as const).some((axis) => {
    const half = prop.half[axis];
    return (here[axis] >= half && eye[axis] >= half) || (here[axis] <= -half && eye[axis] <= -half);
  });
}

/**
 * Whether an upright plane through the camera parts the prop from what stands at `point`, with so much
 * room around it: then neither can hide anything of the other.
 */
export function isAside(prop: Prop, point: FloorPoint, camera: FloorPoint, room: number): boolean {
  const [x, y] = [point[0] - camera[0], point[1] - camera[1]];
  const far = Math.hypot(x, y);
  if (far <= room) return false;
  const wide = Math.asin(room / far);
  const angles = footprint(prop).map(([cx, cy]) => {
    const [dx, dy] = [cx - camera[0], cy - camera[1]];
    return Math.atan2(x * dy - y * dx, x * dx + y * dy);
  });
  // What reaches behind the camera may be on both sides of it.
  if (angles.some((angle) => Math.abs(angle) > Math.PI / 2)) return false;
  return angles.every((angle) => angle > wide) || angles.every((angle) => angle < -wide);
}

/** How high one stands at a point: on top of what can be walked on. */
export function groundAt(set: BuiltSet, point: FloorPoint): number {
  let height = 0;
  for (const prop of [...set.flats, ...set.props]) {
    if (!prop.built.walkable || prop.low > 1.5) continue;
    const [x, y] = within(prop, point);
    if (Math.abs(x) <= prop.half[0] && Math.abs(y) <= prop.half[1])
      height = Math.max(height, prop.high);
  }
  return height;
}

/** Whether a place has ground of its own to stand on, as a pier or a pavement. */
export function isOnLand({ flats, props, paving }: BuiltSet): boolean {
  const isGround = ({ built }: Prop): boolean => built.walkable === true;
  return paving !== undefined || flats.some(isGround) || props.some(isGround);
}
