import type { ShotId } from '../../film/ids.ts';
import type { Frames } from '../../film/time.ts';
import type { Bus } from '../sound-plan.ts';

/** What of a film's sound could not be laid as it is asked for. */
export type SoundNote =
  /** A file that there is no sound for: nothing is heard of it. */
  | { readonly kind: 'no_sound'; readonly file: string; readonly bus: Bus; readonly shot: ShotId }
  /** Music or ambience that does not loop ends before its place does. */
  | {
      readonly kind: 'bed_ends_early';
      readonly file: string;
      readonly bus: Bus;
      /** The shot in which its place begins. */
      readonly shot: ShotId;
      readonly missing: Frames;
    }
  /** An effect that is still to be heard where the film ends. */
  | {
      readonly kind: 'effect_cut';
      readonly file: string;
      readonly shot: ShotId;
      readonly missing: Frames;
    }
  /**
   * Words that are left out of a clip: its own sound from where nobody speaks is heard in their place,
   * or nothing where there is too little of that.
   */
  | {
      readonly kind: 'room_tone';
      readonly shot: ShotId;
      /** Samples of either. */
      readonly filled: number;
      readonly unfilled: number;
    }
  | SplitNote;

/** A J-cut or L-cut that is shorter than it is asked for. */
export interface SplitNote {
  readonly kind: 'split_short';
  readonly cut: 'j' | 'l';
  /** The shot that asks for it. */
  readonly shot: ShotId;
  readonly asked: Frames;
  readonly given: Frames;
  /**
   * `no_shot`: the film begins with it. `no_room`: the shot whose picture it goes under is shorter. `no_source`: the clip has no sound
   * from before its first frame, or after its last. `no_sound`: nothing changes at this cut.
   */
  readonly why: 'no_shot' | 'no_room' | 'no_source' | 'no_sound';
}
