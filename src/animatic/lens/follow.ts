import { poseAt } from '../../world/camera/pose-at.ts';
import type { Blocking, CameraPose, Staging } from '../../world/stage/staging.ts';
import type { FloorPoint } from '../../film/geometry.ts';
import { placeActors } from '../figures/place-actors.ts';
import type { SetAt } from '../set/changing-set.ts';
import { clamp } from '../solids/vector.ts';

type Walkers = Parameters<typeof placeActors>[1];

/**
 * The camera's pose on each frame of a shot. One that goes with somebody is as far on its way as
 * they are: people set out, walk as fast as people walk, and are there before the shot is over.
 */
export function cameraOf(
  staging: Staging,
  scene: Walkers & { readonly setAt?: SetAt },
): (frame: number) => CameraPose {
  const { camera, shotFrames, blocking } = staging;
  const followed = blocking.filter(({ character }) => camera.follows?.includes(character) === true);
  if (followed.length === 0) {
    return (frame) => poseAt(camera, frame / Math.max(1, shotFrames - 1));
  }
  // As they walk, so it eases.
  const path = { ...camera, ease: 'linear' } as const;
  let last: { readonly frame: number; readonly pose: CameraPose } | undefined;
  return (frame) => {
    if (last?.frame === frame) return last.pose;
    // Who is aboard goes with a boat that itself is on its way.
    const now = { ...scene, set: scene.setAt?.(frame) ?? scene.set };
    const actors = placeActors(staging, now, frame);
    const shares = followed.map((each) => {
      const actor = actors.find(({ actor: { character } }) => character.id === each.character);
      return actor === undefined
        ? frame / Math.max(1, shotFrames - 1)
        : shareOf(each, actor.step.at);
    });
    const pose = poseAt(path, shares.reduce((sum, share) => sum + share, 0) / shares.length);
    last = { frame, pose };
    return pose;
  };
}

/** How far of its way somebody has come, 0 to 1. */
function shareOf({ from, to }: Blocking, at: FloorPoint): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  return clamp(((at[0] - from[0]) * x + (at[1] - from[1]) * y) / (x * x + y * y), 0, 1);
}
