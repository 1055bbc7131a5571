import type { Emit } from '../../film/studio-event.ts';
import { SAMPLE_RATE } from '../../film/time.ts';
import { sumOf } from '../../plan/totals.ts';
import { takeOfLine } from '../../plan/voice-record.ts';
import { readLedger } from '../../store/ledger/read-ledger.ts';
import { lostFiles } from '../../store/takes/take-files.ts';
import { takeLibraryOf } from '../../store/takes/take-library.ts';
import { keptPath } from '../../store/takes/vault.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { parseLine } from '../retakes/named-line.ts';
import { type PlannedLineRetake, planLineRetake } from '../retakes/plan-line-retake.ts';
import type { RetakeOptions } from '../retakes/retake-setting.ts';
import { runRetake } from '../retakes/run-retake.ts';
import type { Shell } from '../shell.ts';

/** Has one line spoken anew, which the film says so from then on; its older takes are kept. */
export async function retakeLine(
  shell: Shell,
  file: string,
  named: { readonly shot: string; readonly line: string },
  flags: RetakeOptions,
): Promise<number> {
  const where = { shot: named.shot, line: parseLine(named.line) };
  return await runRetake<PlannedLineRetake>(shell, file, flags, {
    plan(prepared, wish, told) {
      const { begun, ...chosen } = planLineRetake(prepared, where, wish);
      // Chosen once more when it is spoken: how far an earlier run came is as it was told.
      const since = told === undefined ? begun : told.begun;
      return { ...chosen, ...(since && { begun: since }) };
    },
    announce,
    tellOutcome,
  });
}

function subjectOf({ planned, retake: { take } }: PlannedLineRetake) {
  return { scene: planned.scene, shot: planned.shot, line: planned.line + 1, take };
}

/** Before anything is asked of anybody. */
function announce(plan: PlannedLineRetake, emit: Emit): void {
  const { planned, retake, begun, adjustments, missing, cost } = plan;
  const { note, seed } = retake;
  const { provider = '', model = '', voice = '' } = planned;
  const subject = subjectOf(plan);
  emit({
    kind: 'line-retake-planned',
    ...subject,
    provider,
    model,
    voice,
    ...(note !== undefined && { note }),
    ...(seed !== undefined && { seed }),
    ...(begun && { begun }),
    usd: cost.usd,
  });
  for (const adjustment of adjustments) emit({ kind: 'retake-adjusted', ...subject, adjustment });
  if (missing.length === 0) return;
  const usd = sumOf(missing.map((shot) => shot.cost.usd));
  emit({ kind: 'shots-left', shots: missing.map(({ id }) => id), usd });
}

/** What there is after it, by the ledger. */
async function tellOutcome(
  plan: PlannedLineRetake,
  { workingFolder, ledger }: FilmPlace,
  emit: Emit,
) {
  const { retake, begun } = plan;
  const { scene, shot, line, take } = subjectOf(plan);
  const { entries } = await readLedger(ledger);
  const takes = takeLibraryOf(entries, lostFiles(workingFolder, entries)).lineTakes[
    retake.fingerprint
  ]!;
  const record = takes.find((each) => takeOfLine(each) === take)!;
  const same = takes.find((each) => each !== record && each.sound === record.sound);
  if (same !== undefined) {
    emit({ kind: 'line-repeated', ...subjectOf(plan), same: takeOfLine(same) });
  }
  const { provider, model, voice, note, seed, samples, cost, notes, sound } = record;
  return {
    schema: 'ministudio/line-retake@1' as const,
    id: shot,
    scene,
    line,
    take,
    ...(begun && { begun }),
    ...(note !== undefined && { note }),
    ...(seed !== undefined && { seed }),
    provider,
    model,
    voice,
    seconds: samples / SAMPLE_RATE,
    cost,
    notes,
    file: keptPath(workingFolder, sound, 'sound'),
  };
}
