import type { ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import type { JoinPlan } from './join-edge.ts';

/** The still that one shot ends in. */
export interface Ending {
  /** The shots that start from it, in the order of the film; it shows how the first of them begins. */
  readonly starts: readonly ShotId[];
  /** The author's own, from the film's folder; made where it is absent. */
  readonly still?: string;
}

/** The keyframes of a film by the shot that ends in each. */
export function endingsOf(
  shots: readonly Shot[],
  joins: readonly JoinPlan[],
): ReadonlyMap<ShotId, Ending> {
  const endings = new Map<ShotId, Ending>();
  for (const [index, { join }] of joins.entries()) {
    const shot = shots[index];
    if (shot === undefined || join.mode !== 'keyframe' || join.from === undefined) continue;
    const { still } = join;
    const starts = [...(endings.get(join.from)?.starts ?? []), shot.id];
    endings.set(join.from, { starts, ...(still !== undefined && { still }) });
  }
  return endings;
}
