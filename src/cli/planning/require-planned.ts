import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Film } from '../../film/film.ts';
import type { PlanFile } from '../../plan/plan-file.ts';
import { withSelection } from '../../plan/selection.ts';
import { whatMoved } from '../../plan/what-moved.ts';
import { cliError } from '../cli-error.ts';
import { type PlanSource, planToKeep } from './plan-to-keep.ts';
import type { PreparedFilm } from './prepare-film.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/**
 * Holds a film to its plan: what would be made now is exactly what was planned, or less.
 *
 * @throws StudioError `plan/moved`, with all that has moved.
 */
export async function requirePlanned(
  plan: PlanFile,
  prepared: PreparedFilm,
  source: PlanSource,
  run: { readonly folder: string; readonly providers: RunProviders },
): Promise<void> {
  const sheet = withSelection(prepared.sheet, source.selection, prepared.library);
  const now = await planToKeep(prepared, sheet, source, run);
  const moves = whatMoved(plan, now);
  if (moves.length === 0) return;
  const lines = moves.map(({ what, from, to }) => `  ${what}: ${from} → ${to}`);
  throw cliError(
    'plan/moved',
    `what would be made is not what was planned, so nothing is made:\n${lines.join('\n')}`,
    `Plan again, and render that: ministudio plan ${plan.film.path} -o FILE`,
    ExitCode.filmInvalid,
  );
}

/** A film that may cost no more than it was planned to, beside its own cap. */
export function withPlannedCap(film: Film, { budget }: PlanFile): Film {
  if (budget.capUsd === null) return film;
  return { ...film, budget: { capUsd: Math.min(budget.capUsd, film.budget.capUsd ?? Infinity) } };
}
