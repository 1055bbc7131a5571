import type { Character } from '../../film/character.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import type { CharacterId } from '../../film/ids.ts';
import { mountOf } from '../../world/floor/mount.ts';
import type { Blocking, Staging } from '../../world/stage/staging.ts';
import type { BuiltSet } from '../set/set.ts';
import { postureIn } from './acting/postures.ts';
import { placeAboard } from './aboard.ts';
import { bedsideOf } from './bedside.ts';
import type { Bedside } from './bedside.ts';
import { facingFound } from './facing-found.ts';
import { wordsFor } from './performance.ts';
import { LYING, SEATED, STANDING } from './pose.ts';
import type { Pose } from './pose.ts';
import { seatAt } from './seat.ts';
import type { Place } from './seat.ts';
import { wayRound } from './way-round.ts';

/** Somebody's way through a shot, from seat to seat where they sit. */
export interface Seating {
  readonly blocking: Blocking;
  /** Corners that they walk by on their way, so as not to go through what stands there. */
  readonly corners: readonly FloorPoint[];
  /** The way they face as the shot finds them. */
  readonly found: number | undefined;
  /** What they sit or lie on at either end of it. */
  readonly from: Place | undefined;
  readonly to: Place | undefined;
  /** The side of the bed by which they lie down, or get up. */
  readonly bedside: Bedside | undefined;
  /** The postures in which the shot finds and leaves them. */
  readonly postures: readonly [before: Pose, after: Pose];
  /** The animal that they ride. */
  readonly mount?: CharacterId;
}

/** How high a saddle is above where the feet of its rider would be, in shares of their height. */
const SADDLE = 0.235;

/** Where somebody goes, put onto the seats and beds of the place where they sit or lie. */
export function seatingOf(
  staging: Staging,
  set: BuiltSet,
  character: Character,
  blocking: Blocking,
): Seating {
  const byActor = known.get(set) ?? new Map<Blocking, Seating>();
  known.set(set, byActor);
  const seating = byActor.get(blocking) ?? seat(staging, set, character, blocking);
  byActor.set(blocking, seating);
  return seating;
}

const known = new WeakMap<BuiltSet, Map<Blocking, Seating>>();

function seat(staging: Staging, set: BuiltSet, character: Character, blocking: Blocking): Seating {
  const found = facingFound(staging, blocking);
  if (!['person', 'child', 'robot'].includes(character.form)) {
    const corners = character.form === 'creature' ? wayRound(set, blocking.from, blocking.to) : [];
    const postures = [STANDING, STANDING] as const;
    return {
      blocking,
      corners,
      found,
      from: undefined,
      to: undefined,
      bedside: undefined,
      postures,
    };
  }
  const [before, after] = posturesOf(staging, character);
  const mount = mountOf(
    { cast: staging.blocking.map((one) => one.character), characters: staging.cast },
    character.id,
    staging.after,
  );
  if (mount !== undefined) {
    // In the saddle from the beginning: nobody gets on while the horse already goes.
    const saddle = { at: blocking.to, facing: blocking.facing, height: character.height * SADDLE };
    const postures = [SEATED, SEATED] as const;
    const none = { corners: [], found: undefined, bedside: undefined };
    return { blocking, ...none, from: saddle, to: saddle, postures, mount };
  }
  const on = (posture: Pose | undefined, end: 'from' | 'to', facing: number): Place | undefined => {
    if (posture !== SEATED && posture !== LYING) return undefined;
    const at = blocking[end];
    return blocking.aboard?.[end] === undefined
      ? seatAt(set.props, at, facing, posture === LYING ? character.height : undefined)
      : placeAboard(posture, blocking, end, { at, facing });
  };
  const from = on(before, 'from', found ?? blocking.facing);
  const to = on(after, 'to', blocking.facing);
  const way = { from: from?.at ?? blocking.from, to: to?.at ?? blocking.to };
  const [liesBefore, liesAfter] = [before === LYING, after === LYING];
  const bed = liesAfter ? to : from;
  const bedside =
    bed === undefined || liesBefore === liesAfter
      ? undefined
      : bedsideOf(set, bed, liesAfter ? way.from : way.to);
  const corners = bedside === undefined ? way : besideBed(way, bedside, liesAfter);
  return {
    blocking: { ...blocking, ...way, facing: to?.facing ?? blocking.facing },
    corners: wayRound(set, corners.from, corners.to),
    found: from?.facing ?? found,
    from,
    to,
    bedside,
    postures: [before ?? STANDING, after ?? STANDING],
  };
}

/** The part of a way that is walked: to the side of a bed, or from there. */
function besideBed(
  way: Pick<Blocking, 'from' | 'to'>,
  { stand }: Bedside,
  toBed: boolean,
): Pick<Blocking, 'from' | 'to'> {
  return toBed ? { ...way, to: stand } : { ...way, from: stand };
}

/** The postures in which a shot finds and leaves somebody: what the state says, else what is acted. */
function posturesOf(
  staging: Staging,
  character: Character,
): readonly [before: Pose | undefined, after: Pose | undefined] {
  const [was, is] = [staging.before, staging.after].map(
    ({ characters }) => characters[character.id]?.posture?.toLowerCase() ?? '',
  );
  const before = postureIn(was ?? '');
  if (was !== is) return [before, postureIn(is ?? '')];
  const actions = [staging.shot.action ?? '', ...staging.beats.map(({ action }) => action)];
  const acted = actions
    .map((action) => postureIn(wordsFor(staging, character, action)))
    .findLast((posture) => posture !== undefined);
  return [before, acted ?? before];
}
