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

/** Kinds of lines that tell of something that is paid for; others tell what was wished or chosen. */
const PAID_FOR = new Set(['step', 'take', 'keyframe', 'voice']);

/**
 * What the lines that are left out told of, as far as they can be read, and what those that are whole
 * show to be missing. What no line speaks of any more is not in it.
 */
export function perhapsCharged({ whole, leftOut }: Salvage): readonly PerhapsCharged[] {
  const found: PerhapsCharged[] = [];
  for (const { line, why, content } of leftOut) {
    const { kind, shot, take, step } = readableOf(content);
    const isPaidFor = kind === undefined || PAID_FOR.has(kind);
    if (why === 'is there twice' || shot === undefined || !isPaidFor) continue;
    const what = step === undefined ? `its ${kind ?? 'entry'}` : `the ${step} of its job`;
    found.push({ shot, ...(take !== undefined && { take }), why: `${what}, line ${line}, ${why}` });
  }
  const entries = whole.map(({ entry }) => entry);
  const steps = entries.flatMap((entry) => (entry.kind === 'step' ? [entry] : []));
  const open = unknownJobs(steps).map(({ subject }) => ({
    ...nameOf(subject),
    why: 'nothing says what became of its job: `ministudio resolve` settles it',
  }));
  return [...found, ...gapsAmong(entries), ...jobsWithoutClaim(entries), ...open];
}

/** What a shot has several of. */
interface Numbered {
  readonly kind: 'take' | 'keyframe';
  readonly shot: string;
  readonly recorded: Set<number>;
  readonly told: Set<number>;
}

/** Takes are numbered, and keyframes: where there is a third, there was a second. */
function gapsAmong(entries: readonly LedgerEntry[]): readonly PerhapsCharged[] {
  const all = new Map<string, Numbered>();
  const of = (kind: Numbered['kind'], shot: string): Numbered => {
    const key = `${kind} ${shot}`;
    const known = all.get(key) ?? { kind, shot, recorded: new Set(), told: new Set() };
    all.set(key, known);
    return known;
  };
  for (const entry of entries) {
    if (entry.kind === 'take') of('take', entry.take.shot).recorded.add(entry.take.take);
    if (entry.kind === 'keyframe') {
      of('keyframe', entry.keyframe.ends).recorded.add(entry.keyframe.number);
    }
    const step = entry.kind === 'step' ? parseStepName(entry.name) : undefined;
    const job = step && subjectOfJob(step.job);
    if (job?.kind === 'take') of('take', job.shot).told.add(job.take);
    if (job?.kind === 'keyframe') of('keyframe', job.shot).told.add(job.number);
  }
  return [...all.values()].flatMap(({ kind, shot, recorded, told }) =>
    gapsIn([...recorded, ...told], Math.max(0, ...recorded)).map((gap) => {
      const isOne = gap[0] === gap[1];
      if (isOne && kind === 'take') {
        return { shot, take: gap[0], why: 'no line speaks of it, and there are later ones' };
      }
      const which = `${kind}${isOne ? '' : 's'} ${rangeText(gap)}`;
      return { shot, why: `no line speaks of its ${which}, and there are later ones` };
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
