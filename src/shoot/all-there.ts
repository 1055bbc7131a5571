import type { ShotId } from '../film/ids.ts';
import type { Emit } from '../film/studio-event.ts';
import type { KeyframeRecord } from '../plan/keyframe-record.ts';
import type { TakeRecord } from '../plan/take-record.ts';
import type { ShootOrder, ShootResult } from './shoot-film.ts';
import type { ShotJob } from './shots/shot-job.ts';

type Reuse = Extract<ShotJob, { readonly action: 'reuse' }>;

type AllOrder = Pick<ShootOrder, 'film' | 'shots' | 'keyframes' | 'unspoken'>;

/**
 * The takes of a film of which everything is there; undefined where there is something to make. Needs
 * nothing of what a shoot does: most renders of a film that is finished end here.
 */
export function allThere(
  { film, shots, keyframes, unspoken }: AllOrder,
  emit: Emit,
): ShootResult | undefined {
  const reused = shots.flatMap((job) => (job.action === 'reuse' ? [job] : []));
  const isMore = keyframes.some(({ action }) => action === 'make' || action === 'restore');
  if (reused.length < shots.length || isMore || unspoken !== undefined) return undefined;
  emit({ kind: 'shoot-started', film, shots: shots.length, toShoot: 0 });
  for (const job of reused) emitReused(emit, job);
  const records = keyframes.flatMap((job): [ShotId, KeyframeRecord][] =>
    job.action === 'reuse' ? [[job.compiled.ends, job.existing]] : [],
  );
  return {
    takes: new Map<ShotId, TakeRecord>(
      reused.map(({ compiled, existing }) => [compiled.id, existing]),
    ),
    keyframes: new Map(records),
    failures: [],
  };
}

/** Tells that the film shows a take that is there. */
export function emitReused(emit: Emit, { compiled, planned, existing }: Reuse): void {
  emit({
    kind: 'shot-reused',
    scene: compiled.scene,
    shot: compiled.id,
    take: existing.take,
    ...(planned.state === 'stale' && { stale: planned.reasons }),
  });
}
