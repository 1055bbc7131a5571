import { dirname, resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import { isStudioError } from '../../diagnostics/studio-error.ts';
import { findFfmpeg } from '../../media/find-ffmpeg.ts';
import { jsonReporter } from '../../report/events/json-reporter.ts';
import { plainReporter } from '../../report/events/plain-reporter.ts';
import type { Reporter } from '../../report/events/reporter.ts';
import type { ShotFailure } from '../../shoot/failure.ts';
import { cliError } from '../cli-error.ts';
import { filmDigest } from '../../source/film-digest.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../film-options.ts';
import { filmPlace } from '../film-place.ts';
import { parseMaxParallel } from '../max-parallel.ts';
import { type PreparedFilm, prepareFilm } from '../prepare-film.ts';
import { readAndReport } from '../read-and-report.ts';
import { readPlan, withPlannedFlags } from '../read-plan.ts';
import { renderFilm } from '../render-film.ts';
import { requirePlanned, withPlannedCap } from '../require-planned.ts';
import { runProviders } from '../run-providers.ts';
import { type SelectionFlags, selectionOf } from '../selection-flags.ts';
import { needFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { type HoldToPlan, planSelected } from './plan.ts';

export { planToKeep } from '../plan-to-keep.ts';

export interface RenderOptions extends ReadOptions, OverrideOptions, SelectionFlags {
  readonly out?: string;
  readonly keepGoing?: boolean;
  readonly maxParallel?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export async function render(shell: Shell, file: string, options: RenderOptions): Promise<number> {
  return await renderInto(shell, file, options, '');
}

/** `render --provider animatic` into an output folder of its own. */
export async function animatic(
  shell: Shell,
  file: string,
  options: RenderOptions,
): Promise<number> {
  return await renderInto(shell, file, { ...options, provider: 'animatic' }, '-animatic');
}

async function renderInto(
  shell: Shell,
  given: string,
  asked: RenderOptions,
  outSuffix: string,
): Promise<number> {
  const planned = await readPlan(shell.cwd, given);
  const { plan, film: file } = planned ?? { film: given };
  const flags = plan === undefined ? asked : withPlannedFlags(asked, plan);
  const selection = { ...selectionOf(flags), ...(plan && { planned: plan.make }) };
  if (flags.out === '') {
    throw cliError('usage/wrong-flag', '--out names no folder', 'Leave --out out, or name one.');
  }
  const hold: HoldToPlan = async (prepared, read, providers) => {
    if (plan === undefined) return;
    const source = {
      specDigest: filmDigest(read.film),
      files: read.files.map((path) => resolve(shell.cwd, path)),
      film: resolve(shell.cwd, file),
      flags: plan.flags,
      selection,
    };
    const folder = dirname(resolve(shell.cwd, given));
    await requirePlanned(plan, prepared, source, { folder, providers });
  };
  if (flags.dryRun) return await planSelected(shell, file, flags, selection, hold);
  if (flags.maxParallel !== undefined) parseMaxParallel(flags.maxParallel);
  const providers = await runProviders(shell, flags);
  const options = withDefaults(flags, providers.config);
  const most =
    options.maxParallel === undefined ? undefined : parseMaxParallel(options.maxParallel);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const ffmpeg = await findFfmpeg(providers.environment);
  const place = filmPlace(shell.cwd, file, options.out, outSuffix);
  const overridden = overrideFilm(read.film, options);
  const film = plan === undefined ? overridden : withPlannedCap(overridden, plan);
  const prepare = async (): Promise<PreparedFilm> => {
    const prepared = await prepareFilm(film, place, 'bytes', providers);
    await hold(prepared, read, providers);
    return prepared;
  };
  await needFilmSecrets(film, providers, shell);
  const reporter = await reporterFor(shell, options);
  try {
    const outcome = await renderFilm(prepare, {
      place,
      specDigest: filmDigest(read.film),
      selection,
      keepGoing: options.keepGoing ?? false,
      ...(most !== undefined && { maxParallel: most }),
      ffmpeg,
      emit: (event) => reporter.show(event),
      signal: shell.signal,
      now: shell.now,
      ...(shell.delay && { delay: shell.delay }),
      providers,
      log: options.verbose ? (line) => shell.err(`${line}\n`) : () => {},
    });
    reporter.close();
    if (outcome.kind === 'incomplete') return reportFailures(shell, outcome.failures);
    if (options.json) shell.out(`${JSON.stringify(outcome.film.manifest, null, 2)}\n`);
    else shell.out(`${outcome.film.file}\n`);
    return ExitCode.done;
  } finally {
    reporter.close();
  }
}

async function reporterFor(shell: Shell, options: RenderOptions): Promise<Reporter> {
  if (options.json) return jsonReporter(shell.err, shell.now);
  if (options.quiet) return { show() {}, close() {} };
  if (shell.terminal === undefined) return plainReporter(shell.err);
  const { liveReporter } = await import('../../report/events/live-reporter.ts');
  return liveReporter(shell.terminal, shell.color, shell.now);
}

function reportFailures(shell: Shell, failures: readonly ShotFailure[]): number {
  for (const { shot, code, reason, error } of failures) {
    shell.err(`error ${code}  shot ${shot}: ${reason}\n`);
    if (isStudioError(error) && error.hint !== undefined) shell.err(`  ${error.hint}\n`);
  }
  shell.err(
    'The film is not complete. What was made is kept; the same command goes on from there.\n',
  );
  const exitCodes = failures.flatMap(({ error }) => (isStudioError(error) ? [error.exitCode] : []));
  if (exitCodes.includes(ExitCode.credentials)) return ExitCode.credentials;
  // Our own tools, or a file: no provider has failed.
  const onlyMedia = exitCodes.every((exitCode) => exitCode === ExitCode.media);
  return onlyMedia ? ExitCode.media : ExitCode.providerFailed;
}
