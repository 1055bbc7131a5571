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

function byProvider(
  shots: readonly PlannedShot[],
  { stills, lines }: Besides,
  rate: FrameRate,
): readonly ProviderTotals[] {
  const names = new Set([...shots, ...stills, ...lines].flatMap(({ provider }) => provider ?? []));
  return [...names].map((provider) => {
    const isIts = (each: { readonly provider?: string }): boolean => each.provider === provider;
    const made = { stills: stills.filter(isIts), lines: lines.filter(isIts) };
    return {
      provider,
      ...partOf(shots.filter(isIts), made, rate),
      stillsToMake: made.stills.length,
      ...(made.lines.length > 0 && { linesToSpeak: made.lines.length }),
    };
  });
}

function byScene(
  shots: readonly PlannedShot[],
  { stills, lines }: Besides,
  rate: FrameRate,
): readonly SceneTotals[] {
  return [...new Set(shots.map(({ scene }) => scene))].map((scene) => {
    const isIn = (each: Pick<PlannedShot, 'scene'>): boolean => each.scene === scene;
    const made = { stills: stills.filter(isIn), lines: lines.filter(isIn) };
    return { scene, ...partOf(shots.filter(isIn), made, rate) };
  });
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

/** To a millionth: prices have cents and seconds have milliseconds, floats have dust. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
