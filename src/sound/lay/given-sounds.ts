import type { ShotId } from '../../film/ids.ts';
import type { Frames } from '../../film/time.ts';
import type { ClipTone } from '../measure/clip-tone.ts';
import type { SampleSpan } from '../sound-plan.ts';

/** A sound that can be read. */
export interface GivenSound {
  /** What the reader of samples knows it by. */
  readonly source: string;
  /** Its whole length. */
  readonly samples: number;
  /** To bring takes of different voices or models to one level; 0 where it is absent. */
  readonly gainDb?: number;
}

/** What a model made together with the pictures of one segment of a shot; a silent one has 0 samples. */
export interface ClipSound extends GivenSound {
  readonly shot: ShotId;
  /** Frame of the shot at which the segment starts. */
  readonly atFrame: Frames;
  /** The sample of the source that is heard with that frame. */
  readonly from: number;
  /** Stretches of the source that are not to be heard, in order. */
  readonly without?: readonly SampleSpan[];
  /** What it sounds like, by which what is left out is filled; absent where nothing is. */
  readonly tone?: ClipTone;
}

/** All sounds that there are for a film. */
export interface GivenSounds {
  /** The take of a line of the timeline, by its place among its shot's lines. */
  voiceOf(shot: ShotId, line: number): GivenSound | undefined;
  /** A sound file that the film names. */
  fileOf(file: string): GivenSound | undefined;
  /** In order. */
  readonly clips: readonly ClipSound[];
}
