import type { Json } from '../film/json.ts';
import { type Charge, endingOf, moneyOf, type RecordedEnd, type Use } from './charge.ts';
import { parseStepName, stepName, subjectOfJob } from './job-name.ts';
import type { KeyframeRecord } from './keyframe-record.ts';
import { lineKey } from './plan-lines.ts';
import { latestTake } from './latest-take.ts';
import type { TakeLibrary, TakeRecord } from './take-record.ts';
import {
  type PresentLines,
  takeOfLine,
  type VoiceLibrary,
  type VoiceRecord,
} from './voice-record.ts';

/** A recorded step of a job: `NAME#claim2`, `NAME#submit2`, `NAME#done2`. */
export interface RecordedStep {
  readonly name: string;
  readonly result: Json;
}

/**
 * All that was ever claimed, in its order, with what it came to. A claim is one charge, whatever
 * followed it; what followed decides whether it is free, charged or possible.
 *
 * @param isInFilm whether the film still has a shot; what was made for others is shown nowhere.
 * @param present the lines of the film, where they are known.
 */
export function chargesOf(
  steps: readonly RecordedStep[],
  library: ChargedLibrary,
  isInFilm: (shot: string) => boolean = () => true,
  present?: PresentLines,
): readonly Charge[] {
  const results = new Map(steps.map(({ name, result }) => [name, fieldsOf(result)]));
  const makers = makersOf(results, library, hearing(library.voices, isInFilm, present));
  return [...results].flatMap(([name, claim]) => {
    const parsed = parseStepName(name);
    if (parsed?.step !== 'claim') return [];
    const { job, round } = parsed;
    const end = endAt(results, job, round);
    const subject = subjectOfJob(job);
    const product = makers.get(job);
    const made = endingOf(end) === 'made' ? product : undefined;
    const provider = textOf(claim['provider']) ?? made?.record.provider;
    const model = textOf(claim['model']) ?? made?.record.model;
    const booked = textOf(claim['booked']);
    return [
      {
        job,
        round,
        ...(subject && { subject }),
        ...(typeof claim['at'] === 'number' && { at: claim['at'] }),
        ...(provider !== undefined && { provider }),
        ...(model !== undefined && { model }),
        ...(booked !== undefined && { booked }),
        ending: endingOf(end),
        money: moneyOf(end, estimateOf(claim, made)),
        use: useOf(end, subject, made, library, isInFilm),
      },
    ];
  });
}

/** What there is of all that was made. */
type ChargedLibrary = Pick<TakeLibrary, 'takes' | 'circled' | 'keyframes' | 'voices' | 'lineTakes'>;

type Fields = Readonly<Record<string, Json>>;

/** How a round ended, as far as it is recorded. What was damaged and mended may lack its submission alone. */
function endAt(results: ReadonlyMap<string, Fields>, job: string, round: number): RecordedEnd {
  const submitted = results.get(stepName.submit(job, round));
  if (submitted !== undefined && submitted['kind'] !== 'started') return submitted;
  return results.get(stepName.done(job, round)) ?? {};
}

/** What a job's clip or still went into. */
interface Product {
  readonly record: TakeRecord | KeyframeRecord | VoiceRecord;
  /** Jobs that it is made of. */
  readonly jobs: number;
  /** Of a line: the film has it. */
  readonly isHeard?: boolean;
}

