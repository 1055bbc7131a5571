import type { Adjustment } from './adjustment.ts';
import type { CharacterId, ShotId } from './ids.ts';
import type { FrameRate, Frames } from './time.ts';
import type { TransitionType } from './vocabulary.ts';

/** The film laid out in whole frames. Start frames are cumulative, less the overlaps. */
export interface Timeline {
  readonly rate: FrameRate;
  readonly frames: Frames;
  readonly shots: readonly TimelineShot[];
  /** What the last shot ends with. */
  readonly ending: { readonly type: TransitionType; readonly frames: Frames };
}

export interface TimelineShot {
  readonly id: ShotId;
  readonly startFrame: Frames;
  readonly frames: Frames;
  /** Frames at the end in which the picture holds still while its speech goes on; absent is 0. */
  readonly held?: Frames;
  /** Frames that its speech needs beyond it, where its sound policy is `error`; absent is 0. */
  readonly overrun?: Frames;
  /**
   * The visible join into this shot. A dissolve or wipe overlaps the shot before by `frames`; fades
   * lie inside the shots and overlap nothing; cuts have 0 frames.
   */
  readonly transition: { readonly type: TransitionType; readonly frames: Frames };
  readonly beats: readonly TimedBeat[];
  readonly lines: readonly TimedLine[];
  readonly adjustments: readonly Adjustment[];
}

/** In frames of the shot; `to` is exclusive. */
export interface TimedBeat {
  readonly from: Frames;
  readonly to: Frames;
  readonly action: string;
}

export interface TimedLine {
  readonly from: Frames;
  readonly to: Frames;
  /** Absent for the narrator. */
  readonly character?: CharacterId;
  readonly text: string;
  readonly tone?: string;
}
