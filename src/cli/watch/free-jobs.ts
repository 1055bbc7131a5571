import type { ShotId } from '../../film/ids.ts';
import { keyframesOf } from '../../plan/keyframe-links.ts';
import { continuesFromFrame } from '../../plan/plan-film.ts';
import type { Selection } from '../../plan/selection.ts';
import { linesToSpeak, sumOf } from '../../plan/totals.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { ChosenJobs } from '../planning/chosen-jobs.ts';
import { planKeyframeJobs } from '../planning/keyframe-jobs.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { planJobs } from '../planning/shot-jobs.ts';

export interface FreeJobs extends ChosenJobs {
  /** What would cost money, or goes on from such a shot. */
  readonly left: readonly ShotId[];
  /** What that would cost, in US dollars; null where nobody knows. */
  readonly usd: number | null;
}

/**
 * Makes anew what is missing or stale, as far as that is free; the rest stays as it is. Where a line is
 * to be paid for, its shot is left out, and so the film stays as it is: it would be cut without the line.
 */
export function freeJobs(prepared: PreparedFilm, { only }: Selection): FreeJobs {
  const { film, sheet } = prepared;
  const anew = planJobs(prepared, { stale: true });
  const asTheyAre = planJobs(prepared, {});
  const dear = linesToSpeak(sheet.lines, () => false).filter(({ cost }) => cost.usd !== 0);
  const dearOnes = new Set(dear.map(({ fingerprint }) => fingerprint));
  const mute = new Set(
    sheet.lines
      .filter(({ state, fingerprint }) => state !== 'fresh' && dearOnes.has(fingerprint))
      .map(({ shot }) => shot),
  );
  const left = new Map<ShotId, number | null>();
  const jobs = anew.flatMap((job, index): readonly ShotJob[] => {
    const { id } = job.compiled;
    const instead = asTheyAre[index]!;
    const kept = instead.action === 'shoot' ? [] : [instead];
    const goesOnFromLeft = left.has(sourceOf(job) ?? id);
    if (mute.has(id)) {
      left.set(id, job.action === 'shoot' ? job.planned.cost.usd : 0);
      return [];
    }
    if (only?.includes(id) === false) return kept;
    if (job.action !== 'shoot') return [job];
    if (isFree(job, prepared) && !goesOnFromLeft) return [{ ...job, resubmit: false }];
    left.set(id, job.planned.cost.usd);
    return kept;
  });
  return {
    // Nor is anybody paid who is asked in the place of another.
    prepared: { ...prepared, film: { ...film, budget: { capUsd: 0 } } },
    jobs,
    keyframes: planKeyframeJobs(prepared, jobs, {}),
    left: [...left.keys()],
    usd: sumOf([...left.values(), ...dear.map(({ cost }) => cost.usd)]),
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
