import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Emit } from '../../film/studio-event.ts';
import { findFfmpeg } from '../../media/find-ffmpeg.ts';
import { consequencesOf } from '../../plan/consequences.ts';
import { sumOf } from '../../plan/totals.ts';
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
import { type PlannedRetake, planRetake } from '../retakes/plan-retake.ts';
import { type RetakeOptions, retakeSetting } from '../retakes/retake-setting.ts';
import { askFilmSecrets, needFilmSecrets } from '../setup/film-secrets.ts';
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
  const setting = await retakeSetting(shell, file, flags);
  if (setting === undefined) return ExitCode.filmInvalid;
  const { read, film, place, providers, wish } = setting;
  if (flags.dryRun) {
    await askFilmSecrets(film, providers, shell);
    const planned = planRetake(await prepareFilm(film, place, 'sizes', providers), shot, wish);
    const reporter = await openReporter(shell, flags);
    announce(planned, (event) => reporter.show(event));
    reporter.close();
    return ExitCode.done;
  }
  const ffmpeg = await findFfmpeg(providers.environment);
  await needFilmSecrets(film, providers, shell);
  const reporter = await openReporter(shell, flags);
  const emit: Emit = (event) => reporter.show(event);
  let plan: PlannedRetake | undefined;
  try {
    const outcome = await renderFilm(() => prepareFilm(film, place, 'bytes', providers), {
      place,
      specDigest: filmDigest(read),
      selection: {},
      choose: (prepared) => {
        plan = planRetake(prepared, shot, wish);
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
      const exitCode = reportFailures(shell, { failures: outcome.failures });
      shell.err('Another --note or --seed starts another take.\n');
      return exitCode;
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
