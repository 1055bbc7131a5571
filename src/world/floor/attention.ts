import type { FloorPoint, Heading } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import { CROWD } from './crowd.ts';
import { distanceBetween, headingTo, middleOf, pointAhead, turnBetween } from './plane.ts';
import type { ShotSetting } from '../stage/setting.ts';

/** Who stands beside somebody in a group is no farther off than this, in metres. */
const TOGETHER = 1.02;

/** Whoever looks at a whole group looks past it so far towards the camera, in metres. */
const PAST = 0.6;

/** Nobody in a crowd turns farther from the camera than this, in degrees: a player stays open to it. */
const OPEN = 75;

/** The people of a shot among whom there is a crowd. */
export interface Gathering {
  /** Who has a place of the spec; the others are where they were put. */
  readonly placed: ReadonlySet<CharacterId>;
  readonly people: ReadonlyMap<CharacterId, FloorPoint>;
  /** The way that a camera looks for which they were put there. */
  readonly heading: Heading;
}

/** Whether so many have been put somewhere that they are a crowd. */
export function isCrowd(cast: readonly CharacterId[], placed: ReadonlySet<CharacterId>): boolean {
  return cast.filter((id) => !placed.has(id)).length >= CROWD;
}

/**
 * The way somebody in a crowd faces: to who speaks, else to those who have a place, else into their own
 * group. All stay open to the camera, as players do.
 */
export function attentionOf(
  { shot, cast }: ShotSetting,
  id: CharacterId,
  { placed, people, heading }: Gathering,
): Heading {
  const at = people.get(id) ?? [0, 0];
  const others = cast.filter((other) => other !== id && people.has(other));
  const pointsOf = (ids: readonly CharacterId[]): readonly FloorPoint[] =>
    ids.flatMap((other) => {
      const point = people.get(other);
      return point === undefined ? [] : [point];
    });
  const speaking = others.filter((other) =>
    shot.dialogue.some(({ character, offScreen }) => character === other && !offScreen),
  );
  const lead = speaking.length > 0 ? speaking : others.filter((other) => placed.has(other));
  const near = others.filter((other) => distanceBetween(at, people.get(other) ?? at) < TOGETHER);
  const goal =
    lead.length > 0
      ? middleOf(pointsOf(lead))
      : pointAhead(
          middleOf([at, ...pointsOf(placed.has(id) || near.length === 0 ? others : near)]),
          heading + 180,
          PAST,
        );
  const camera = heading + 180;
  const turn = distanceBetween(at, goal) < 0.1 ? 0 : turnBetween(camera, headingTo(at, goal));
  return camera + Math.max(-OPEN, Math.min(OPEN, turn));
}
