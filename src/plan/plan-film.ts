import type { CompiledKeyframe } from '../compile/stills/compiled-keyframe.ts';
import type { CompiledShot } from '../compile/compiled-shot.ts';
import type { CompiledLine } from '../compile/voices/compile-lines.ts';
import type { Film } from '../film/film.ts';
import type { ShotId } from '../film/ids.ts';
import type { Timeline } from '../film/timeline.ts';
import type { Price } from '../providers/capabilities.ts';
import type { CallSheet, Cost, PlannedKeyframe, PlannedRoute, PlannedShot } from './call-sheet.ts';
import { costOfRequest } from './cost-of-request.ts';
import { fingerprintOf, type Recipe, recipeOf } from './fingerprint.ts';
import { keyframeLinksOf } from './keyframe-links.ts';
import { planKeyframes, type PlannedImageModel } from './plan-keyframes.ts';
import { planLines, type PlannedVoice } from './plan-lines.ts';
import { NO_TAKES, type TakeLibrary } from './take-record.ts';
import { takeStateOf } from './take-state.ts';
import { sumOf, totalsOf } from './totals.ts';

/** What `plan` needs to know of the model that a shot is routed to. */
export interface PlannedModel {
  readonly price?: Price;
  readonly adapterVersion: number;
  readonly route: PlannedRoute;
}

/**
 * Compares what the film asks for with the takes there are, and prices the rest.
 *
 * A shot is `fresh` where its circled take has its fingerprint, `stale` where there are only takes
 * of other fingerprints, `missing` where there is none or a file of it is lost.
 */
export function planFilm(input: {
  readonly film: Film;
  readonly timeline: Timeline;
  readonly compiled: readonly CompiledShot[];
  readonly modelOf: (shot: CompiledShot) => PlannedModel;
  readonly keyframes?: readonly CompiledKeyframe[];
  /** Who makes the keyframes. */
  readonly imageModel?: PlannedImageModel;
  /** What is spoken by voices, and what is known of them. */
  readonly lines?: readonly CompiledLine[];
  readonly voiceOf?: (provider: string, model: string) => PlannedVoice;
  readonly library?: TakeLibrary;
}): CallSheet {
  const { film, timeline, compiled, modelOf, library = NO_TAKES } = input;
  const imageModel = input.imageModel ?? { adapterVersion: 0 };
  const keyframes = planKeyframes(input.keyframes ?? [], imageModel, library);
  const planned = new Map<ShotId, PlannedShot>();
  for (const shot of compiled) {
    const model = modelOf(shot);
    const fingerprint = fingerprintOf(
      recipeToBe(shot, model.adapterVersion, {
        library,
        plannedOf: (id) => planned.get(id),
        keyframeOf: (ends) => keyframes.get(ends),
      }),
    );
    const price = costOf(shot, model.price);
    const prices = pricesOf(shot, model.price);
    const state = takeStateOf(shot, library, fingerprint, price);
    planned.set(shot.id, {
      id: shot.id,
      scene: shot.scene,
      startFrame: shot.startFrame,
      frames: shot.frames,
      ...state,
      provider: shot.provider,
      model: shot.model,
      route: model.route,
      segments: shot.segments.map(({ request, firstFrame }, index) => ({
        seconds: request.seconds,
        join: firstFrame.kind,
        usd: prices[index]!,
      })),
      join: shot.join,
      adjustments: shot.adjustments,
      ...(state.restorable ? { cost: { usd: 0 }, costAnew: price } : { cost: price }),
      fingerprint,
    });
  }
  const shots = [...planned.values()];
  const voiceOf = input.voiceOf ?? (() => ({ adapterVersion: 0 }));
  const lines = planLines(input.lines ?? [], timeline, library.voices, voiceOf);
  const made = { shots, keyframes: [...keyframes.values()], lines };
  return {
    schema: 'ministudio/plan@1',
    film: {
      title: film.title,
      frames: timeline.frames,
      frameRate: film.format.rate,
      width: film.format.width,
      height: film.format.height,
    },
    ...made,
    totals: totalsOf(made, film.format.rate, library),
  };
}

/** What a shot will be made of when everything that is not fresh has been shot. */
export function recipeToBe(
  shot: CompiledShot,
  adapterVersion: number,
  plan: {
    readonly library: TakeLibrary;
    readonly plannedOf: (shot: ShotId) => PlannedShot | undefined;
    readonly keyframeOf: (ends: ShotId) => PlannedKeyframe | undefined;
  },
): Recipe {
  const before = shot.join.from === undefined ? undefined : plan.plannedOf(shot.join.from);
  const after =
    before && continuesFromFrame(shot)
      ? { fingerprint: before.fingerprint, take: takeToBe(before, plan.library) }
      : undefined;
  return recipeOf(shot, adapterVersion, after, keyframeLinksOf(shot, plan.keyframeOf));
}

export function continuesFromFrame(shot: CompiledShot): boolean {
  return shot.segments[0]?.firstFrame.kind === 'shot';
}

/** The number that the next take of a shot gets: no take has it, and no retake was promised it. */
export function nextTake(
  { takes, retakes }: Pick<TakeLibrary, 'takes' | 'retakes'>,
  shot: ShotId,
): number {
  const given = [...(takes[shot] ?? []), ...(retakes[shot] ?? [])];
  return Math.max(0, ...given.map(({ take }) => take)) + 1;
}

/** The take that a shot will have when everything that is not fresh has been shot. */
function takeToBe(shot: PlannedShot, library: TakeLibrary): number {
  const stays = shot.state === 'fresh' || (shot.state === 'missing' && shot.restorable === true);
  return stays && shot.take !== undefined ? shot.take : nextTake(library, shot.id);
}

/** What a shot is paid for at a price. */
export function costOf(shot: CompiledShot, price: Price | undefined): Cost {
  if (shot.ownClip !== undefined) return { usd: 0 };
  if (price === undefined) return { usd: null };
  return { usd: sumOf(pricesOf(shot, price)), asOf: price.asOf };
}

/** The same of each call that it takes; null where nobody knows. */
export function pricesOf(
  { ownClip, segments }: CompiledShot,
  price: Price | undefined,
): readonly (number | null)[] {
  return segments.map(({ request }) => {
    if (ownClip !== undefined) return 0;
    return price === undefined ? null : costOfRequest(request, price);
  });
}
