import type { CompiledShot } from '../../compile/compiled-shot.ts';
import type { BegunWay } from '../../plan/begun-takes.ts';
import type { PlannedShot } from '../../plan/call-sheet.ts';
import type { Retake, TakeRecord } from '../../plan/take-record.ts';

/** One shot of the film, and what is to become of it in this run. */
export type ShotJob = {
  readonly compiled: CompiledShot;
  readonly planned: PlannedShot;
  readonly adapterVersion: number;
} & (
  | { readonly action: 'reuse'; readonly existing: TakeRecord }
  /** A file of the take is lost, and enough of it is kept. */
  | { readonly action: 'restore'; readonly existing: TakeRecord }
  /** `take` is the number that the new take gets. */
  | {
      readonly action: 'shoot';
      readonly take: number;
      /** Asked for by name: an earlier submission that leads nowhere is given up. */
      readonly resubmit?: boolean;
      /** Asked for by flags, though something is there or under way that was asked for otherwise. */
      readonly isAnew?: boolean;
      /** What earlier runs have begun of the take of that number, in this way or in others. */
      readonly begun?: readonly BegunWay[];
      /** What they have had made in part, otherwise than it is asked for now: it keeps its own number. */
      readonly left?: readonly BegunWay[];
      /** Another take of a shot that may be there already, on purpose. */
      readonly retake?: RetakeJob;
    }
);

/** How a retake is asked for, where the film is to stay as it is. */
export interface RetakeJob {
  readonly retake: Retake;
  /** The shot with the retake's own note and seed. */
  readonly asked: CompiledShot;
  /** An earlier run has written it down. */
  readonly isKnown: boolean;
}

/** A job that makes something. */
export type ShotToMake = Exclude<ShotJob, { readonly action: 'reuse' }>;
