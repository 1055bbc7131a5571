import type { Cut, CutPiece } from './cut.ts';
import { encodeStretch, stretchFile } from './encode-stretch.ts';
import type { EncodedStretches } from './encoded-stretches.ts';
import type { ClipFacts } from '../probe/clip.ts';
import type { Ffmpeg } from '../ffmpeg/ffmpeg.ts';
import { houseConfig } from '../ffmpeg/house-config.ts';
import { isTouched, knowPiece } from './know-pieces.ts';
import {
  type PieceKnowledge,
  piecesTouchedAtHead,
  planStitch,
  type StitchStep,
} from './stitch-plan.ts';

/** A cut whose pieces are known by their lengths and transitions, and come one by one. */
export type PlannedCut = Omit<Cut, 'pieces'> & {
  readonly pieces: readonly Pick<CutPiece, 'frames' | 'transition'>[];
};

export interface AheadRequest {
  readonly cut: PlannedCut;
  readonly encoded: EncodedStretches;
  /** A folder for what is made on the way; it exists, and the caller removes it. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** Encodes of a cut what is ready while the rest is still being made. */
export interface Ahead {
  add(index: number, piece: CutPiece): void;
  /** Begins nothing more, and resolves when what was begun has ended. */
  close(): Promise<void>;
}

type Encoding = Extract<StitchStep, { kind: 'encode' }>;

/**
 * Each transition is encoded as soon as both of its pieces are there, one at a time, and kept: the
 * stitch takes it from there. What fails is only left to the stitch, which does it again and tells.
 */
export function encodeAhead(ffmpeg: Ffmpeg, request: AheadRequest): Ahead {
  const { cut, encoded, scratch, signal } = request;
  const pieces = new Map<number, CutPiece>();
  const known = new Map<number, PieceKnowledge>();
  const done = new Set<string>();
  let isOpen = true;
  let work: Promise<void> = Promise.resolve();

  const next = (): Encoding | undefined =>
    planStitch(
      assumed(cut, pieces),
      cut.pieces.map((_, index) => known.get(index) ?? { keyframes: [] }),
    ).find(
      (step): step is Encoding =>
        step.kind === 'encode' &&
        pieces.has(step.piece) &&
        (step.bridge.under === 'black' || pieces.has(step.piece - 1)) &&
        !done.has(JSON.stringify(step)),
    );

  const encodeReady = async (): Promise<void> => {
    const whole = assumed(cut, pieces);
    if (!isOpen || !isTouched(whole)) return;
    const touched = piecesTouchedAtHead(whole);
    const target = await houseConfig(ffmpeg, cut);
    while (isOpen && !signal.aborted) {
      for (const [index, piece] of pieces) {
        if (known.has(index)) continue;
        known.set(index, await knowPiece(piece, target, touched.has(index)));
      }
      const step = next();
      if (step === undefined) return;
      done.add(JSON.stringify(step));
      const out = stretchFile(scratch, done.size);
      await encodeStretch(ffmpeg, { step, format: cut, out, encoded, signal });
    }
  };

  return {
    add(index, piece) {
      pieces.set(index, piece);
      work = work.then(encodeReady).catch(() => {
        isOpen = false;
      });
    },
    async close() {
      isOpen = false;
      await work;
    },
  };
}

/** What is said of a piece that is not there yet is never read: no step is taken that needs it. */
const UNKNOWN = {} as ClipFacts;

function assumed(cut: PlannedCut, pieces: ReadonlyMap<number, CutPiece>): Cut {
  return {
    ...cut,
    pieces: cut.pieces.map(
      (planned, index) => pieces.get(index) ?? { ...planned, path: '', facts: UNKNOWN },
    ),
  };
}
