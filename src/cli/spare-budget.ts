import type { ShotId } from '../film/ids.ts';
import { spareOf } from '../plan/budget.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { purchasesOf } from './purchases.ts';

/** What a film may still cost beyond its plan, as shots are made otherwise than planned. */
export interface SpareBudget {
  /**
   * Whether one more attempt at a shot can be paid for, in US dollars; if so, it is set aside. One that
   * may have been paid for counts as paid.
   */
  takes(shot: ShotId, usd: number | null, lastMayBePaid: boolean): boolean;
}

export function spareBudget(
  { film, library }: Pick<PreparedFilm, 'film' | 'library'>,
  jobs: readonly ShotJob[],
  keyframes: readonly KeyframeJob[] = [],
): SpareBudget {
  const toShoot = jobs.filter(({ action }) => action === 'shoot').map(({ planned }) => planned);
  let spare = spareOf(film.budget.capUsd, purchasesOf(jobs, keyframes), library);
  /** For the attempt that was made last at each shot. */
  const setAside = new Map(toShoot.map(({ id, cost }) => [id, cost.usd ?? 0]));
  return {
    takes(shot, usd, lastMayBePaid) {
      if (spare === undefined) return true;
      if (usd === null) return false;
      const more = usd - (lastMayBePaid ? 0 : (setAside.get(shot) ?? 0));
      if (more > spare) return false;
      spare -= more;
      setAside.set(shot, usd);
      return true;
    },
  };
}
