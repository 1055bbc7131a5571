import { type AnewRun, askedAnew, isAskedAlike, workToWrite } from '../../plan/anew-run.ts';
import type { PlannedWork } from '../../plan/plan-file.ts';
import { chooseShots, type Selection } from '../../plan/selection.ts';
import type { ShotId } from '../../film/ids.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { Ledger } from '../../store/ledger/ledger.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import { jobFingerprintsOf } from './job-fingerprints.ts';
import { planKeyframeJobs } from './keyframe-jobs.ts';
import { workOf } from './planned-work.ts';
import type { PreparedFilm } from './prepare-film.ts';
import { planJobs } from './shot-jobs.ts';

/**
 * The selection of a run that goes on where one with the same flags was stopped: what that has made anew
 * is not made, and paid for, once more, unless the film asks for something else by now. A plan that is
 * kept says that itself.
 */
export function goingOn(prepared: PreparedFilm, selection: Selection): Selection {
  if (selection.planned !== undefined) return selection;
  const stopped = stoppedRun(prepared.entries, selection);
  if (stopped === undefined) return selection;
  return { ...selection, planned: stillAsked(prepared, selection, stopped.make) };
}

function stillAsked(prepared: PreparedFilm, selection: Selection, make: PlannedWork): PlannedWork {
  const made = new Map(make.shots.map((each) => [each.shot, each.fingerprint]));
  const planned = { ...selection, planned: make };
  const jobs = planJobs(prepared, planned);
  const stills = planKeyframeJobs(prepared, jobs, planned);
  // As if what was made before were to be made now, each after what goes before it as that is.
  const again = jobs.map((job): ShotJob => {
    if (job.action === 'shoot' || !made.has(job.compiled.id)) return job;
    const { action: _used, existing, ...common } = job;
    return { ...common, action: 'shoot', take: existing.take };
  });
  const { takes } = jobFingerprintsOf(again, stills);
  const keyframes = new Map(
    prepared.sheet.keyframes.map(({ ends, fingerprint }) => [ends, fingerprint]),
  );
  return {
    ...make,
    shots: make.shots.filter(
      ({ shot, fingerprint }) => takes.get(shot)?.fingerprint === fingerprint,
    ),
    keyframes: make.keyframes.filter(
      ({ shot, fingerprint }) => keyframes.get(shot) === fingerprint,
    ),
  };
}

/** Writes down what is to be made anew, before anybody is asked for it. */
export async function beginAnew(
  ledger: Ledger,
  prepared: PreparedFilm,
  selection: Selection,
): Promise<void> {
  const asked = askedAnew(selection);
  if (asked === undefined) return;
  const now = workOf(prepared, goingOn(prepared, selection));
  const make = workToWrite(now, stoppedRun(ledger.entries, selection)?.make);
  if (make !== undefined) await ledger.append({ kind: 'anew', run: { asked, make } });
}

/** Nothing is left to be made: the same flags begin from the start. */
export async function endAnew(ledger: Ledger, selection: Selection): Promise<void> {
  const asked = askedAnew(selection);
  if (asked !== undefined && stoppedRun(ledger.entries, selection) !== undefined) {
    await ledger.append({ kind: 'anew-ended', asked });
  }
}

/** The film is whole: nobody goes on with what was stopped before. */
export async function endAllAnew(ledger: Ledger): Promise<void> {
  if (stoppedRuns(ledger.entries).length > 0) await ledger.append({ kind: 'anew-ended' });
}

/** Shots that a run was asked for and does not make: the one that was stopped has. */
export function madeBefore(
  { sheet, library }: Pick<PreparedFilm, 'sheet' | 'library'>,
  selection: Selection,
): readonly ShotId[] {
  const { planned, ...asked } = selection;
  if (planned === undefined) return [];
  const now = chooseShots(sheet.shots, selection, library);
  return [...chooseShots(sheet.shots, asked, library)].filter((shot) => !now.has(shot));
}

function stoppedRun(entries: readonly LedgerEntry[], selection: Selection): AnewRun | undefined {
  const asked = askedAnew(selection);
  return asked && stoppedRuns(entries).find((run) => isAskedAlike(run.asked, asked));
}

/** The newest of each kind that has not come to its end. */
function stoppedRuns(entries: readonly LedgerEntry[]): readonly AnewRun[] {
  let runs: readonly AnewRun[] = [];
  for (const entry of entries) {
    if (entry.kind === 'anew') {
      const { run } = entry;
      runs = [...runs.filter(({ asked }) => !isAskedAlike(asked, run.asked)), run];
    }
    if (entry.kind === 'anew-ended') {
      const { asked: ended } = entry;
      runs = ended === undefined ? [] : runs.filter(({ asked }) => !isAskedAlike(asked, ended));
    }
  }
  return runs;
}
