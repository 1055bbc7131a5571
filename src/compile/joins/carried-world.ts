import type { ShotId } from '../../film/ids.ts';
import type { FilmWorld, ShotWorld } from '../../world/fold/film-world.ts';
import type { JoinPlan } from './join-edge.ts';

/**
 * The film's history with the chains that are really made: a shot that takes over a last frame, or
 * shares a keyframe with the end of another, also takes over where that shot left the camera and the
 * cast, whether its author wrote so or it was planned; a chain that is cut takes over nothing.
 */
export function carryChains(world: FilmWorld, joins: readonly JoinPlan[]): FilmWorld {
  const shots: ShotWorld[] = [];
  for (const [index, shot] of world.shots.entries()) {
    const from = chainedFrom(joins[index]);
    const carried = from === undefined ? undefined : shots[world.indexOf.get(from) ?? -1];
    shots.push(withCarried(shot, carried));
  }
  return { ...world, shots };
}

function chainedFrom(plan: JoinPlan | undefined): ShotId | undefined {
  const mode = plan?.join.mode;
  return mode === 'chain' || mode === 'keyframe' ? plan?.join.from : undefined;
}

/** The same object where nothing is taken over, so that what is known of it stays known. */
function withCarried(shot: ShotWorld, carried: ShotWorld | undefined): ShotWorld {
  if (carried !== undefined) return { ...shot, carriesFrom: carried };
  if (shot.carriesFrom === undefined) return shot;
  const { carriesFrom: _, ...alone } = shot;
  return alone;
}
