import type { ShotId } from '../film/ids.ts';
import { keyframePurchase, linePurchase, type Purchase, stillToPay } from '../plan/budget.ts';
import type { Charge } from '../plan/charge.ts';
import { printIn } from '../plan/job-name.ts';
import { lineKey } from '../plan/plan-lines.ts';
import { sumOf } from '../plan/totals.ts';
import type { KeyframeJob } from '../shoot/keyframe-job.ts';
import type { UnderWay } from '../shoot/shoot-film.ts';
import type { ShotJob } from '../shoot/shot-job.ts';
import type { LineJob } from '../shoot/line-job.ts';
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
    chargesOf.set(job, [...(chargesOf.get(job) ?? []), charge]);
  }
  const ofJob = (name: string): readonly Charge[] => chargesOf.get(name) ?? [];
  const isOpen = (name: string): boolean => ofJob(name).at(-1)?.ending === 'open';
  const toMake: Purchase[] = [];
  const underWay = {
    shots: new Set<ShotId>(),
    elsewhere: new Map<ShotId, ReadonlySet<string>>(),
    keyframes: new Set<ShotId>(),
    lines: new Set<string>(),
  };
  for (const job of jobs) {
    if (job.action !== 'shoot') continue;
    const { id, segments } = job.planned;
    const own = names.shots.get(id) ?? [];
    // Of another provider too, where the planned one could not make it.
    const isTried = own.some((name) => ofJob(name).length > 0);
    const elsewhere = begunElsewhere(
      isTried && !own.some(isOpen) ? charges.filter((each) => !own.includes(each.job)) : [],
      id,
      job.take,
    );
    if (elsewhere.size > 0) underWay.elsewhere.set(id, new Set(elsewhere.keys()));
    if (own.some(isOpen) || elsewhere.size > 0) underWay.shots.add(id);
    const paid = new Set([...elsewhere.values()].flat());
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
 * The segments of a take that somebody has made or makes who was asked in the place of the planned one, by
 * what was asked. What has failed there, or was refused, leads nowhere.
 */
function begunElsewhere(
  charges: readonly Charge[],
  shot: ShotId,
  take: number,
): ReadonlyMap<string, readonly number[]> {
  const lastOf = new Map<string, { readonly charge: Charge; readonly segment: number }>();
  for (const charge of charges) {
    const { subject, job, use } = charge;
    if (subject?.kind !== 'take' || subject.shot !== shot || subject.take !== take) continue;
    if (use === 'shown' || use === 'superseded') continue;
    lastOf.set(job, { charge, segment: subject.segment });
  }
  const begun = new Map<string, number[]>();
  const ended = new Set<string>();
  for (const [job, { charge, segment }] of lastOf) {
    const print = printIn(job);
    const { ending } = charge;
    if (ending === 'failed' || ending === 'refused') ended.add(print);
    if (ending === 'open' || ending === 'made') {
      begun.set(print, [...(begun.get(print) ?? []), segment]);
    }
  }
  return new Map([...begun].filter(([print]) => !ended.has(print)));
}
