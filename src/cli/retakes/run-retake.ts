import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { Emit } from '../../film/studio-event.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import { filmDigest } from '../../source/film-digest.ts';
import type { ChosenJobs } from '../planning/chosen-jobs.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { openReporter } from '../rendering/open-reporter.ts';
import { type PreparedFilm, prepareFilm } from '../planning/prepare-film.ts';
import { renderFilm } from '../rendering/render-film.ts';
import { reportFailures } from '../rendering/report-failures.ts';
import { askFilmSecrets, needFilmSecrets } from '../setup/film-secrets.ts';
import type { Shell } from '../shell.ts';
import type { RetakeWish } from './plan-retake.ts';
import { type RetakeOptions, retakeSetting } from './retake-setting.ts';

/** What is made anew, a shot or a line of it: what is planned for it, and what is told. */
export interface Retaking<Plan extends ChosenJobs> {
  /** @param told what was planned and told in this run before: what is chosen again is the same. */
  plan(prepared: PreparedFilm, wish: RetakeWish, told: Plan | undefined): Plan;
  /** Before anything is asked of anybody. */
  announce(plan: Plan, emit: Emit): void;
  /** What there is after it, by the ledger. */
  tellOutcome(
    plan: Plan,
    place: FilmPlace,
    emit: Emit,
  ): Promise<{ readonly schema: string; readonly file: string }>;
  /** Said where it could not be made. */
  readonly advice?: string;
}

/** Makes another take, and the film with it, where it is complete. */
export async function runRetake<Plan extends ChosenJobs>(
  shell: Shell,
  file: string,
  flags: RetakeOptions,
  retaking: Retaking<Plan>,
): Promise<number> {
  const setting = await retakeSetting(shell, file, flags);
  if (setting === undefined) return ExitCode.filmInvalid;
  const { read, film, place, providers, wish } = setting;
  if (flags.dryRun) {
    await askFilmSecrets(film, providers, shell);
    const prepared = await prepareFilm(film, place, 'sizes', providers);
    const planned = retaking.plan(prepared, wish, undefined);
    const reporter = await openReporter(shell, flags);
    retaking.announce(planned, (event) => reporter.show(event));
    reporter.close();
    return ExitCode.done;
  }
  const ffmpeg = await findFfmpeg(providers.environment);
  await needFilmSecrets(film, providers, shell);
  const reporter = await openReporter(shell, flags);
  const emit: Emit = (event) => reporter.show(event);
  let plan: Plan | undefined;
  try {
    const outcome = await renderFilm(() => prepareFilm(film, place, 'bytes', providers), {
      place,
      specDigest: filmDigest(read),
      selection: {},
      choose: (prepared) => (plan = retaking.plan(prepared, wish, plan)),
      tell: () => retaking.announce(plan!, emit),
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
      if (retaking.advice !== undefined) shell.err(`${retaking.advice}\n`);
      return exitCode;
    }
    const document = await retaking.tellOutcome(plan!, place, emit);
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
