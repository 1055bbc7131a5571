import type { ShotId } from '../../film/ids.ts';
import type { PlannedShot } from '../../plan/call-sheet.ts';
import { keyframesOf } from '../../plan/keyframe-links.ts';
import { continuesFromFrame } from '../../plan/plan-film.ts';
import type { ShotJob } from '../../shoot/shot-job.ts';
import { planKeyframeJobs } from '../keyframe-jobs.ts';
import type { PreparedFilm } from '../prepare-film.ts';
import type { ChosenJobs } from '../render-film.ts';
import { planJobs } from '../shot-jobs.ts';

export interface FreeJobs extends ChosenJobs {
  /** What would cost money, or goes on from such a shot. */
  readonly left: readonly PlannedShot[];
}

/** Makes anew what is missing or stale, as far as that is free; the rest stays as it is. */
export function freeJobs(prepared: PreparedFilm): FreeJobs {
  const { film } = prepared;
  const anew = planJobs(prepared, { stale: true });
  const asTheyAre = planJobs(prepared, {});
  const left = new Map<ShotId, PlannedShot>();
  const jobs = anew.flatMap((job, index): readonly ShotJob[] => {
    if (job.action !== 'shoot') return [job];
    if (isFree(job, prepared) && !left.has(sourceOf(job) ?? job.compiled.id)) {
      return [{ ...job, resubmit: false }];
    }
    left.set(job.compiled.id, job.planned);
    const instead = asTheyAre[index]!;
    return instead.action === 'shoot' ? [] : [instead];
  });
  return {
    // Nor is anybody paid who is asked in the place of another.
    prepared: { ...prepared, film: { ...film, budget: { capUsd: 0 } } },
    jobs,
    keyframes: planKeyframeJobs(prepared, jobs, {}),
    left: [...left.values()],
  };
}

function isFree({ compiled, planned }: ShotJob, { sheet }: PreparedFilm): boolean {
  const stills = keyframesOf(compiled, (ends) =>
    sheet.keyframes.find((each) => each.ends === ends),
  );
  const costs = [stills.first, stills.last].map((still) =>
    still?.state === 'missing' ? still.cost.usd : 0,
  );
  return [planned.cost.usd, ...costs].every((usd) => usd === 0);
}

/** A shot is not made from a picture that is out of date. */
function sourceOf({ compiled }: ShotJob): ShotId | undefined {
  return continuesFromFrame(compiled) ? compiled.join.from : undefined;
}
