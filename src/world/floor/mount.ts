import type { CharacterId } from '../../film/ids.ts';
import type { WorldState } from '../fold/world-state.ts';
import type { ShotSetting } from '../stage/setting.ts';

/** An animal that carries somebody is at least so tall, in metres. */
const CARRIES = 1.1;

const RIDES = /\briding\b|\brides\b|on horseback|in the saddle|\bmounted\b/;

/** Where its back is, and how high hips are above the feet of who sits, in shares of each one's height. */
const BACK = 0.74;
const HIPS = 0.285;

/** The animal of the shot that somebody rides whose posture says that they ride. */
export function mountOf(
  { cast, characters }: Pick<ShotSetting, 'cast' | 'characters'>,
  id: CharacterId,
  state: Pick<WorldState, 'characters'>,
): CharacterId | undefined {
  const rider = characters[id];
  if (rider?.form !== 'person' && rider?.form !== 'child') return undefined;
  if (!RIDES.test(state.characters[id]?.posture?.toLowerCase() ?? '')) return undefined;
  return cast.find((other) => {
    const animal = characters[other];
    return other !== id && animal?.form === 'creature' && animal.height >= CARRIES;
  });
}

/** How far above the ground the feet of a rider would be who stood where they sit, in metres. */
export function liftOf(
  mount: { readonly height: number },
  rider: { readonly height: number },
): number {
  return Math.max(0, mount.height * BACK - rider.height * HIPS);
}
