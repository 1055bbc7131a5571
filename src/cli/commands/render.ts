import { dirname, resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Emit } from '../../film/studio-event.ts';
import { findFfmpeg } from '../../media/ffmpeg/find-ffmpeg.ts';
import type { PlanFile } from '../../plan/plan-file.ts';
import type { Selection } from '../../plan/selection.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { cliError } from '../cli-error.ts';
import { filmDigest } from '../../source/film-digest.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { type FilmPlace, filmPlace } from '../reading/film-place.ts';
import { parseMaxParallel } from '../providers/max-parallel.ts';
import { openReporter } from '../rendering/open-reporter.ts';
import { type PreparedFilm, prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { readPlan, withPlannedFlags } from '../planning/read-plan.ts';
import { renderFilm } from '../rendering/render-film.ts';
import { reportFailures } from '../rendering/report-failures.ts';
import { requirePlanned, withPlannedCap } from '../planning/require-planned.ts';
import { type RunProviders, runProviders } from '../providers/run-providers.ts';
import { type SelectionFlags, selectionOf } from '../reading/selection-flags.ts';
import { needFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { type FreeJobs, freeJobs } from '../watch/free-jobs.ts';
import { inRounds, type Round } from '../watch/in-rounds.ts';
import { type HoldToPlan, planSelected } from './plan.ts';

export { planToKeep } from '../planning/plan-to-keep.ts';

export interface RenderOptions extends ReadOptions, OverrideOptions, SelectionFlags {
  readonly out?: string;
  readonly keepGoing?: boolean;
  readonly steal?: boolean;
  readonly maxParallel?: string;
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly json?: boolean;
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
  if (flags.watch && flags.dryRun) {
    throw cliError(
      'usage/wrong-flag',
      '--watch renders, and --dry-run does not',
      'Leave one of them out.',
    );
  }
  if (flags.watch && plan !== undefined) {
    throw cliError(
      'usage/wrong-flag',
      '--watch renders what changes, and a plan is of a film as it was',
      'Give the film itself.',
    );
  }
  const hold = holdTo(shell, { plan, given, file, selection });
  if (flags.dryRun) return await planSelected(shell, file, flags, selection, hold);
  if (flags.maxParallel !== undefined) parseMaxParallel(flags.maxParallel);
  const providers = await runProviders(shell, flags);
  const options = withDefaults(flags, providers.config);
  const place = filmPlace(shell.cwd, file, options.out, outSuffix);
  const order = { options, selection, providers, place, file, hold, ...(plan && { plan }) };
  if (!flags.watch) return await renderOnce(shell, order);
  // Each document is one line then: there are many.
  const lines: Shell = options.json
    ? { ...shell, out: (text) => shell.out(`${JSON.stringify(JSON.parse(text))}\n`) }
    : shell;
  return await inRounds(
    shell,
    file,
    (round) => renderOnce(lines, order, round),
    async (files) => {
      const reporter = await openReporter(shell, options);
      reporter.show({ kind: 'watch-waiting', files });
      reporter.close();
    },
  );
}

interface RenderOrder {
  readonly options: RenderOptions;
  readonly selection: Selection;
  readonly providers: RunProviders;
  readonly place: FilmPlace;
  readonly file: string;
  readonly hold: HoldToPlan;
  /** Of which nothing more is made. */
  readonly plan?: PlanFile;
}

/** Refuses what a plan that was given does not hold. */
function holdTo(
  shell: Shell,
  {
    plan,
    given,
    file,
    selection,
  }: { plan: PlanFile | undefined; given: string; file: string; selection: Selection },
): HoldToPlan {
  return async (prepared, read, providers) => {
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
}

/** @param round of those of a film that is watched; absent where this is the only one. */
async function renderOnce(
  shell: Shell,
  { options, selection, providers, place, file, hold, plan }: RenderOrder,
  round?: Round,
): Promise<number> {
  const most =
    options.maxParallel === undefined ? undefined : parseMaxParallel(options.maxParallel);
  const read = await readAndReport(shell, file, options, providers, round?.onSought);
  if (read === undefined) return ExitCode.filmInvalid;
  const isNew = (await round?.isNew(read.film, read.files)) ?? true;
  const ffmpeg = await findFfmpeg(providers.environment);
  const overridden = overrideFilm(read.film, options);
  const film = plan === undefined ? overridden : withPlannedCap(overridden, plan);
  const prepare = async (): Promise<PreparedFilm> => {
    const prepared = await prepareFilm(film, place, 'bytes', providers);
    await hold(prepared, read, providers);
    return prepared;
  };
  await needFilmSecrets(film, providers, shell);
  const reporter = await openReporter(shell, options);
  const emit: Emit = (event) => reporter.show(event);
  let free: FreeJobs | undefined;
  try {
    if (!isNew) {
      emit({ kind: 'film-unchanged' });
      return ExitCode.done;
    }
    const outcome = await renderFilm(prepare, {
      place,
      specDigest: filmDigest(read.film),
      selection,
      ...(round?.isFirst === false && {
        freeOnly: true,
        choose: (prepared) => {
          free = freeJobs(prepared, selection);
          return free;
        },
        tell: () => tellUnpaid(free!, emit),
      }),
      keepGoing: options.keepGoing ?? false,
      // A watch that lasts for hours is to take the film from nobody who came later.
      steal: options.steal === true && round?.isFirst !== false,
      ...(most !== undefined && { maxParallel: most }),
      ffmpeg,
      emit,
      signal: shell.signal,
      now: shell.now,
      ...(shell.delay && { delay: shell.delay }),
      providers,
      log: options.verbose ? (line) => shell.err(`${line}\n`) : () => {},
    });
    if (outcome.kind === 'finished' && round?.isFirst === false) {
      const made = shotIn(free?.jobs ?? []);
      emit({ kind: 'film-updated', shots: made, elapsedMs: shell.now() - round.since });
    }
    reporter.close();
    if (outcome.kind === 'incomplete') return reportFailures(shell, outcome);
    if (options.json) shell.out(`${JSON.stringify(outcome.film.manifest, null, 2)}\n`);
    else shell.out(`${outcome.film.file}\n`);
    return ExitCode.done;
  } finally {
    reporter.close();
  }
}

function shotIn(jobs: readonly ShotJob[]): readonly ShotId[] {
  return jobs.filter(({ action }) => action === 'shoot').map(({ compiled }) => compiled.id);
}

function tellUnpaid({ left, usd }: FreeJobs, emit: Emit): void {
  if (left.length > 0) emit({ kind: 'shots-unpaid', shots: left, usd });
}
