import { type FrameRate, type Frames, sameRate } from '../../film/time.ts';
import type { TransitionType } from '../../film/vocabulary.ts';
import type { ClipFacts } from '../probe/clip.ts';
import type { Effort } from '../ffmpeg/house-codec.ts';

/** The pictures of a film in order, ready to be joined: every piece has its exact frames. */
export interface Cut {
  readonly rate: FrameRate;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly CutPiece[];
  readonly ending: { readonly type: TransitionType; readonly frames: Frames };
}

export interface CutPiece {
  /** A conformed clip: right size, right rate, exactly `frames` pictures. */
  readonly path: string;
  readonly frames: Frames;
  readonly facts: ClipFacts;
  /** How it was encoded where that is known; what it is blended into is encoded alike. */
  readonly effort?: Effort;
  /** The join into this piece. Dissolves and wipes overlap the piece before by `frames`. */
  readonly transition: { readonly type: TransitionType; readonly frames: Frames };
}

/** Whether a clip can stand in a cut as it is. */
export function isExact(
  facts: ClipFacts,
  { frames, width, height, rate }: Pick<CutPiece, 'frames'> & Omit<Cut, 'pieces' | 'ending'>,
): boolean {
  return (
    facts.frames === frames &&
    facts.width === width &&
    facts.height === height &&
    facts.rate !== null &&
    sameRate(facts.rate, rate)
  );
}
