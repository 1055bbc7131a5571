import type { Emit } from '../../film/studio-event.ts';
import { consequencesOf } from '../../plan/consequences.ts';
import { sumOf } from '../../plan/totals.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { lostFiles } from '../../store/takes/take-files.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import { keptPath } from '../../store/takes/vault.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { type PlannedRetake, planRetake } from '../retakes/plan-retake.ts';
import type { RetakeOptions } from '../retakes/retake-setting.ts';
import { runRetake } from '../retakes/run-retake.ts';
import type { Shell } from '../shell.ts';

/** Makes another take of one shot, which the film shows from then on. */
export async function retake(
  shell: Shell,
  file: string,
  shot: string,
  flags: RetakeOptions,
): Promise<number> {
  if (flags.line !== undefined) {
    const { retakeLine } = await import('./retake-line.ts');
    return await retakeLine(shell, file, { shot, line: flags.line }, flags);
  }
  return await runRetake<PlannedRetake>(shell, file, flags, {
    plan: (prepared, wish) => planRetake(prepared, shot, wish),
    announce,
    tellOutcome,
    advice: 'Another --note or --seed starts another take.',
  });
}

/** Before anything is asked of anybody. */
function announce(
  { shot, retake: { take, note, seed }, begun, adjustments, missing, usd }: PlannedRetake,
  emit: Emit,
): void {
  const subject = { scene: shot.scene, shot: shot.id, take };
  emit({
    kind: 'retake-planned',
    ...subject,
    provider: shot.provider,
    model: shot.model,
    ...(note !== undefined && { note }),
    ...(seed !== undefined && { seed }),
    ...(begun && { begun }),
    usd,
  });
  for (const adjustment of adjustments) emit({ kind: 'retake-adjusted', ...subject, adjustment });
  if (missing.length === 0) return;
  const toPay = sumOf(missing.map(({ cost }) => cost.usd));
  emit({ kind: 'shots-left', shots: missing.map(({ id }) => id), usd: toPay });
}

/** What there is after it, by the ledger: the take, and what follows for other shots. */
async function tellOutcome(
  { prepared, before, shot, retake: { take, note }, begun }: PlannedRetake,
  { workingFolder, ledger }: FilmPlace,
  emit: Emit,
) {
  const { entries } = await readLedger(ledger);
  const library = takeLibraryOf(entries, lostFiles(workingFolder, entries));
  const takes = library.takes[shot.id] ?? [];
  const record = takes.find((each) => each.take === take)!;
  const subject = { scene: shot.scene, shot: shot.id, take };
  const same = takes.find((each) => each.take !== take && each.file === record.file);
  if (same !== undefined) emit({ kind: 'take-repeated', ...subject, same: same.take });
  const after = prepared.planWith(library);
  const follows = consequencesOf(shot.id, before, after);
  const stale = follows.stale.map(({ id }) => id);
  if (stale.length > 0) {
    emit({ kind: 'shots-outdated', ...subject, shots: stale, usd: follows.usd });
  }
  const { provider, model, seed, cost, notes } = record;
  return {
    schema: 'ministudio/retake@1' as const,
    id: shot.id,
    scene: shot.scene,
    take,
    ...(begun && { begun }),
    ...(note !== undefined && { note }),
    ...(seed !== undefined && { seed }),
    provider,
    model,
    cost,
    notes,
    file: keptPath(workingFolder, record.file, 'clip'),
    follows,
  };
}
