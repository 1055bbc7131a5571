import type { ShotId } from '../film/ids.ts';
import { fingerprintOf, type KeyframeLink, recipeOf } from '../plan/fingerprint.ts';
import { keyframeLinksOf } from '../plan/keyframe-links.ts';
import { continuesFromFrame } from '../plan/plan-film.ts';
import type { PlannedMake, PlannedWork } from '../plan/plan-file.ts';
import type { Selection } from '../plan/selection.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { planJobs } from './render-film.ts';

/**
 * What a render would make, each with the fingerprint that it will have: what goes on from a shot that
 * is made anew goes on from its new take.
 */
export function workOf(prepared: PreparedFilm, selection: Selection): PlannedWork {
  const jobs = planJobs(prepared, selection);
  const stills = planKeyframeJobs(prepared, jobs, selection);
  const keyframes = new Map(stills.map((job) => [job.compiled.ends, linkOf(job)]));
  const takes = new Map<ShotId, Pick<PlannedMake, 'fingerprint'> & { readonly take: number }>();
  const shots: PlannedMake[] = [];
  for (const job of jobs) {
    const { compiled, planned, adapterVersion } = job;
    if (job.action !== 'shoot') {
      takes.set(compiled.id, job.existing);
      continue;
    }
    const before = compiled.join.from === undefined ? undefined : takes.get(compiled.join.from);
    const after =
      before && continuesFromFrame(compiled)
        ? { fingerprint: before.fingerprint, take: before.take }
        : undefined;
    const links = keyframeLinksOf(compiled, (ends) => keyframes.get(ends));
    const fingerprint = fingerprintOf(recipeOf(compiled, adapterVersion, after, links));
    takes.set(compiled.id, { fingerprint, take: job.take });
    shots.push({ ...makeOf(compiled.id, job.take, planned), fingerprint });
  }
  return { shots, keyframes: stills.flatMap(stillToMake) };
}

function linkOf(job: KeyframeJob): KeyframeLink {
  const { fingerprint } = job.planned;
  if (job.action === 'make') return { fingerprint, number: job.number };
  const { number } = job.action === 'leave' ? job.planned : job.existing;
  return { fingerprint, number };
}

function stillToMake(job: KeyframeJob): readonly PlannedMake[] {
  return job.action === 'make' ? [makeOf(job.compiled.ends, job.number, job.planned)] : [];
}

function makeOf(
  shot: ShotId,
  number: number,
  { fingerprint, provider, model, cost }: (ShotJob | KeyframeJob)['planned'],
): PlannedMake {
  return { shot, number, fingerprint, provider, model, usd: cost.usd };
}
