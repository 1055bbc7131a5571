import type { Layout } from '../../film/environment.ts';
import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import { bodyIn } from './body-in.ts';
import { CROWD, groupedSpots, spotsAround } from './crowd.ts';
import { ELBOW_ROOM, canStand, isInside } from './footprint.ts';
import { distanceBetween, pointAhead } from './plane.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';

/** Where else somebody of a crowd may stand, in metres away from the camera. */
const NEARER_OR_FARTHER = [0, 0.4, -0.4, 0.8, -0.8, 1.2, -1.2, 1.6, -1.6] as const;

/** Who is put somewhere is not put nearer to a wall than this, in metres. */
const TO_WALL = 0.3;

/**
 * Where those are put who have no place: in a row around `anchor`, or in loose groups where they are
 * many, and where there is room.
 */
export function rowOf(
  setting: ShotSetting,
  ids: readonly CharacterId[],
  known: ReadonlyMap<CharacterId, FloorPoint>,
  anchor: FloorPoint,
  heading: Heading,
): ReadonlyMap<CharacterId, FloorPoint> {
  const layout = layoutIn(setting, setting.before);
  const taken = new Map(known);
  const row = new Map<CharacterId, FloorPoint>();
  const put = (id: CharacterId, wanted: FloorPoint): void => {
    const point = freeSpot(wanted, taken, layout);
    taken.set(id, point);
    row.set(id, point);
  };
  const bodies = ids.map((id) => ({ id, ...bodyIn(setting, id, setting.after) }));
  // Who lies does so before the others, as seen across the row, and each in a row of its own.
  const lying = bodies.filter(({ lies }) => lies);
  const upright = bodies.filter(({ lies }) => !lies);
  const before = upright.length > 0 || !isAlone(anchor, known) ? 1 : 0;
  lying.forEach(({ id }, index) => {
    put(id, pointAhead(anchor, heading + 180, (index + before) * 2 * ELBOW_ROOM));
  });
  const step = Math.max(2 * ELBOW_ROOM, ...upright.map(({ width }) => width + ELBOW_ROOM));
  if (upright.length >= CROWD) {
    const walled = setting.environment?.interior ?? false;
    const wider = step / (2 * ELBOW_ROOM);
    const spots = isAlone(anchor, known)
      ? groupedSpots(upright.length, anchor, heading, { layout, walled, wider })
      : spotsAround(upright.length, anchor, heading, wider);
    upright.forEach(({ id }, index) => {
      const spot = spots[index] ?? anchor;
      // Nearer or farther one is still seen where one was to be, and aside perhaps not.
      const free = NEARER_OR_FARTHER.map((metres) => pointAhead(spot, heading, metres)).find(
        (point) => hasRoom(layout, point) && isAlone(point, taken),
      );
      put(id, free ?? spot);
    });
    return row;
  }
  upright.forEach(({ id }, index) => {
    const offset = (index - (upright.length - 1) / 2) * step;
    put(id, pointAhead(anchor, heading + 90, offset));
  });
  return row;
}

/** Whether one stands there with nothing in the back. */
function hasRoom(layout: Layout | undefined, point: FloorPoint): boolean {
  return (layout === undefined || isInside(layout, point, TO_WALL)) && canStand(layout, point);
}

/** The point itself or the nearest spot on rings around it where nobody and nothing stands. */
export function freeSpot(
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
export function isAlone(point: FloorPoint, taken: ReadonlyMap<CharacterId, FloorPoint>): boolean {
  for (const other of taken.values()) {
    if (distanceBetween(point, other) < 2 * ELBOW_ROOM - 1e-9) return false;
  }
  return true;
}
