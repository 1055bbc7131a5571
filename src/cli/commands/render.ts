import { ExitCode } from '../../diagnostics/exit-code.ts';
import { findFfmpeg } from '../../media/find-ffmpeg.ts';
import type { Selection } from '../../plan/selection.ts';
import { cliError } from '../cli-error.ts';
import { filmDigest } from '../../source/film-digest.ts';
import {
  overrideFilm,
  type OverrideOptions,
  parseNames,
  type ReadOptions,
} from '../film-options.ts';
import { filmPlace } from '../film-place.ts';
import { parseMaxParallel } from '../max-parallel.ts';
import { openReporter } from '../open-reporter.ts';
import { prepareFilm } from '../prepare-film.ts';
import { readAndReport } from '../read-and-report.ts';
import { renderFilm } from '../render-film.ts';
import { reportFailures } from '../report-failures.ts';
import { runProviders } from '../run-providers.ts';
import { needFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { planSelected } from './plan.ts';

export interface RenderOptions extends ReadOptions, OverrideOptions {
  readonly out?: string;
  readonly only?: string;
  readonly from?: string;
  readonly stale?: boolean;
  readonly fresh?: boolean;
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
  file: string,
  flags: RenderOptions,
  outSuffix: string,
): Promise<number> {
  const selection = selectionOf(flags);
  if (flags.out === '') {
    throw cliError('usage/wrong-flag', '--out names no folder', 'Leave --out out, or name one.');
  }
  if (flags.dryRun) return await planSelected(shell, file, flags, selection);
  if (flags.maxParallel !== undefined) parseMaxParallel(flags.maxParallel);
  const providers = await runProviders(shell, flags);
  const options = withDefaults(flags, providers.config);
  const most =
    options.maxParallel === undefined ? undefined : parseMaxParallel(options.maxParallel);
  const read = await readAndReport(shell, file, options, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const ffmpeg = await findFfmpeg(providers.environment);
  const place = filmPlace(shell.cwd, file, options.out, outSuffix);
  const film = overrideFilm(read.film, options);
  await needFilmSecrets(film, providers, shell);
  const reporter = await openReporter(shell, options);
  try {
    const outcome = await renderFilm(() => prepareFilm(film, place, 'bytes', providers), {
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

function selectionOf({ only, from, stale, fresh }: RenderOptions): Selection {
  return {
    ...(only !== undefined && { only: parseNames('--only', only) }),
    ...(from !== undefined && { from }),
    ...(stale && { stale }),
    ...(fresh && { fresh }),
  };
}
