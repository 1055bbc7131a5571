import type { ShotId } from '../../film/ids.ts';
import type { Fingerprint } from '../../plan/fingerprint.ts';
import type { PlannedMake, PlannedWork } from '../../plan/plan-file.ts';
import type { Selection } from '../../plan/selection.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { jobFingerprintsOf } from './job-fingerprints.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import { planLineJobs } from './line-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { planJobs } from './shot-jobs.ts';

/** What a render would make, each with the fingerprint that it will have. */
export function workOf(prepared: PreparedFilm, selection: Selection): PlannedWork {
  const jobs = planJobs(prepared, selection);
  const stills = planKeyframeJobs(prepared, jobs, selection);
  const prints = jobFingerprintsOf(jobs, stills);
  const lines = planLineJobs(prepared, { selection }).map(({ planned }) =>
    makeOf(planned.shot, planned.line + 1, planned.fingerprint!, planned),
  );
  return {
    shots: jobs.flatMap((job) => {
      if (job.action !== 'shoot') return [];
      const { id } = job.compiled;
      return [makeOf(id, job.take, prints.takes.get(id)!.fingerprint, job.planned)];
    }),
    keyframes: stills.flatMap((job) => {
      if (job.action !== 'make') return [];
      const { ends } = job.compiled;
      return [makeOf(ends, job.number, prints.keyframes.get(ends)!.fingerprint, job.planned)];
    }),
    ...(lines.length > 0 && { lines }),
  };
}

function makeOf(
  shot: ShotId,
  number: number,
  fingerprint: Fingerprint,
  { provider = '', model = '', cost }: (ShotJob | KeyframeJob | LineJob)['planned'],
): PlannedMake {
  return { shot, number, fingerprint, provider, model, usd: cost.usd };
}
