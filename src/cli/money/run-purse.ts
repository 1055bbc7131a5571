import type { Emit } from '../../film/studio-event.ts';
import { chargesOf } from '../../plan/charges.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { LedgerEntry } from '../../store/ledger/ledger.ts';
import { type FilmPurse, openFilmPurse } from './film-purse.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { type LeftJobs, leftJobsOf } from '../planning/left-jobs.ts';
import { openMonthCap } from './month-cap.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { monthBudgetOf } from '../setup/spending-place.ts';

export interface PurseSettings {
  readonly place: FilmPlace;
  readonly providers: RunProviders;
  readonly now: () => number;
  readonly emit: Emit;
  /** What earlier runs have recorded. */
  readonly entries: readonly LedgerEntry[];
  /** The lines that the run has asked for before; none where it is absent. */
  readonly asked?: readonly LineJob[];
}

export interface RunPurse extends FilmPurse {
  /** What the run does not go on with. */
  readonly left: LeftJobs;
  close(): Promise<void>;
}

/** Opens the purse of a run under the caps of its film and of its configuration. */
export async function openRunPurse(
  prepared: Pick<PreparedFilm, 'film' | 'library'>,
  jobs: Parameters<typeof openFilmPurse>[1],
  { place, providers, now, emit, entries, asked = [] }: PurseSettings,
): Promise<RunPurse> {
  const steps = entries.filter((entry) => entry.kind === 'step');
  const charges = chargesOf(steps, prepared.library);
  const budget = monthBudgetOf(providers);
  const { redact } = providers.redactor;
  const month =
    budget && (await openMonthCap(budget, { film: place.file, entries, charges, now, redact }));
  if (month?.restored) emit({ kind: 'spending-restored', ...month.restored });
  const close = async (): Promise<void> => await month?.close();
  try {
    const purse = openFilmPurse(prepared, jobs, charges, month);
    const left = leftJobsOf(charges, { lines: asked, ...jobs });
    return { ...purse, left, close };
  } catch (error) {
    await close();
    throw error;
  }
}
