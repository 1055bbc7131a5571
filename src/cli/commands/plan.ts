import { dirname, resolve } from 'node:path';
import { ExitCode } from '../../diagnostics/exit-code.ts';
import type { CallSheet } from '../../plan/call-sheet.ts';
import { type Selection, withSelection } from '../../plan/selection.ts';
import { linesToSpeak } from '../../plan/totals.ts';
import { filmDigest } from '../../source/film-digest.ts';
import type { ReadFilm } from '../../source/read-film.ts';
import { writeFileAtomically } from '../../store/disk/durable-files.ts';
import { planMarkdown } from '../../report/markdown/plan-markdown.ts';
import { planText } from '../../report/plan-text.ts';
import { overrideFilm, type OverrideOptions, type ReadOptions } from '../reading/film-options.ts';
import { withEstimates } from '../planning/estimate-plan.ts';
import { goingOn } from '../planning/anew-runs.ts';
import { filmPlace } from '../reading/film-place.ts';
import { parseMaxParallel } from '../providers/max-parallel.ts';
import { type PreparedFilm, prepareFilm } from '../planning/prepare-film.ts';
import { readAndReport } from '../reading/read-and-report.ts';
import { flagsToKeep } from '../planning/read-plan.ts';
import { type SelectionFlags, selectionOf } from '../reading/selection-flags.ts';
import { type RunProviders, runProviders } from '../providers/run-providers.ts';
import { askFilmSecrets } from '../setup/film-secrets.ts';
import { withDefaults } from '../setup/render-defaults.ts';
import type { Shell } from '../shell.ts';
import { requireStarts } from '../planning/require-starts.ts';
import { requireShots } from '../reading/unknown-shot.ts';

export { speechLack } from '../../models/speech-packages.ts';
export { unmetShots } from '../routing/unmet-shots.ts';

export type PlanFormat = 'text' | 'json' | 'markdown';

export interface PlanOptions extends ReadOptions, OverrideOptions, SelectionFlags {
  readonly json?: boolean;
  readonly format?: PlanFormat;
  /** A file that the plan is kept in, to be rendered later. */
  readonly output?: string;
  readonly detailedExitcode?: boolean;
  readonly maxParallel?: string;
}

export async function plan(shell: Shell, file: string, options: PlanOptions): Promise<number> {
  return await planSelected(shell, file, options, selectionOf(options));
}

/** Throws where what was prepared is not what a plan says that is rendered. */
export type HoldToPlan = (
  prepared: PreparedFilm,
  read: Extract<ReadFilm, { ok: true }>,
  providers: RunProviders,
) => Promise<void>;

/** The plan of a render with these flags. */
export async function planSelected(
  shell: Shell,
  file: string,
  options: PlanOptions,
  selection: Selection,
  hold?: HoldToPlan,
): Promise<number> {
  const format = options.json ? 'json' : (options.format ?? 'text');
  const providers = await runProviders(shell, options);
  const asked = { ...options, json: format === 'json' };
  const read = await readAndReport(shell, file, asked, providers);
  if (read === undefined) return ExitCode.filmInvalid;
  const { maxParallel, ...overrides } = withDefaults(options, providers.config);
  const most = maxParallel === undefined ? undefined : parseMaxParallel(maxParallel);
  const film = overrideFilm(read.film, overrides);
  await askFilmSecrets(film, providers, shell);
  const place = filmPlace(shell.cwd, file);
  const prepared = await prepareFilm(film, place, 'sizes', providers);
  await hold?.(prepared, read, providers);
  requireShots(selection, prepared.sheet.shots);
  requireStarts(selection, prepared);
  // A plan that is kept says itself how far its own run has come.
  const chosen = options.output === undefined ? goingOn(prepared, selection) : selection;
  const selected = withSelection(prepared.sheet, chosen, prepared.library);
  const sheet = await withEstimates(selected, prepared, providers, most);
  if (options.output !== undefined) {
    // By way of a command, which is a file of its own: another would cut what every start loads.
    const { planToKeep } = await import('./render.ts');
    const path = resolve(shell.cwd, options.output);
    const source = {
      specDigest: filmDigest(read.film),
      files: read.files.map((each) => resolve(shell.cwd, each)),
      film: place.file,
      flags: flagsToKeep(options),
      selection,
    };
    const kept = await planToKeep(prepared, sheet, source, { folder: dirname(path), providers });
    await writeFileAtomically(path, `${JSON.stringify(kept, null, 2)}\n`);
  }
  shell.out(formatted(sheet, format));
  return options.detailedExitcode && isSomethingToDo(sheet)
    ? ExitCode.somethingToShoot
    : ExitCode.done;
}

/**
 * A line may have to be spoken, and paid for, where every shot is fresh; a keyframe is made only for a
 * shot that is not.
 */
function isSomethingToDo({ shots, lines }: CallSheet): boolean {
  const left = new Set(shots.filter(({ leftOut }) => leftOut).map(({ id }) => id));
  return (
    shots.some(({ state, id }) => state !== 'fresh' && !left.has(id)) ||
    linesToSpeak(lines, (shot) => left.has(shot)).length > 0
  );
}

function formatted(sheet: CallSheet, format: PlanFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(sheet, null, 2)}\n`;
    case 'markdown':
      return planMarkdown(sheet);
    case 'text':
      return planText(sheet);
  }
}
