import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Emit } from '../../film/studio-event.ts';
import { SAMPLE_RATE } from '../../film/time.ts';
import { findFfmpeg } from '../../media/find-ffmpeg.ts';
import { sumOf } from '../../plan/totals.ts';
import { takeOfLine } from '../../plan/voice-record.ts';
import { filmDigest } from '../../source/film-digest.ts';
import { readLedger } from '../../store/read-ledger.ts';
import { lostFiles } from '../../store/take-files.ts';
import { takeLibraryOf } from '../../store/take-library.ts';
import { keptPath } from '../../store/vault.ts';
import type { FilmPlace } from '../film-place.ts';
import { openReporter } from '../open-reporter.ts';
import { prepareFilm } from '../prepare-film.ts';
import { renderFilm } from '../render-film.ts';
import { reportFailures } from '../report-failures.ts';
import { parseLine } from '../retakes/named-line.ts';
import { type PlannedLineRetake, planLineRetake } from '../retakes/plan-line-retake.ts';
import { type RetakeOptions, retakeSetting } from '../retakes/retake-setting.ts';
import { askFilmSecrets, needFilmSecrets } from '../setup/film-secrets.ts';
import type { Shell } from '../shell.ts';

/** Has one line spoken anew, which the film says so from then on; its older takes are kept. */
export async function retakeLine(
  shell: Shell,
  file: string,
  named: { readonly shot: string; readonly line: string },
  flags: RetakeOptions,
): Promise<number> {
  const where = { shot: named.shot, line: parseLine(named.line) };
  const setting = await retakeSetting(shell, file, flags);
  if (setting === undefined) return ExitCode.filmInvalid;
  const { read, film, place, providers, wish } = setting;
  if (flags.dryRun) {
    await askFilmSecrets(film, providers, shell);
    const prepared = await prepareFilm(film, place, 'sizes', providers);
    const planned = planLineRetake(prepared, where, wish);
    const reporter = await openReporter(shell, flags);
    announce(planned, (event) => reporter.show(event));
    reporter.close();
    return ExitCode.done;
  }
  const ffmpeg = await findFfmpeg(providers.environment);
  await needFilmSecrets(film, providers, shell);
  const reporter = await openReporter(shell, flags);
  const emit: Emit = (event) => reporter.show(event);
  let plan: PlannedLineRetake | undefined;
  try {
    const outcome = await renderFilm(() => prepareFilm(film, place, 'bytes', providers), {
      place,
      specDigest: filmDigest(read),
      selection: {},
      choose: (prepared) => {
        const { begun, ...chosen } = planLineRetake(prepared, where, wish);
        // Chosen once more when it is spoken: how far an earlier run came is as it was told.
        const told = plan === undefined ? begun : plan.begun;
        plan = { ...chosen, ...(told && { begun: told }) };
        return plan;
      },
      tell: () => announce(plan!, emit),
      keepGoing: false,
      steal: flags.steal ?? false,
      ffmpeg,
      emit,
      signal: shell.signal,
      now: shell.now,
      ...(shell.delay && { delay: shell.delay }),
      providers,
      log: flags.verbose ? (line) => shell.err(`${line}\n`) : () => {},
    });
    if (outcome.kind === 'incomplete' && outcome.failures.length > 0) {
      reporter.close();
      return reportFailures(shell, { failures: outcome.failures });
    }
    const document = await tellOutcome(plan!, place, emit);
    const written = outcome.kind === 'finished' ? outcome.film.file : undefined;
    reporter.close();
    if (flags.json) {
      shell.out(`${JSON.stringify({ ...document, film: written ?? null }, null, 2)}\n`);
    } else shell.out(`${written ?? document.file}\n`);
    return ExitCode.done;
  } finally {
    reporter.close();
  }
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
