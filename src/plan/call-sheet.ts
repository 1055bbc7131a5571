import type { PlannedJoin } from '../compile/compiled-shot.ts';
import type { Adjustment } from '../film/adjustment.ts';
import type { SceneId, ShotId } from '../film/ids.ts';
import type { FrameRate, Frames } from '../film/time.ts';
import type { Fingerprint } from './fingerprint.ts';

/** What a render would do, and why: the plan of a shoot as plain data. */
export interface CallSheet {
  readonly schema: 'ministudio/plan@1';
  readonly film: FilmFacts;
  readonly shots: readonly PlannedShot[];
  /** The stills that shots share, which are made before them. */
  readonly keyframes: readonly PlannedKeyframe[];
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
  readonly provider: string;
  readonly model: string;
  readonly segments: readonly PlannedSegment[];
  readonly join: PlannedJoin;
  readonly adjustments: readonly Adjustment[];
  readonly cost: Cost;
  readonly fingerprint: Fingerprint;
  /** The circled take, where there is one. */
  readonly take?: number;
  /** A file of that take is lost, and is made again from what is kept: no provider is asked. */
  readonly restorable?: true;
  /** What it costs all the same where it is to be shot anew. */
  readonly costAnew?: Cost;
}

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

/** US dollars; null where nobody knows. */
export interface Cost {
  readonly usd: number | null;
  /** When the price was read. */
  readonly asOf?: string;
}

export interface Totals {
  /** Of what is to be shot; null as soon as one price is unknown. */
  readonly usd: number | null;
  readonly secondsPaid: number;
  readonly secondsUsed: number;
}
