import type { WordSpan } from './word-clock.ts';

/** A line of the film as it is to be read, in frames of the film. */
export interface Saying {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Absent for the narrator. */
  readonly speaker?: string;
  readonly offScreen: boolean;
  /** When each word is said, where that is known. */
  readonly words?: readonly WordSpan[];
}
