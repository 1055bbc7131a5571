import type { PlacedActor } from './figures/place-actors.ts';
import { toCamera } from './lens/lens.ts';
import type { View } from './lens/lens.ts';
import { isAside, isBefore } from './set/set.ts';
import type { BuiltSet, Prop } from './set/set.ts';

/** Something that is drawn over all that is behind it. */
type Standing =
  | { readonly kind: 'prop'; readonly prop: Prop; readonly depth: number }
  | { readonly kind: 'actor'; readonly actor: PlacedActor; readonly depth: number };

/** How far arms and what they hold may reach to a side, in heights of a body. */
const REACH = 0.5;

/** Props and actors from back to front: props by distance, each actor after all that it hides. */
export function inOrder(view: View, set: BuiltSet, actors: readonly PlacedActor[]): Standing[] {
  const camera = [view.position[0], view.position[1]] as const;
  const standing: Standing[] = set.props
    .map((prop) => ({
      kind: 'prop' as const,
      prop,
      depth: toCamera(view, prop.center)[2],
      far: Math.hypot(prop.center[0] - camera[0], prop.center[1] - camera[1]),
    }))
    .sort((a, b) => b.far - a.far);
  const placed = actors
    .map((actor) => {
      // A rider is drawn right after what they ride.
      const depth = toCamera(view, actor.rides ?? actor.foot)[2];
      return { kind: 'actor' as const, actor, depth: actor.rides ? depth - 0.02 : depth };
    })
    .sort((a, b) => b.depth - a.depth);
  let from = 0;
  for (const one of placed) {
    const point = [one.actor.foot[0], one.actor.foot[1]] as const;
    const room = REACH * one.actor.actor.character.height;
    const last = standing.findLastIndex(
      (other) =>
        other.kind === 'prop' &&
        isBefore(other.prop, point, camera) &&
        !isAside(other.prop, point, camera, room),
    );
    from = Math.max(from, last + 1);
    standing.splice(from, 0, one);
    from += 1;
  }
  return standing;
}
