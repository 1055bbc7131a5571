import type { ShotId } from '../../film/ids.ts';
import { fingerprintOf, voiceRecipeOf } from '../../plan/fingerprint.ts';
import { jobName, parseStepName, speaksThis } from '../../plan/job-name.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import { isLeftOut, type Selection } from '../../plan/selection.ts';
import { linesToSpeak } from '../../plan/totals.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { LedgerEntry } from '../../store/ledger/ledger-entry.ts';
import type { PreparedFilm } from './prepare-film.ts';

/** What has a run's lines chosen. */
export interface LineChoice {
  readonly selection: Selection;
  /** The shots whose lines are spoken, where it is not all that are chosen. */
  readonly of?: ReadonlySet<ShotId>;
  /** The names of jobs that were claimed, in order. */
  readonly claimed?: readonly string[];
}

/** The lines that a run has spoken: those that were not yet, each once however often it is said. */
export function planLineJobs(
  { lines, voiceOf, sheet }: Pick<PreparedFilm, 'lines' | 'voiceOf' | 'sheet'>,
  { selection, of, claimed = [] }: LineChoice,
): readonly LineJob[] {
  const left = new Set(
    sheet.shots.filter((shot) => isLeftOut(shot, selection)).map(({ id }) => id),
  );
  const { only = [] } = selection;
  const named = new Set(
    sheet.lines.filter(({ shot }) => only.includes(shot)).map(({ fingerprint }) => fingerprint),
  );
  const toSpeak = new Map(
    linesToSpeak(sheet.lines, (shot) => left.has(shot) || of?.has(shot) === false).map((line) => [
      lineKey(line),
      line,
    ]),
  );
  return lines.flatMap((compiled): readonly LineJob[] => {
    const { spoken } = compiled;
    const planned = toSpeak.get(lineKey(compiled));
    if (spoken === undefined || planned === undefined) return [];
    const { adapterVersion } = voiceOf(spoken.provider, spoken.request.model);
    const resubmit = named.has(planned.fingerprint);
    const asked = fingerprintOf(voiceRecipeOf(spoken, adapterVersion));
    const { shot, line } = compiled;
    const name =
      claimed.findLast((each) => speaksThis(each, asked)) ??
      jobName({ kind: 'line', shot, number: line + 1 }, asked);
    return [{ compiled: { ...compiled, spoken }, planned, adapterVersion, name, resubmit }];
  });
}

/** The names of all jobs that were claimed, in order. */
export function claimedIn(entries: readonly LedgerEntry[]): readonly string[] {
  return entries.flatMap((entry) => {
    const parsed = entry.kind === 'step' ? parseStepName(entry.name) : undefined;
    return parsed?.step === 'claim' ? [parsed.job] : [];
  });
}
