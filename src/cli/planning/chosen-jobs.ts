import type { ShotId } from '../../film/ids.ts';
import { isLeftOut, type Selection } from '../../plan/selection.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { fetchBegun } from './begun-jobs.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { planJobs } from './shot-jobs.ts';

/** What is made in one run. */
export interface ChosenJobs {
  readonly prepared: PreparedFilm;
  /** In the order of the film, which is not written where one of its shots is left out. */
  readonly jobs: readonly ShotJob[];
  readonly keyframes: readonly KeyframeJob[];
  /** The shots whose lines are spoken, where it is not all that are made. */
  readonly speaks?: ReadonlySet<ShotId>;
  /** The lines that are spoken, where it is not all that are missing. */
  readonly lines?: readonly LineJob[];
  /** The take that is chosen once the film is cut, where the film as it is written would show another. */
  readonly circles?: { readonly shot: ShotId; readonly take: number };
}

/** What is chosen by the flags of a render. */
export function chosenBy(prepared: PreparedFilm, selection: Selection): ChosenJobs {
  const planned = planJobs(prepared, selection);
  const keyframesOf = (jobs: readonly ShotJob[]): readonly KeyframeJob[] =>
    planKeyframeJobs(prepared, jobs, selection);
  // A plan that is kept makes what it says, and flags that name shots mean no others.
  const isWhole = selection.planned === undefined && selection.only === undefined;
  const jobs =
    isWhole && prepared.begun.size > 0
      ? fetchBegun(planned, keyframesOf(planned), prepared)
      : planned;
  return { prepared, jobs, keyframes: keyframesOf(jobs) };
}

/** Shots that are missing, and are not asked for. */
export function leftOut({ sheet }: Pick<PreparedFilm, 'sheet'>, selection: Selection) {
  return sheet.shots.filter((shot) => isLeftOut(shot, selection));
}
