import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { Film } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { Timeline } from '../film/timeline.ts';
import { toSeconds } from '../film/time.ts';
import type { Price } from '../providers/capabilities.ts';
import type { CallSheet, Cost, PlannedShot } from './call-sheet.ts';
import { type Fingerprint, fingerprintOf, recipeOf } from './fingerprint.ts';
import { NO_TAKES, type TakeLibrary, type TakeRecord } from './take-record.ts';

/** What `plan` needs to know of the model that a shot is routed to. */
export interface PlannedModel {
  readonly price?: Price;
  readonly adapterVersion: number;
}

/**
 * Compares what the film asks for with the takes there are, and prices the rest.
 *
 * A shot is `fresh` where its circled take has its fingerprint, `stale` where there are only takes
 * of other fingerprints, `missing` where there is none.
 */
export function planFilm(input: {
  readonly film: Film;
  readonly timeline: Timeline;
  readonly compiled: readonly CompiledShot[];
  readonly modelOf: (shot: CompiledShot) => PlannedModel;
  readonly library?: TakeLibrary;
}): CallSheet {
  const { film, timeline, compiled, modelOf, library = NO_TAKES } = input;
  const planned = new Map<ShotId, PlannedShot>();
  for (const shot of compiled) {
    const model = modelOf(shot);
    const before = shot.join.from === undefined ? undefined : planned.get(shot.join.from);
    const after =
      before && continuesFromFrame(shot)
        ? { fingerprint: before.fingerprint, take: takeToBe(before, library) }
        : undefined;
    const fingerprint = fingerprintOf(recipeOf(shot, model.adapterVersion, after));
    planned.set(shot.id, {
      id: shot.id,
      scene: shot.scene,
      startFrame: shot.startFrame,
      frames: shot.frames,
      ...stateOf(library.takes[shot.id] ?? [], library.circled[shot.id], fingerprint),
      provider: shot.provider,
      model: shot.model,
      segments: shot.segments.map(({ request, firstFrame }) => ({
        seconds: request.seconds,
        join: firstFrame.kind,
      })),
      join: shot.join,
      adjustments: shot.adjustments,
      cost: costOf(shot, model.price),
      fingerprint,
    });
  }
  const shots = [...planned.values()];
  return {
    schema: 'ministudio/plan@1',
    film: {
      title: film.title,
      frames: timeline.frames,
      frameRate: film.format.rate,
      width: film.format.width,
      height: film.format.height,
    },
    shots,
    totals: totalsOf(shots, film),
  };
}

/** Chosen by hand, or else the newest fresh take, or else the newest. */
export function circledTake(
  takes: readonly TakeRecord[],
  circled: number | undefined,
  fingerprint: Fingerprint,
): TakeRecord | undefined {
  return (
    takes.find(({ take }) => take === circled) ??
    takes.findLast((take) => take.fingerprint === fingerprint) ??
    takes.at(-1)
  );
}

export function continuesFromFrame(shot: CompiledShot): boolean {
  return shot.segments[0]?.firstFrame.kind === 'shot';
}

/** The number that the next take of a shot gets. */
export function nextTake(takes: readonly TakeRecord[] | undefined): number {
  return Math.max(0, ...(takes ?? []).map(({ take }) => take)) + 1;
}

/** The take that a shot will have when everything that is not fresh has been shot. */
function takeToBe(shot: PlannedShot, library: TakeLibrary): number {
  return shot.state === 'fresh' && shot.take !== undefined
    ? shot.take
    : nextTake(library.takes[shot.id]);
}

function stateOf(
  takes: readonly TakeRecord[],
  circled: number | undefined,
  fingerprint: Fingerprint,
): Pick<PlannedShot, 'state' | 'reasons' | 'take'> {
  const take = circledTake(takes, circled, fingerprint);
  if (take === undefined) return { state: 'missing', reasons: ['never shot'] };
  if (take.fingerprint === fingerprint) return { state: 'fresh', reasons: [], take: take.take };
  return {
    state: 'stale',
    reasons: [`the film has changed since take ${take.take}`],
    take: take.take,
  };
}

function costOf(shot: CompiledShot, price: Price | undefined): Cost {
  if (shot.ownClip !== undefined) return { usd: 0 };
  if (price === undefined) return { usd: null };
  const paid = shot.segments.reduce((sum, { request }) => sum + request.seconds, 0);
  return { usd: round(paid * price.usdPerSecond), asOf: price.asOf };
}

function totalsOf(shots: readonly PlannedShot[], film: Film): CallSheet['totals'] {
  const toShoot = shots.filter(({ state }) => state !== 'fresh');
  const costs = toShoot.map(({ cost }) => cost.usd);
  const seconds = toShoot.flatMap(({ segments }) => segments.map((segment) => segment.seconds));
  return {
    usd: costs.every((usd) => usd !== null) ? round(sum(costs)) : null,
    secondsPaid: round(sum(seconds)),
    secondsUsed: round(toSeconds(sum(toShoot.map(({ frames }) => frames)), film.format.rate)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** To a millionth: prices have cents and seconds have milliseconds, floats have dust. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
