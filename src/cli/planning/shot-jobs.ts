import { madeAnew } from '../../plan/made-anew.ts';
import { nextTake } from '../../plan/plan-film.ts';
import { chooseShots, isLeftOut, type Selection } from '../../plan/selection.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { withBegun } from './begun-jobs.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import { usedTake } from './plan-with-kept.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { requireStarts } from './require-starts.ts';
import { requireShots } from '../reading/unknown-shot.ts';

/**
 * The shots of a film as jobs: what is there, and what is made anew. One that is missing and not asked
 * for is none.
 */
export function planJobs(prepared: PreparedFilm, selection: Selection): readonly ShotJob[] {
  const { compiled, sheet, library, routes } = prepared;
  requireShots(selection, sheet.shots);
  requireStarts(selection, prepared);
  const chosen = chooseShots(sheet.shots, selection, library);
  const jobs = compiled.flatMap((shot, index): readonly ShotJob[] => {
    const planned = sheet.shots[index]!;
    if (isLeftOut(planned, selection)) return [];
    const existing = chosen.has(shot.id) ? undefined : usedTake(planned, library);
    const { version } = routes.get(shot.id)!.adapter;
    const common = { compiled: shot, planned, adapterVersion: version };
    if (existing === undefined) {
      const resubmit = selection.only?.includes(shot.id) ?? false;
      const take = nextTake(library, shot.id);
      const isAnew = selection.stale === true || chosen.has(shot.id);
      return [{ ...common, planned: madeAnew(planned), action: 'shoot', take, resubmit, isAnew }];
    }
    return [{ ...common, action: planned.restorable ? 'restore' : 'reuse', existing }];
  });
  if (prepared.begun.size === 0) return jobs;
  return withBegun(jobs, planKeyframeJobs(prepared, jobs, selection), prepared);
}
