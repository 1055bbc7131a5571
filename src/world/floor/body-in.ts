import type { Character } from '../../film/character.ts';
import type { CharacterId } from '../../film/ids.ts';
import { aboardIn } from './aboard.ts';
import type { Bed } from './bed.ts';
import { onBed } from './bed.ts';
import type { Body } from './body.ts';
import { SOMEONE, bodyOf, isLying, isSitting } from './body.ts';
import { liftOf, mountOf } from './mount.ts';
import { perchOf } from './perch.ts';
import { floorUnder } from './raised-floor.ts';
import { seatAt } from './seat-height.ts';
import type { ShotSetting } from '../stage/setting.ts';
import { layoutIn } from '../stage/setting.ts';
import type { WorldState } from '../fold/world-state.ts';

/** The bodies of each character as far as they were met: hardly anybody has more than a few. */
const bodies = new WeakMap<Character, Map<string, Body>>();

/** The body of one of the cast as it is in a snapshot of the world. */
export function bodyIn(setting: ShotSetting, id: CharacterId, state: WorldState): Body {
  const character = setting.characters[id];
  if (character === undefined) return SOMEONE;
  const { at, posture = '' } = state.characters[id] ?? {};
  const layout = layoutIn(setting, state);
  const lift =
    aboardIn(setting, state).get(id)?.height ??
    bedOf(setting, id, state)?.lift ??
    mountedLift(setting, id, state) ??
    Math.max(perchOf(character, at, layout), floorUnder(at, layout));
  const seat = lift === 0 && isSitting(posture) ? seatAt(at, layout)?.top : undefined;
  const known = bodies.get(character) ?? new Map<string, Body>();
  bodies.set(character, known);
  const key = `${lift} ${seat ?? ''} ${posture}`;
  const body = known.get(key) ?? bodyOf(character, posture, lift, seat);
  known.set(key, body);
  return body;
}

function mountedLift(setting: ShotSetting, id: CharacterId, state: WorldState): number | undefined {
  const [rider, mount] = [id, mountOf(setting, id, state)].map(
    (one) => one && setting.characters[one],
  );
  return rider && mount ? liftOf(mount, rider) : undefined;
}

/** What somebody lies on in a snapshot of the world; undefined where that is the floor. */
export function bedOf(setting: ShotSetting, id: CharacterId, state: WorldState): Bed | undefined {
  const { at, posture } = state.characters[id] ?? {};
  const piece = typeof at === 'string' ? layoutIn(setting, state)?.pieces[at] : undefined;
  if (typeof at !== 'string' || piece === undefined || !isLying(posture)) return undefined;
  return onBed(at, piece, setting.characters[id]?.height ?? SOMEONE.stature);
}
