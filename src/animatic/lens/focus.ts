import type { Staging } from '../../world/stage/staging.ts';
import { bodyPoint } from '../figures/place-actors.ts';
import type { PlacedActor } from '../figures/place-actors.ts';
import { toCamera } from './lens.ts';
import type { View } from './lens.ts';
import { lerp, smoothstep } from '../solids/vector.ts';

/** How far away the picture is sharp: at the first one of the shot; a rack goes on to the last. */
export function focusDistance(
  staging: Staging,
  view: View,
  actors: readonly PlacedActor[],
  frame: number,
): number {
  const depths = actors
    .map((actor) => toCamera(view, bodyPoint(actor, 0.8))[2])
    .filter((depth) => depth > 0.3);
  const thing = thingInFocus(staging, view);
  if (thing !== undefined) return thing;
  const subject = staging.shot.characters
    .map((id) => actors.find(({ actor }) => actor.character.id === id))
    .find((one) => one !== undefined);
  const first = subject === undefined ? undefined : toCamera(view, bodyPoint(subject, 0.8))[2];
  const near = first !== undefined && first > 0.3 ? first : (depths[0] ?? 3);
  if (staging.shot.lens?.focus !== 'rack' || depths.length < 2) return near;
  const along = smoothstep(0.35, 0.6, frame / Math.max(1, staging.shotFrames - 1));
  return lerp(Math.min(...depths), Math.max(...depths), along);
}

/** How far away the piece is that the shot is of: an insert, or a picture of nobody. */
function thingInFocus({ shot, environment, after }: Staging, view: View): number | undefined {
  const facing = shot.camera?.facing;
  const isOfThing =
    shot.characters.length === 0 ||
    shot.framing.includes('insert') ||
    shot.framing.includes('cutaway');
  if (typeof facing !== 'string' || !isOfThing || environment === undefined) return undefined;
  const piece = after.environments[environment.id]?.layout?.pieces[facing];
  if (piece === undefined) return undefined;
  const { at, elevation, height } = piece;
  const depth = toCamera(view, [at[0], at[1], elevation + height / 2])[2];
  return depth > 0.2 ? depth : undefined;
}
