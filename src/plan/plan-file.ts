import type { ShotId } from '../film/ids.ts';
import type { CallSheet } from './call-sheet.ts';
import type { Fingerprint } from './fingerprint.ts';

export const PLAN_FILE_SCHEMA = 'ministudio/plan-file@1';

/** A plan that is kept, to be rendered later just as it was read: `schemas/plan.schema.json`. */
export interface PlanFile {
  readonly schema: typeof PLAN_FILE_SCHEMA;
  readonly tool: { readonly name: 'ministudio'; readonly version: string };
  readonly film: PlannedSpec;
  /** The author's own pictures and clips: digests by their paths in the film. */
  readonly assets: Readonly<Record<string, string>>;
  readonly flags: PlanFlags;
  readonly prices: readonly PlannedPrice[];
  readonly make: PlannedWork;
  /** US dollars: what was spent before, and what the plan takes; null where nobody knows. */
  readonly budget: { readonly spentUsd: number; readonly capUsd: number | null };
  /** The plan as it was read. */
  readonly sheet: CallSheet;
}

export interface PlannedSpec {
  /** From the folder of the plan, with forward slashes. */
  readonly path: string;
  /** Of what it means, with all that it includes and what `--set` says. */
  readonly digest: string;
  /** Digests of the bytes of the film and of each file that it includes, by their paths from it. */
  readonly files: Readonly<Record<string, string>>;
}

/** Flags that decide what is made. */
export interface PlanFlags {
  readonly provider?: string;
  readonly quality?: string;
  readonly seed?: string;
  readonly set?: readonly string[];
  readonly budget?: string;
  readonly only?: string;
  readonly from?: string;
  readonly stale?: boolean;
  readonly fresh?: boolean;
  readonly allowOutside?: boolean;
}

/** What a model took when it was planned; null where nobody knows. */
export interface PlannedPrice {
  readonly provider: string;
  readonly model: string;
  readonly makes: 'clips' | 'stills' | 'voices';
  readonly price: object | null;
}

/** Exactly what a render would make. */
export interface PlannedWork {
  readonly shots: readonly PlannedMake[];
  readonly keyframes: readonly PlannedMake[];
  /** Lines, numbered from 1 in their shot. Until they are spoken, the lengths of shots are estimates. */
  readonly lines?: readonly PlannedMake[];
}

export interface PlannedMake {
  /** The shot; of a keyframe, the one that ends in it; of a line, the one in which it is said. */
  readonly shot: ShotId;
  /** The number that the new take, or the new keyframe, gets. */
  readonly number: number;
  readonly fingerprint: Fingerprint;
  readonly provider: string;
  readonly model: string;
  readonly usd: number | null;
}
