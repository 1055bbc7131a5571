import type { ShotId } from '../../film/ids.ts';
import type { Emit } from '../../film/studio-event.ts';
import type { PlannedShot } from '../../plan/call-sheet.ts';
import type { Selection } from '../../plan/selection.ts';
import { sumOf } from '../../plan/totals.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { Unspoken } from '../../shoot/shoot-film.ts';
import { makeFolder } from '../../store/disk/make-folder.ts';
import { beginAnew, goingOn, madeBefore } from '../planning/anew-runs.ts';
import { type ChosenJobs, chosenBy, leftOut } from '../planning/chosen-jobs.ts';
import { type LeftJobs, tellLeftJobs } from '../planning/left-jobs.ts';
import { claimedIn, planLineJobs } from '../planning/line-jobs.ts';
import { needCredentials } from '../providers/need-credentials.ts';
import { requireOpenNames } from '../reading/open-names.ts';
import { beginLineRetakes } from '../retakes/write-line-retakes.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { requireSpokenRoom } from '../planning/require-spoken-room.ts';
import { openRunPurse } from '../money/run-purse.ts';
import type { Outside } from '../rendering/shoot-ports.ts';
import type { WorkingFolder } from '../folder/working-folder.ts';

export interface SpeakingSettings extends Outside {
  readonly selection: Selection;
  /** It is asked by flags that make anew what is there: it goes on where one with the same was stopped. */
  readonly isAnew?: boolean;
  /** Chooses otherwise than by the selection what is made, and what is left out. */
  readonly choose?: (prepared: PreparedFilm) => ChosenJobs;
  /** Tells what was chosen, before anybody is asked for anything. */
  readonly tell?: (chosen: ChosenJobs) => void;
  readonly keepGoing: boolean;
  /** Nothing is made that costs anything. */
  readonly freeOnly?: boolean;
  /** How many shots may be in the works at once; as many as the providers take where it is absent. */
  readonly maxParallel?: number;
}

export interface SpokenFilm {
  /** Of the film as it was spoken. */
  readonly chosen: ChosenJobs;
  readonly unspoken?: Unspoken;
  /** The lines that were asked for. */
  readonly asked: readonly LineJob[];
  /** What earlier runs have asked for and this one leaves, as it was told; absent where nothing was asked for. */
  readonly told?: LeftJobs;
}

/**
 * A film whose lines are spoken, as far as it has to be spoken: they come first, since how long a shot
 * is depends on what is said in it. What is chosen of the shots, at the lengths that are expected, has
 * to fit the budget beside them.
 */
export async function spokenFilm(
  prepare: () => Promise<PreparedFilm>,
  {
    folder: { store, ledger, requireHeld },
    settings,
    run,
  }: {
    readonly folder: WorkingFolder;
    readonly settings: SpeakingSettings;
    readonly run: AbortController;
  },
): Promise<SpokenFilm> {
  const prepared = await prepare();
  const { selection, providers, place } = settings;
  requireOpenNames(prepared, place, providers.redactor);
  const selectionFor = (film: PreparedFilm): Selection =>
    settings.isAnew === true ? goingOn(film, selection) : selection;
  const choose = settings.choose ?? ((film) => chosenBy(film, selectionFor(film)));
  const expected = choose(prepared);
  const { jobs, keyframes, speaks } = expected;
  if (settings.tell === undefined) tellLeft(leftOut(prepared, selection), settings.emit);
  else settings.tell(expected);
  const made = settings.isAnew === true ? madeBefore(prepared, selectionFor(prepared)) : [];
  if (made.length > 0) settings.emit({ kind: 'shots-made-before', shots: made });
  const all =
    expected.lines ??
    planLineJobs(prepared, {
      selection,
      ...(speaks && { of: speaks }),
      claimed: claimedIn(ledger.entries),
    });
  // A line that is spoken anew may be the very one that does not fit.
  if (expected.lines === undefined) requireSpokenRoom(prepared, jobs);
  const lines = settings.freeOnly === true ? all.filter(isFree) : all;
  if (lines.length === 0) return { chosen: expected, asked: [] };
  needCredentials(prepared, { jobs, keyframes, lines }, providers);
  await makeFolder(place.out);
  const { entries } = ledger;
  const money = await openRunPurse(prepared, { jobs, keyframes, lines }, { ...settings, entries });
  try {
    if (settings.isAnew === true) await beginAnew(ledger, prepared, selection);
    // Before anything is paid for beside it.
    tellLeftJobs(money.left, settings.emit);
    const { portsOf, providersOf } = await import('../rendering/shoot-ports.ts');
    const { speakLines } = await import('../../shoot/lines/speak-lines.ts');
    await beginLineRetakes(ledger, lines);
    const nets = await providersOf(settings);
    const ports = portsOf(settings, { ledger, store, purse: money.purse }, nets, run);
    const failures = await speakLines(ports, {
      jobs: lines,
      keepGoing: settings.keepGoing,
      placesOf: nets.placesOf,
      most: settings.maxParallel ?? Infinity,
      underWay: money.underWay.lines,
    }).finally(() => nets.close());
    await requireHeld();
    const spoken = await prepare();
    const chosen = choose(spoken);
    requireSpokenRoom(spoken, chosen.jobs);
    return {
      chosen,
      asked: lines,
      told: money.left,
      ...(failures.length > 0 && { unspoken: { failures, shots: muteShots(spoken, lines) } }),
    };
  } finally {
    await money.close();
  }
}

function tellLeft(left: readonly PlannedShot[], emit: Emit): void {
  if (left.length === 0) return;
  const usd = sumOf(left.map(({ cost }) => cost.usd));
  emit({ kind: 'shots-left', shots: left.map(({ id }) => id), usd });
}

/** Shots that say a line that should have been spoken and is not. */
function muteShots({ sheet }: PreparedFilm, jobs: readonly LineJob[]): ReadonlySet<ShotId> {
  const asked = new Set(jobs.map(({ planned }) => planned.fingerprint));
  return new Set(
    sheet.lines
      .filter(({ state, fingerprint }) => state !== 'fresh' && asked.has(fingerprint))
      .map(({ shot }) => shot),
  );
}

function isFree({ planned }: LineJob): boolean {
  return planned.cost.usd === 0;
}
