import type { ShotId } from '../film/ids.ts';
import { isLeftOut, type Selection } from '../plan/selection.ts';
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
  const isNamed = (shot: ShotId): boolean => only.includes(shot);
  const seen = new Set<string>();
  return lines.flatMap((compiled, index): readonly LineJob[] => {
    const { spoken, shot } = compiled;
    const planned = sheet.lines[index]!;
    const isThere = planned.state === 'fresh' || planned.state === 'unspoken';
    if (spoken === undefined || isThere || left.has(shot)) return [];
    const { fingerprint = '' } = planned;
    if (seen.has(fingerprint)) return [];
    seen.add(fingerprint);
    const { adapterVersion } = voiceOf(spoken.provider, spoken.request.model);
    return [
      { compiled: { ...compiled, spoken }, planned, adapterVersion, resubmit: isNamed(shot) },
    ];
  });
}
