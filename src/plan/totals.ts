import type { ShotId } from '../film/ids.ts';
import { toSeconds } from '../film/time.ts';
import type { FrameRate } from '../film/time.ts';
import { isToMake } from './call-sheet.ts';
import type {
  CallSheet,
  PartTotals,
  PlannedKeyframe,
  PlannedLine,
  PlannedShot,
  ProviderTotals,
  Reused,
  SceneTotals,
  Totals,
} from './call-sheet.ts';
import { keyframesToMake } from './plan-keyframes.ts';
import { round } from './round.ts';
import type { TakeLibrary } from './take-record.ts';

/** All of a plan that may cost something. */
type PlannedParts = Pick<CallSheet, 'shots' | 'keyframes' | 'lines'>;

/**
 * What is to be made, all in all, with the keyframes that it takes and the lines that are spoken: a shot
 * that is stale counts as one that will be.
 */
export function totalsOf(
  { shots, keyframes, lines }: PlannedParts,
  rate: FrameRate,
  { takes }: Pick<TakeLibrary, 'takes'>,
): Totals {
  const paid = shots.filter(isToMake);
  const left = new Set(shots.filter(({ leftOut }) => leftOut).map(({ id }) => id));
  const toMake = {
    stills: keyframesToMake(keyframes, new Set(paid.map(({ id }) => id))),
    lines: linesToSpeak(lines, (shot) => left.has(shot)),
  };
  const { toMake: _made, toKeep: _kept, ...whole } = partOf(shots, toMake, rate);
  return {
    ...whole,
    byProvider: byProvider(shots, toMake, rate),
    byScene: byScene(shots, toMake, rate),
    reused: reusedOf(shots, takes),
  };
}

/**
 * Lines that have to be spoken: not those that nobody says but shots that stay as they are missing. One
 * that is said the same way in several shots stands for all of them, wherever it is asked for.
 */
export function linesToSpeak(
  lines: readonly PlannedLine[],
  isLeftOut: (shot: ShotId) => boolean,
): readonly PlannedLine[] {
  const said = new Set(
    lines.filter(({ shot }) => !isLeftOut(shot)).map(({ fingerprint }) => fingerprint),
  );
  return lines.filter(({ state, fingerprint }) => state === 'missing' && said.has(fingerprint));
}

/** What is made beside the shots. */
interface Besides {
  readonly stills: readonly PlannedKeyframe[];
  readonly lines: readonly PlannedLine[];
}

/** A part of a film: some of its shots, with what is made beside them. */
interface Part extends Besides {
  readonly shots: readonly PlannedShot[];
}

function byProvider(
  shots: readonly PlannedShot[],
  besides: Besides,
  rate: FrameRate,
): readonly ProviderTotals[] {
  const parts = partsBy({ shots, ...besides }, ({ provider }) => provider);
  return [...parts].map(([provider, part]) => ({
    provider,
    ...partOf(part.shots, part, rate),
    stillsToMake: part.stills.length,
    ...(part.lines.length > 0 && { linesToSpeak: part.lines.length }),
  }));
}

function byScene(
  shots: readonly PlannedShot[],
  besides: Besides,
  rate: FrameRate,
): readonly SceneTotals[] {
  return [...partsBy({ shots, ...besides }, ({ scene }) => scene)].map(([scene, part]) => ({
    scene,
    ...partOf(part.shots, part, rate),
  }));
}

/** The parts by a name that each thing has, or has not: those of shots first, then of the rest. */
function partsBy<Name extends string>(
  { shots, stills, lines }: Part,
  nameOf: (each: Pick<PlannedLine, 'scene' | 'provider'>) => Name | undefined,
): ReadonlyMap<Name, Part> {
  const parts = new Map<
    Name,
    { shots: PlannedShot[]; stills: PlannedKeyframe[]; lines: PlannedLine[] }
  >();
  const partFor = (each: Pick<PlannedLine, 'scene' | 'provider'>) => {
    const name = nameOf(each);
    if (name === undefined) return undefined;
    const part = parts.get(name) ?? { shots: [], stills: [], lines: [] };
    parts.set(name, part);
    return part;
  };
  for (const shot of shots) partFor(shot)?.shots.push(shot);
  for (const still of stills) partFor(still)?.stills.push(still);
  for (const line of lines) partFor(line)?.lines.push(line);
  return parts;
}

function partOf(
  shots: readonly PlannedShot[],
  { stills, lines }: Besides,
  rate: FrameRate,
): PartTotals {
  const leftOut = shots.filter((shot) => shot.leftOut).length;
  const paid = shots.filter(isToMake);
  const seconds = paid.flatMap(({ segments }) => segments.map((segment) => segment.seconds));
  return {
    usd: sumOf([...paid, ...stills, ...lines].map(({ cost }) => cost.usd)),
    secondsPaid: round(sum(seconds)),
    secondsUsed: round(toSeconds(sum(paid.map(({ frames }) => frames)), rate)),
    toMake: paid.length,
    toKeep: shots.length - paid.length - leftOut,
    ...(leftOut > 0 && { leftOut }),
  };
}

function reusedOf(shots: readonly PlannedShot[], takes: TakeLibrary['takes']): Reused {
  const kept = shots.filter(({ state, restorable }) => state === 'fresh' || restorable === true);
  const records = kept.flatMap(
    ({ id, take }) => takes[id]?.find((each) => each.take === take) ?? [],
  );
  return {
    shots: kept.length,
    usd: sumOf(records.map(({ cost }) => cost.actualUsd ?? cost.estimatedUsd)),
  };
}

/** US dollars; unknown as soon as one of them is. */
export function sumOf(usd: readonly (number | null)[]): number | null {
  return usd.every((each) => each !== null) ? round(sum(usd)) : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
