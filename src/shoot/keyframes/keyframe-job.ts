import type { CompiledKeyframe } from '../../compile/stills/compiled-keyframe.ts';
import type { PlannedKeyframe } from '../../plan/call-sheet.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';

/** One keyframe of the film, and what is to become of it in this run. */
export type KeyframeJob = {
  readonly compiled: CompiledKeyframe;
  readonly planned: PlannedKeyframe;
  readonly adapterVersion: number;
} & (
  | { readonly action: 'reuse'; readonly existing: KeyframeRecord }
  /** Its picture is lost, and what the provider made is kept. */
  | { readonly action: 'restore'; readonly existing: KeyframeRecord }
  /** Nothing that this run makes needs it. */
  | { readonly action: 'leave' }
  | {
      readonly action: 'make';
      /** The number that it gets. */
      readonly number: number;
      /** A shot of it is asked for by name: an earlier submission that leads nowhere is given up. */
      readonly resubmit: boolean;
    }
);
