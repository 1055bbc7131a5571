import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { Adjustment } from '../../film/adjustment.ts';
import type { CallSheet, PlannedLine, PlannedShot } from '../../plan/call-sheet.ts';
import { madeAnew } from '../../plan/made-anew.ts';
import { nextTake } from '../../plan/plan-film.ts';
import type { Retake, TakeRecord } from '../../plan/take-record.ts';
import { linesToSpeak, sumOf } from '../../plan/totals.ts';
import type { KeyframeJob } from '../../shoot/keyframes/keyframe-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import { cliError } from '../cli-error.ts';
import { freeNumber, withBegun } from '../planning/begun-jobs.ts';
import { planKeyframeJobs } from '../planning/keyframe-jobs.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import type { ChosenJobs } from '../planning/chosen-jobs.ts';
import { planJobs } from '../planning/shot-jobs.ts';
import { requireStart } from '../planning/require-starts.ts';
import { unknownShot } from '../reading/unknown-shot.ts';
import { type AskedRetake, unfinishedRetake, writtenFlags } from './asked-retake.ts';
import { withNote } from './with-note.ts';

const ONE_SHOT = '`ministudio render` shoots what is missing; a retake shoots one shot only.';

/** What a retake is going to do. */
export interface PlannedRetake extends ChosenJobs {
  readonly shot: CompiledShot;
  readonly retake: Retake;
  /** The plan as it was before the retake. */
  readonly before: CallSheet;
  /** How far an earlier run of the same retake came: it is asked for, or even made. */
  readonly begun?: 'asked' | 'made';
  /** What becomes of its note and seed with the model, where that is not what was asked. */
  readonly adjustments: readonly Adjustment[];
  /** Shots that are missing, and are not shot. */
  readonly missing: readonly PlannedShot[];
  /** US dollars, with keyframes that it takes and lines that are said in it; null where nobody knows. */
  readonly usd: number | null;
}

export interface RetakeWish extends AskedRetake {
  /** A seed, where nobody says one. */
  readonly draw: () => number;
  /** How a text stands in the ledger. */
  readonly written: (text: string) => string;
}

/** Another take of one shot, and of no other. */
export function planRetake(prepared: PreparedFilm, name: string, wish: RetakeWish): PlannedRetake {
  const { compiled, library, routes } = prepared;
  const shot = compiled.find(({ id }) => id === name);
  if (shot === undefined) throw unknownShot(name, compiled);
  requireGenerated(shot);
  const unfinished = unfinishedRetake(library.retakes[shot.id], wish, wish.written);
  const made = library.takes[shot.id]?.some(({ take }) => take === unfinished?.take) ?? false;
  const retake = unfinished ?? newRetake(shot, prepared, wish);
  const { note } = wish;
  const asked = {
    ...(note !== undefined && { note }),
    ...(retake.seed !== undefined && { seed: retake.seed }),
  };
  const { compileFor, compileReworded } = prepared.compileAs(
    withNote(prepared.film, shot.id, asked),
  );
  const otherwise = compileFor(shot.id, routes.get(shot.id)!);
  const adjustments = newAdjustments(shot, otherwise);
  requireNoteSaid(adjustments, shot);
  const missing: PlannedShot[] = [];
  const planned = planJobs(prepared, {}).flatMap((job): readonly ShotJob[] => {
    if (job.compiled.id === shot.id && !made) {
      return [jobOf(job, { retake, asked: otherwise, isKnown: unfinished !== undefined })];
    }
    if (job.action !== 'shoot') return [job];
    missing.push(job.planned);
    return [];
  });
  requireStart(shot, missing, () => ONE_SHOT);
  const keyframes = planKeyframeJobs(prepared, planned, {});
  const jobs = prepared.begun.size > 0 ? withBegun(planned, keyframes, prepared) : planned;
  return {
    prepared: {
      ...prepared,
      sheet: made ? prepared.sheet : afterRetake(prepared, shot, retake),
      compileFor,
      compileReworded,
    },
    jobs,
    keyframes,
    speaks: new Set([shot.id]),
    // Only a choice makes the film show it that is not of this run.
    ...(wish.otherwise && { circles: { shot: shot.id, take: retake.take } }),
    shot,
    retake,
    before: prepared.sheet,
    ...(unfinished && { begun: made ? 'made' : 'asked' }),
    adjustments,
    missing,
    usd: priceOf(
      jobs,
      keyframes,
      linesToSpeak(prepared.sheet.lines, (id) => id !== shot.id),
    ),
  };
}

