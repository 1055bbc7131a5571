import type { PlannedJoin } from '../compile/compiled-shot.ts';
import type { Adjustment } from '../film/adjustment.ts';
import type { Json } from '../film/json.ts';
import type { CharacterId, SceneId, ShotId } from '../film/ids.ts';
import type { FrameRate, Frames } from '../film/time.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What a render would do, and why: the plan of a shoot as plain data. */
export interface CallSheet {
  readonly schema: 'ministudio/plan@1';
  readonly film: FilmFacts;
  readonly shots: readonly PlannedShot[];
  /** The stills that shots share, which are made before them. */
  readonly keyframes: readonly PlannedKeyframe[];
  /** The lines that voices speak, which are spoken before anything is shot. */
  readonly lines: readonly PlannedLine[];
  readonly totals: Totals;
}

export interface FilmFacts {
  readonly title: string;
  readonly frames: Frames;
  readonly frameRate: FrameRate;
  readonly width: number;
  readonly height: number;
}

export interface PlannedShot {
  readonly id: ShotId;
  readonly scene: SceneId;
  readonly startFrame: Frames;
  readonly frames: Frames;
  readonly state: 'missing' | 'stale' | 'fresh';
  /** Why it is missing or stale, in words. */
  readonly reasons: readonly string[];
  /** The fields of the film that made it stale, where they are known. */
  readonly changes?: readonly FieldChange[];
  readonly provider: string;
  readonly model: string;
  /** Why it is this provider and this model. */
  readonly route: PlannedRoute;
  readonly segments: readonly PlannedSegment[];
  readonly join: PlannedJoin;
  readonly adjustments: readonly Adjustment[];
  readonly cost: Cost;
  /** How long it will take to make, by earlier jobs of the model; null where there were none. */
  readonly estimatedSeconds?: number | null;
  readonly fingerprint: Fingerprint;
  /** The circled take, where there is one. */
  readonly take?: number;
  /** A file of that take is lost, and is made again from what is kept: no provider is asked. */
  readonly restorable?: true;
  /** What it costs all the same where it is to be shot anew. */
  readonly costAnew?: Cost;
  /** It is missing and stays so, as others are asked for by name; no total counts it. */
  readonly leftOut?: true;
}

/** Whether a provider will be asked for the shot, or a clip of the author's taken. */
export function isToMake({ state, restorable, leftOut }: PlannedShot): boolean {
  return state !== 'fresh' && restorable !== true && leftOut !== true;
}

/** A field of the film that is said otherwise than when a take was made. */
export interface FieldChange {
  /** As it is written in `film.yaml`; what earlier shots have left begins with `begins.`. */
  readonly field: string;
  /** null where it was not said. */
  readonly from: Json;
  readonly to: Json;
}

/** How the provider of a shot was chosen. */
export interface PlannedRoute {
  readonly kind: RouteKind;
  /** In a sentence. */
  readonly why: string;
  /** Those of its chain that go before it and can't make the shot. */
  readonly passedOver: readonly { readonly provider: string; readonly why: string }[];
}

export type RouteKind =
  /** The film names it. */
  | 'named'
  /** Whoever runs the film does, by a flag or the configuration. */
  | 'asked'
  /** Nobody does. */
  | 'unnamed'
  /** The first of its chain that can make the shot. */
  | 'next'
  /** The best of all that can be used. */
  | 'auto'
  /** None of its chain can be used now, and this one only lacks its credentials. */
  | 'unset';

/** One call of a provider. */
export interface PlannedSegment {
  readonly seconds: number;
  readonly join: string;
  /** US dollars; null where nobody knows. */
  readonly usd: number | null;
}

/** A still that one shot ends in and others start from. */
export interface PlannedKeyframe {
  readonly ends: ShotId;
  readonly starts: readonly ShotId[];
  /** Of the shot whose beginning it shows. */
  readonly scene: SceneId;
  readonly state: 'missing' | 'fresh';
  /** Why it is missing, in words. */
  readonly reasons: readonly string[];
  /** The number of the one that is lost, where it was made of just this. */
  readonly lost?: number;
  /** Its picture is lost, and is made again from what the provider made: nobody is asked. */
  readonly restorable?: true;
  /** What it costs all the same where it is to be made anew. */
  readonly costAnew?: Cost;
  /** The one that is kept, or the one that will be made: the shot's first is 1. */
  readonly number: number;
  readonly provider: string;
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly adjustments: readonly Adjustment[];
  readonly cost: Cost;
  readonly fingerprint: Fingerprint;
}

/** A line that no video model speaks. */
export interface PlannedLine {
  readonly shot: ShotId;
  readonly scene: SceneId;
  /** Its place among the lines of its shot, from 0. */
  readonly line: number;
  /** Absent for the narrator. */
  readonly character?: CharacterId;
  readonly text: string;
  /**
   * `repeated` where the same is said before in the same way, and is spoken once; `unspoken` where
   * nobody speaks it, which an adjustment explains.
   */
  readonly state: 'missing' | 'fresh' | 'repeated' | 'unspoken';
  readonly provider?: string;
  readonly model?: string;
  readonly voice?: string;
  readonly fingerprint?: Fingerprint;
  /** As it was spoken, or as it is taken to last. */
  readonly seconds: number;
  readonly adjustments: readonly Adjustment[];
  readonly cost: Cost;
}

/** US dollars; null where nobody knows. */
export interface Cost {
  readonly usd: number | null;
  /** When the price was read. */
  readonly asOf?: string;
}

export interface Totals extends Pick<
  PartTotals,
  'usd' | 'secondsPaid' | 'secondsUsed' | 'leftOut'
> {
  readonly byProvider: readonly ProviderTotals[];
  readonly byScene: readonly SceneTotals[];
  readonly reused: Reused;
  /** All of it, side by side as it will be made; null as soon as one part is unknown. */
  readonly estimatedSeconds?: number | null;
}

/** What is to be made, and what is kept, of one part of a film. */
export interface PartTotals {
  /** US dollars; null as soon as one price is unknown. */
  readonly usd: number | null;
  readonly secondsPaid: number;
  readonly secondsUsed: number;
  readonly toMake: number;
  readonly toKeep: number;
  /** Shots that are missing and stay so; absent where there are none. */
  readonly leftOut?: number;
}

export interface ProviderTotals extends PartTotals {
  readonly provider: string;
  /** Stills that shots share, beside the shots. */
  readonly stillsToMake: number;
  /** Lines that it is to speak; absent where there are none. */
  readonly linesToSpeak?: number;
}

export interface SceneTotals extends PartTotals {
  readonly scene: SceneId;
}

/** Shots that are there. */
export interface Reused {
  readonly shots: number;
  /** What their takes have cost in US dollars, as estimated where nobody said; null where nobody knows. */
  readonly usd: number | null;
}

/** The shots whose takes are of the film as it was. */
export function staleShots({ shots }: Pick<CallSheet, 'shots'>): ReadonlySet<ShotId> {
  return new Set(shots.flatMap(({ id, state }) => (state === 'stale' ? [id] : [])));
}
