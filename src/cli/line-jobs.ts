import { lineKey } from '../plan/plan-lines.ts';
import { isLeftOut, type Selection } from '../plan/selection.ts';
import { linesToSpeak } from '../plan/totals.ts';
import type { LineJob } from '../shoot/line-job.ts';
import type { PreparedFilm } from './prepare-film.ts';

/** The lines that a run has spoken: those that were not yet, each once however often it is said. */
export function planLineJobs(
  { lines, voiceOf, sheet }: Pick<PreparedFilm, 'lines' | 'voiceOf' | 'sheet'>,
  selection: Selection,
): readonly LineJob[] {
  const left = new Set(
    sheet.shots.filter((shot) => isLeftOut(shot, selection)).map(({ id }) => id),
  );
  const { only = [] } = selection;
  const named = new Set(
    sheet.lines.filter(({ shot }) => only.includes(shot)).map(({ fingerprint }) => fingerprint),
  );
  const toSpeak = new Map(
    linesToSpeak(sheet.lines, (shot) => left.has(shot)).map((line) => [lineKey(line), line]),
  );
  return lines.flatMap((compiled): readonly LineJob[] => {
    const { spoken } = compiled;
    const planned = toSpeak.get(lineKey(compiled));
    if (spoken === undefined || planned === undefined) return [];
    const { adapterVersion } = voiceOf(spoken.provider, spoken.request.model);
    const resubmit = named.has(planned.fingerprint);
    return [{ compiled: { ...compiled, spoken }, planned, adapterVersion, resubmit }];
  });
}
