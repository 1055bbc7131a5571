import { type JobSubject, subjectOfJob, parseStepName } from '../../plan/job-name.ts';
import { unknownJobs } from '../../shoot/jobs/unknown-jobs.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { gapsIn, rangeText } from '../../store/mend/gaps.ts';
import type { Salvage } from '../../store/mend/salvage.ts';
import { readableOf } from './readable.ts';

/** Something that may have been paid for, of which the mended ledger does not know all. */
export interface PerhapsCharged {
  readonly shot: string;
  readonly take?: number;
  readonly why: string;
}

/**
 * What the lines that are left out told of, as far as they can be read, and what those that are whole
 * show to be missing. What no line speaks of any more is not in it.
 */
export function perhapsCharged({ whole, leftOut }: Salvage): readonly PerhapsCharged[] {
  const found: PerhapsCharged[] = [];
  for (const { line, why, content } of leftOut) {
    const { kind, shot, take, step } = readableOf(content);
    if (why === 'is there twice' || shot === undefined || kind === 'circled') continue;
    const what = step === undefined ? `its ${kind ?? 'entry'}` : `the ${step} of its job`;
    found.push({ shot, ...(take !== undefined && { take }), why: `${what}, line ${line}, ${why}` });
  }
  const entries = whole.map(({ entry }) => entry);
  const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
  const open = unknownJobs(steps).map(({ subject }) => ({
    ...nameOf(subject),
    why: 'nothing says what became of its job: `ministudio resolve` settles it',
  }));
  return [...found, ...takeGaps(entries), ...jobsWithoutClaim(entries), ...open];
}

/** Takes are numbered: where there is a third, there was a second. */
function takeGaps(entries: readonly LedgerEntry[]): readonly PerhapsCharged[] {
  const recorded = new Map<string, Set<number>>();
  const told = new Map<string, Set<number>>();
  const note = (map: Map<string, Set<number>>, shot: string, take: number): void => {
    map.set(shot, (map.get(shot) ?? new Set()).add(take));
  };
  for (const entry of entries) {
    if (entry.kind === 'take') {
      note(recorded, entry.take.shot, entry.take.take);
      note(told, entry.take.shot, entry.take.take);
    }
    const step = entry.kind === 'step' ? parseStepName(entry.name) : undefined;
    const job = step && subjectOfJob(step.job);
    if (job?.kind === 'take') note(told, job.shot, job.take);
  }
  return [...recorded].flatMap(([shot, takes]) =>
    gapsIn(told.get(shot) ?? [], Math.max(...takes)).map((gap) => {
      const take = gap[0] === gap[1] ? gap[0] : undefined;
      const why =
        take === undefined
          ? `no line speaks of its takes ${rangeText(gap)}, and there are later ones`
          : 'no line speaks of it, and there are later ones';
      return { shot, ...(take !== undefined && { take }), why };
    }),
  );
}

function jobsWithoutClaim(entries: readonly LedgerEntry[]): readonly PerhapsCharged[] {
  const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry.name] : []));
  const parsed = steps.flatMap((name) => parseStepName(name) ?? []);
  const claimed = new Set(
    parsed.flatMap(({ job, step, round }) => (step === 'claim' ? [`${job} ${round}`] : [])),
  );
  const jobs = new Map(
    parsed
      .filter(({ job, round }) => !claimed.has(`${job} ${round}`))
      .flatMap(({ job }) => {
        const subject = subjectOfJob(job);
        return subject === undefined ? [] : [[job, subject] as const];
      }),
  );
  return [...jobs.values()].map((subject) => ({
    ...nameOf(subject),
    why: 'the claim of its job is missing, and with it the price',
  }));
}

function nameOf(subject: JobSubject): Pick<PerhapsCharged, 'shot' | 'take'> {
  return { shot: subject.shot, ...(subject.kind === 'take' && { take: subject.take }) };
}
