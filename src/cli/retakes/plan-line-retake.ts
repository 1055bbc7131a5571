import type { Adjustment } from '../../film/adjustment.ts';
import type { Cost, PlannedLine, PlannedShot } from '../../plan/call-sheet.ts';
import { type Fingerprint, fingerprintOf, voiceRecipeOf } from '../../plan/fingerprint.ts';
import { jobName } from '../../plan/job-name.ts';
import { costToSpeak, lineKey, type PlannedVoice } from '../../plan/plan-lines.ts';
import { type LineRetake, takeOfLine, type VoiceRecord } from '../../plan/voice-record.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import type { LineJob } from '../../shoot/lines/line-job.ts';
import type { ShotJob } from '../../shoot/shots/shot-job.ts';
import type { ChosenJobs } from '../planning/chosen-jobs.ts';
import { cliError } from '../cli-error.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { planJobs } from '../planning/shot-jobs.ts';
import { unfinishedRetake } from './asked-retake.ts';
import { type NamedLine, namedLine } from './named-line.ts';
import type { RetakeWish } from './plan-retake.ts';

/** What a retake of a line is going to do. */
export interface PlannedLineRetake extends ChosenJobs {
  readonly planned: PlannedLine;
  readonly retake: LineRetake;
  /** How far an earlier run of the same retake came: it is asked for, or even spoken. */
  readonly begun?: 'asked' | 'made';
  /** What becomes of its seed, where that is not what was asked. */
  readonly adjustments: readonly Adjustment[];
  /** Shots that are missing, and are not shot. */
  readonly missing: readonly PlannedShot[];
  readonly cost: Cost;
}

/** Another take of one line: nothing else is spoken, and nothing is shot. */
export function planLineRetake(
  prepared: PreparedFilm,
  where: { readonly shot: string; readonly line: number },
  wish: RetakeWish,
): PlannedLineRetake {
  const named = namedLine(prepared, where.shot, where.line);
  const { planned, fingerprint, takes } = named;
  const compiled = prepared.lines.find((each) => lineKey(each) === lineKey(planned))!;
  const { provider, request } = compiled.spoken!;
  const voice = prepared.voiceOf(provider, request.model);
  requireHeard(wish.note, request, voice.takesTone ?? false);
  const known = prepared.library.lineRetakes[fingerprint];
  const takesSeed = request.seed !== undefined;
  // Other flags than of the take itself are in what is said already, and so in its fingerprint.
  const { otherwise: _said, ...whole } = wish;
  const { seed: _unheard, ...seedless } = whole;
  const asked = takesSeed ? whole : seedless;
  const unfinished = unfinishedRetake(known, asked, wish.written);
  const retake = unfinished ?? newRetake(named, takesSeed, prepared, asked);
  const made = takes.some((each) => takeOfLine(each) === retake.take);
  const otherwise = retakeRequest(request, retake, wish.note);
  const cost = costToSpeak(otherwise, planned.seconds, voice);
  const { shot, line, take } = retake;
  const printOf = (asked: VoiceRequest): Fingerprint =>
    fingerprintOf(voiceRecipeOf({ provider, request: asked }, voice.adapterVersion));
  const print = printOf(otherwise);
  if (unfinished === undefined) {
    const isSame = (each: VoiceRecord): boolean =>
      printOf(retakeRequest(request, each, each.note)) === print;
    requireOtherwise(takes.filter(isSame), { request: otherwise, voice, takesSeed });
  }
  const job: LineJob = {
    compiled: { ...compiled, spoken: { ...compiled.spoken!, request: otherwise } },
    planned: { ...planned, state: 'missing', cost },
    adapterVersion: voice.adapterVersion,
    name: jobName({ kind: 'line', shot, number: line + 1, take }, print),
    resubmit: true,
    retake: { retake, isKnown: unfinished !== undefined },
  };
  const missing: PlannedShot[] = [];
  const jobs = planJobs(prepared, {}).filter((each: ShotJob) => {
    if (each.action === 'shoot') missing.push(each.planned);
    return each.action !== 'shoot';
  });
  return {
    prepared,
    jobs,
    keyframes: [],
    lines: made ? [] : [job],
    planned,
    retake,
    ...(unfinished && { begun: made ? 'made' : 'asked' }),
    adjustments: takesSeed || wish.seed === undefined ? [] : [noSeed(wish.seed, request)],
    missing,
    cost,
  };
}

/** What sounds like a take that is there is not worth paying for. */
function requireOtherwise(
  same: readonly VoiceRecord[],
  asked: { request: VoiceRequest; voice: PlannedVoice; takesSeed: boolean },
): void {
  const [first, ...others] = same;
  if (first === undefined) return;
  const { request, voice, takesSeed } = asked;
  const repeats =
    voice.repeats === true ||
    (others.length > 0 && others.every(({ sound }) => sound === first.sound));
  if (!repeats && !takesSeed) return;
  const take = `take ${takeOfLine(first)}`;
  const note = voice.takesTone === true ? 'Give it another --note, or change' : 'Change';
  if (takesSeed) {
    const problem = `${take} was made of the same words, the same note and the seed ${request.seed}`;
    const hint = 'Give it another --seed or --note; without --seed, one is drawn.';
    throw cliError('usage/same-line', problem, hint);
  }
  throw cliError(
    'usage/same-line',
    `${request.voice} of ${request.model} says the same in the same way each time: it would be ${take} again`,
    `${note} the line, its voice or how fast it is spoken; or have another provider speak it.`,
  );
}

/** Where nothing else would make it sound otherwise, it is spoken from another seed. */
function newRetake(
  { planned, fingerprint, takes }: NamedLine,
  takesSeed: boolean,
  { library }: PreparedFilm,
  { note, seed, draw, written }: RetakeWish,
): LineRetake {
  const { shot, line } = planned;
  const numbers = [
    ...takes.map(takeOfLine),
    ...(library.lineRetakes[fingerprint] ?? []).map(takeOfLine),
  ];
  return {
    fingerprint,
    shot,
    line,
    take: Math.max(...numbers) + 1,
    ...(note !== undefined && { note: written(note) }),
    ...(seed !== undefined && { seed }),
    ...(note === undefined && seed === undefined && takesSeed && { seed: draw(), drawn: true }),
  };
}

/** What a voice is asked for: what the film asks, with what is the take's own. */
export function retakeRequest(
  request: VoiceRequest,
  { seed }: Pick<LineRetake, 'seed'>,
  note: string | undefined,
): VoiceRequest {
  const tone = [request.tone, note].filter((each) => each !== undefined).join('; ');
  return { ...request, ...(tone !== '' && { tone }), ...(seed !== undefined && { seed }) };
}

/** A note is what a retake is made for: where nobody would hear of it, none is made. */
function requireHeard(
  note: string | undefined,
  { model, voice }: VoiceRequest,
  takesTone: boolean,
): void {
  if (note === undefined || takesTone) return;
  throw cliError(
    'usage/wrong-flag',
    `--note says how the line is to be said, and ${voice} of ${model} is not told that`,
    'Leave --note out, or name a model of voices that takes a tone.',
  );
}

function noSeed(asked: number, { model }: VoiceRequest): Adjustment {
  const why = `${model} takes no seed.`;
  return { kind: 'dropped', field: 'seed', asked, given: null, why };
}