/** By the name of the job: of several that made the same bytes for one take, the last counts. */
function makersOf(
  results: ReadonlyMap<string, Fields>,
  { takes, keyframes, lineTakes }: ChargedLibrary,
  isHeard: (record: VoiceRecord) => boolean,
): ReadonlyMap<string, Product> {
  const lastOf = new Map<string, string>();
  for (const [name, { kind, clip, still, sound }] of results) {
    const { job, step } = parseStepName(name) ?? {};
    const subject = job === undefined ? undefined : subjectOfJob(job);
    if (job === undefined || step === 'claim' || subject === undefined) continue;
    if (subject.kind === 'take' && kind === 'clip') {
      lastOf.set(JSON.stringify([subject.shot, subject.take, subject.segment, clip]), job);
    }
    if (subject.kind === 'keyframe' && kind === 'still') {
      lastOf.set(JSON.stringify([subject.shot, subject.number, still]), job);
    }
    if (subject.kind === 'line' && kind === 'speech') {
      lastOf.set(JSON.stringify([takeOfLine(subject), sound]), job);
    }
  }
  const makers = new Map<string, Product>();
  const put = (key: readonly Json[], product: Product): void => {
    const job = lastOf.get(JSON.stringify(key));
    if (job !== undefined) makers.set(job, product);
  };
  for (const record of Object.values(takes).flat()) {
    for (const [index, clip] of record.clips.entries()) {
      put([record.shot, record.take, index + 1, clip], { record, jobs: record.clips.length });
    }
  }
  for (const record of Object.values(keyframes).flat()) {
    put([record.ends, record.number, record.made], { record, jobs: 1 });
  }
  for (const record of Object.values(lineTakes).flat()) {
    put([takeOfLine(record), record.sound], { record, jobs: 1, isHeard: isHeard(record) });
  }
  return makers;
}

/**
 * A line is heard wherever the film says the same in the same way, also in another place than when it
 * was spoken. Of a line that is to be spoken otherwise, what was spoken last is what there is, like the
 * take of a shot that is stale.
 */
export function hearing(
  voices: VoiceLibrary,
  isInFilm: (shot: string) => boolean,
  present: PresentLines | undefined,
): (record: VoiceRecord) => boolean {
  const newest = new Map(Object.values(voices).map((record) => [lineKey(record), record]));
  const said = new Set(present?.values());
  return (record) => {
    if (voices[record.fingerprint] !== record) return false;
    if (said.has(record.fingerprint)) return true;
    const key = lineKey(record);
    if (newest.get(key) !== record) return false;
    if (present === undefined) return isInFilm(record.shot);
    const now = present.get(key);
    return present.has(key) && (now === undefined || voices[now] === undefined);
  };
}

/** Claims of old ledgers say no price: those of a take share what it was to cost. */
function estimateOf(claim: Fields, product: Product | undefined): number | null {
  if (typeof claim['usd'] === 'number') return claim['usd'];
  if (claim['usd'] === null || product === undefined) return null;
  const { actualUsd, estimatedUsd } = product.record.cost;
  const usd = actualUsd ?? estimatedUsd;
  return usd === null ? null : usd / product.jobs;
}

function useOf(
  end: RecordedEnd,
  subject: Charge['subject'],
  product: Product | undefined,
  library: ChargedLibrary,
  isInFilm: (shot: string) => boolean,
): Use {
  const ending = endingOf(end);
  if (ending !== 'made' && ending !== 'open') return 'lost';
  if (subject === undefined) return 'open';
  const { shot } = subject;
  if (subject.kind === 'line') {
    if (product === undefined) return 'open';
    return product.isHeard ? 'shown' : 'superseded';
  }
  const [own, numbers] =
    subject.kind === 'take'
      ? [subject.take, (library.takes[shot] ?? []).map(({ take }) => take)]
      : [subject.number, (library.keyframes[shot] ?? []).map(({ number }) => number)];
  if (product === undefined) {
    // Whoever has that number has it for good, so nothing comes of it any more. What was begun keeps its
    // own, also where a later one is there before it.
    return numbers.includes(own) ? 'lost' : 'open';
  }
  const shown = subject.kind === 'take' ? latestTake(library, shot)?.take : numbers.at(-1);
  return isInFilm(shot) && own === shown ? 'shown' : 'superseded';
}

function fieldsOf(result: Json): Fields {
  return typeof result === 'object' && result !== null && !Array.isArray(result)
    ? (result as Fields)
    : {};
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