function priceOf(
  jobs: readonly ShotJob[],
  keyframes: readonly KeyframeJob[],
  lines: readonly PlannedLine[],
): number | null {
  const shots = jobs.filter(({ action }) => action === 'shoot');
  const stills = keyframes.filter(({ action }) => action === 'make');
  const made = [...shots, ...stills].map(({ planned }) => planned);
  return sumOf([...made, ...lines].map(({ cost }) => cost.usd));
}

function jobOf(
  { compiled, planned, adapterVersion }: ShotJob,
  retake: { retake: Retake; asked: CompiledShot; isKnown: boolean },
): ShotJob {
  const { take } = retake.retake;
  return {
    compiled,
    planned: madeAnew(planned),
    adapterVersion,
    action: 'shoot',
    take,
    retake,
  };
}

/** The manifest says of the shots that go on from another picture then that they are out of date. */
function afterRetake(
  { sheet, library, planWith }: PreparedFilm,
  { id }: CompiledShot,
  { take }: Retake,
): CallSheet {
  const planned = sheet.shots.find((each) => each.id === id)!;
  const { provider, model, frames, fingerprint } = planned;
  const cost = { estimatedUsd: planned.cost.usd, actualUsd: null };
  const files = { clips: [], file: '', lastFrame: '' };
  const facts = { shot: id, take, fingerprint, provider, model, frames, cost, notes: [] };
  const made: TakeRecord = { ...facts, ...files };
  const { [id]: _chosen, ...circled } = library.circled;
  const takes = { ...library.takes, [id]: [...(library.takes[id] ?? []), made] };
  const after = planWith({ ...library, takes, circled });
  return { ...sheet, shots: after.shots.map((shot) => (shot.id === id ? planned : shot)) };
}

/** Where nothing else would make it another picture, it is made from another seed. */
function newRetake(
  { id }: CompiledShot,
  { library, routes, begun }: PreparedFilm,
  { note, seed, otherwise, draw, written }: RetakeWish,
): Retake {
  const takesSeed = routes.get(id)!.model.capabilities.seed;
  return {
    shot: id,
    take: freeNumber(nextTake(library, id), begun.get(id)),
    ...(note !== undefined && { note: written(note) }),
    ...(seed !== undefined && { seed }),
    ...(note === undefined && seed === undefined && takesSeed && { seed: draw(), drawn: true }),
    ...(otherwise && { otherwise: writtenFlags(otherwise, written) }),
  };
}

/** Those that the shot has only as it is asked for now. */
function newAdjustments(shot: CompiledShot, asked: CompiledShot): readonly Adjustment[] {
  const known = new Set(shot.adjustments.map((each) => JSON.stringify(each)));
  return asked.adjustments.filter((each) => !known.has(JSON.stringify(each)));
}

const SAID = /^(?:takeNote|action|beats|rawPrompt)(?:\.|$)/;

/** A note is never cut, nor is what happens left out for it. */
function requireNoteSaid(adjustments: readonly Adjustment[], { model }: CompiledShot): void {
  const cut = adjustments.find(
    ({ kind, field }) =>
      (kind === 'shortened' || (kind === 'approximated' && field === 'rawPrompt')) &&
      field.split(', ').some((name) => SAID.test(name)),
  );
  if (cut === undefined) return;
  throw cliError(
    'usage/long-note',
    `the note is too long for ${model} together with what happens in the shot: ${cut.why}`,
    'Shorten the note, or the shot’s own words.',
  );
}

function requireGenerated({ id, ownClip }: CompiledShot): void {
  if (ownClip === undefined) return;
  throw cliError(
    'usage/own-clip',
    `${id} is a clip of your own: there is nothing to take again`,
    'Change the file that its `clip` names, or take `clip` out.',
  );
}
