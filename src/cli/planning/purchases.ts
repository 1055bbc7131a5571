import type { ShotId } from '../../film/ids.ts';
import { keyframePurchase, linePurchase, type Purchase, stillToPay } from '../../plan/budget.ts';
import type { BegunWay } from '../../plan/begun-takes.ts';
import type { Charge } from '../../plan/charge.ts';
import { printIn } from '../../plan/job-name.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import { sumOf } from '../../plan/totals.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { UnderWay } from '../../shoot/shoot-film.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import { jobNamesOf } from './job-names.ts';

/** What a run is going to submit and pay for, as planned, and what it finds submitted. */
export interface Purchases {
  readonly toMake: readonly Purchase[];
  readonly underWay: UnderWay;
}

/** @param charges all of the film. */
export function purchasesOf(
  jobs: readonly ShotJob[],
  keyframes: readonly KeyframeJob[],
  lines: readonly LineJob[],
  charges: readonly Charge[],
): Purchases {
  const names = jobNamesOf(jobs, keyframes);
  const chargesOf = new Map<string, Charge[]>();
  for (const charge of charges) {
    const { job } = charge;
    const known = chargesOf.get(job);
    if (known === undefined) chargesOf.set(job, [charge]);
    else known.push(charge);
  }
  const ofJob = (name: string): readonly Charge[] => chargesOf.get(name) ?? [];
  const isOpen = (name: string): boolean => ofJob(name).at(-1)?.ending === 'open';
  const toMake: Purchase[] = [];
  const underWay = {
    shots: new Set<ShotId>(),
    keyframes: new Set<ShotId>(),
    lines: new Set<string>(),
  };
  for (const job of jobs) {
    if (job.action !== 'shoot') continue;
    const { id, segments } = job.planned;
    const own = names.shots.get(id) ?? [];
    const elsewhere = own.some(isOpen) ? [] : begunElsewhere(job, own);
    if (own.some(isOpen) || elsewhere.length > 0) underWay.shots.add(id);
    const paid = new Set(elsewhere.flatMap((way) => way.segments));
    const usd = own.map((name, index) =>
      paid.has(index + 1)
        ? 0
        : stillToPay(ofJob(name), segments[index]?.usd ?? null, job.resubmit ?? false),
    );
    toMake.push({ name: id, cost: { usd: sumOf(usd) } });
  }
  for (const job of keyframes) {
    if (job.action !== 'make') continue;
    const { ends } = job.compiled;
    const own = names.keyframes.get(ends) ?? '';
    const usd = stillToPay(ofJob(own), job.planned.cost.usd, job.resubmit);
    toMake.push({ name: keyframePurchase(ends), cost: { usd } });
    if (isOpen(own)) underWay.keyframes.add(ends);
  }
  for (const job of lines) {
    const usd = stillToPay(ofJob(job.name), job.planned.cost.usd, job.resubmit);
    toMake.push({ name: linePurchase(job.compiled), cost: { usd } });
    if (isOpen(job.name)) underWay.lines.add(lineKey(job.compiled));
  }
  return { toMake, underWay };
}

/**
 * What was asked for a take otherwise than it is asked for now, of another or in other words, and leads to it
 * still: it is followed, or nothing is submitted beside it.
 */
function begunElsewhere(
  { begun = [] }: Extract<ShotJob, { readonly action: 'shoot' }>,
  own: readonly string[],
): readonly BegunWay[] {
  const ways = begun.filter(({ isInVain }) => !isInVain);
  const prints = new Set(own.map(printIn));
  return ways.some(({ print }) => prints.has(print)) ? [] : ways;
}
