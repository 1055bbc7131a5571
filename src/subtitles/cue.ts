import type { Frames } from '../film/time.ts';

/** What is read at one time, in frames of the film; `to` is exclusive. */
export interface Cue {
  readonly from: Frames;
  readonly to: Frames;
  /** One row or two. */
  readonly lines: readonly CueLine[];
}

export interface CueLine {
  readonly text: string;
  /** Absent for the narrator. */
  readonly speaker?: string;
  /** Whose voice comes from outside the picture. */
  readonly italic: boolean;
  /** Of a text that is written so, also where a row of it has nothing but another script. */
  readonly rightToLeft?: true;
}
