import type { ShotId } from './ids.ts';
import type { Duration } from './time.ts';
import type { JoinMode, TransitionType } from './vocabulary.ts';

/** How a shot is wished to meet the one before it (or any earlier one, by `from`). */
export interface JoinWish {
  readonly mode: JoinMode;
  readonly from?: ShotId;
  /** Links of a chain before it is anchored anew. */
  readonly maxDepth: number;
}

/** The visible join into a shot. Cuts have no duration. */
export interface Transition {
  readonly type: TransitionType;
  readonly duration?: Duration;
  /** Sound of this shot starts so much earlier than its picture. */
  readonly jCut?: Duration;
  /** Sound of the shot before goes on so much longer than its picture. */
  readonly lCut?: Duration;
}
