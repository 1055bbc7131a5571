import type { Layout } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import { ELBOW_ROOM, distanceToEdge, isInside } from './footprint.ts';
import { pointAhead } from './plane.ts';

/** So many stand together as people do, in loose groups; fewer stand side by side. */
export const CROWD = 3;

/** A place in a group: metres across the picture, and away from the camera. */
type Spot = readonly [across: number, along: number];

/**
 * Groups that are open to the camera. Everyone has an own stretch across the picture, so that nobody
 * is hidden, and an elbow's room from whoever is next.
 */
const GROUPS: Readonly<Record<number, readonly Spot[]>> = {
  2: [
    [-0.45, 0.1],
    [0.45, -0.05],
  ],
  3: [
    [-0.68, -0.12],
    [0.02, 0.42],
    [0.68, -0.06],
  ],
  4: [
    [-1.06, -0.2],
    [-0.42, 0.36],
    [0.42, 0.46],
    [1.06, -0.12],
  ],
};

/**
 * Between the ends of two groups that stand beside each other, and where there is no room for that; and
 * from one rank of them to the next.
 */
const BETWEEN_GROUPS = 0.95;
const LEAST_BETWEEN = 0.5;
const BETWEEN_RANKS = 1.8;

/** Groups beside each other are not at one depth: how much farther each is. */
const DEPTHS = [0, 0.85, 0.2, 0.6] as const;

/** A rank is no wider than a camera takes in with the people still to be told apart, in metres. */
const WIDEST = 10;

/** Those around somebody: how near the first is at either side, and then how near to each other. */
const AROUND = { first: 0.95, next: 0.66, depth: 0.6 } as const;

/** A picture of so many shares of the distance is as wide as a lens of 24 mm makes it. */
const WIDE = 1.5;

/** The floor that there is for a crowd. */
export interface CrowdFloor {
  readonly layout: Layout | undefined;
  /** The camera stays within the walls, too. */
  readonly walled: boolean;
  /** How much wider than people those are who stand there. */
  readonly wider: number;
}

/**
 * Where `count` people stand about `anchor` in loose groups, ranks of them where the floor is narrow:
 * in the order in which a camera that looks along `heading` has them from left to right.
 */
export function groupedSpots(
  count: number,
  anchor: FloorPoint,
  heading: Heading,
  { layout, walled, wider }: CrowdFloor,
): readonly FloorPoint[] {
  const edge = (turn: number): number =>
    layout === undefined || !isInside(layout, anchor)
      ? Infinity
      : distanceToEdge(layout, anchor, heading + turn) - ELBOW_ROOM;
  const [left, right, behind, before] = [edge(-90), edge(90), edge(0), edge(180)];
  const spots = inRanks(count, Math.min(WIDEST * wider, left + right) / wider).map(
    ([across, along]): Spot => [across * wider, along * wider],
  );
  const across = extentOf(spots.map(([x]) => x));
  const along = extentOf(spots.map(([, y]) => y));
  const aside = shiftInto(across, [-left, right]);
  const away = shiftInto(along, [-before, behind]);
  // They stand farther back where the camera has not enough room for all.
  const lack = walled ? (across[1] - across[0]) / WIDE - before : 0;
  const back = Math.min(Math.max(0, lack), Math.max(0, behind - along[1] - away));
  return spots.map(([x, y]) =>
    pointAhead(pointAhead(anchor, heading + 90, x + aside), heading, y + away + back),
  );
}

type Extent = readonly [least: number, most: number];

const extentOf = (values: readonly number[]): Extent => [Math.min(...values), Math.max(...values)];

/** How far what reaches from one to the other is moved to lie within the room; not at all if it can't. */
function shiftInto([least, most]: Extent, [from, to]: Extent): number {
  if (most - least > to - from) return 0;
  return Math.max(0, from - least) - Math.max(0, most - to);
}

/** Where `count` people stand around somebody: at either side in turn, nearer and farther. */
export function spotsAround(
  count: number,
  point: FloorPoint,
  heading: Heading,
  wider: number,
): readonly FloorPoint[] {
  return Array.from({ length: count }, (_, index) => {
    const [side, step] = [index % 2 === 0 ? 90 : -90, Math.floor(index / 2)];
    const along = (step % 2 === 0 ? -0.5 : 0.5) * AROUND.depth * wider;
    const across = (AROUND.first + AROUND.next * step) * wider;
    return pointAhead(pointAhead(point, heading + side, across), heading, along);
  });
}

function inRanks(count: number, room: number): readonly Spot[] {
  const spots: Spot[] = [];
  let sizes = groupSizes(count);
  for (let rank = 0; sizes.length > 0; rank += 1) {
    let fitting = sizes.length;
    while (fitting > 1 && widthOf(sizes.slice(0, fitting), LEAST_BETWEEN) > room) fitting -= 1;
    spots.push(...inRank(sizes.slice(0, fitting), rank, room));
    sizes = sizes.slice(fitting);
  }
  return spots;
}

/** About three stand together: two to four. */
function groupSizes(count: number): readonly number[] {
  const groups = Math.max(1, Math.round(count / 3));
  return Array.from({ length: groups }, (_, index) =>
    Math.floor((count + index) / groups),
  ).reverse();
}

function widthOf(sizes: readonly number[], between: number): number {
  return sizes.reduce((sum, size) => sum + widthOfGroup(size), 0) + (sizes.length - 1) * between;
}

function widthOfGroup(size: number): number {
  const across = spotsOf(size).map(([x]) => x);
  return Math.max(...across) - Math.min(...across);
}

const spotsOf = (size: number): readonly Spot[] => GROUPS[size] ?? [[0, 0]];

function inRank(sizes: readonly number[], rank: number, room: number): readonly Spot[] {
  const gaps = Math.max(1, sizes.length - 1);
  const spare = (room - widthOf(sizes, 0)) / gaps;
  const between = Math.max(LEAST_BETWEEN, Math.min(BETWEEN_GROUPS, spare));
  // Who stands in the second rank is seen between those of the first.
  let from = -widthOf(sizes, between) / 2 + (rank % 2) * 0.33;
  return sizes.flatMap((size, index) => {
    const middle = from + widthOfGroup(size) / 2;
    const depth = (DEPTHS[index % DEPTHS.length] ?? 0) + rank * BETWEEN_RANKS;
    from += widthOfGroup(size) + between;
    return spotsOf(size).map(([across, along]): Spot => [middle + across, along + depth]);
  });
}
