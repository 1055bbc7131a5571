import type { Blocking, Staging } from '../../world/stage/staging.ts';
import { headingOf } from '../solids/vector.ts';

/** The way that somebody faces as the shot finds them, where something says so. */
export function facingFound(staging: Staging, { character, from }: Blocking): number | undefined {
  const facing = staging.before.characters[character]?.facing;
  if (facing === undefined || typeof facing === 'number') return facing;
  const { environment } = staging;
  const layout = environment && staging.before.environments[environment.id]?.layout;
  const other = staging.blocking.find(
    (one) => one.character === facing && one.character !== character,
  );
  const at = other?.from ?? layout?.pieces[facing]?.at ?? layout?.marks[facing];
  if (at === undefined || Math.hypot(at[0] - from[0], at[1] - from[1]) < 0.05) return undefined;
  return headingOf([at[0] - from[0], at[1] - from[1]]);
}
