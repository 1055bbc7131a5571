import type { Frames } from '../../film/time.ts';
import type { Bridge } from './transition-bridge.ts';
import { bridgeFrames } from './transition-bridge.ts';
import type { Cut, CutPiece } from './cut.ts';
import { layOut } from './cut-layout.ts';
import type { Span, Stretch } from './cut-layout.ts';

/** One part of the finished stream, in order. */
export type StitchStep =
  | { readonly kind: 'copy'; readonly piece: number; readonly from: Frames; readonly to: Frames }
  | {
      readonly kind: 'encode';
      readonly piece: number;
      readonly bridge: Bridge;
      readonly why: string;
    };

/** What is known of a piece beyond its facts. */
export interface PieceKnowledge {
  /** Why its packets can't stand in the finished stream as they are; absent where they can. */
  readonly obstacle?: string;
  /** Frames at which copying may begin, rising. Only asked where a head is touched. */
  readonly keyframes: readonly Frames[];
}

/**
 * Decides what is copied and what is encoded: whole pieces and their untouched ends are copied; a
 * bridge reaches from the first touched frame to the next keyframe.
 */
export function planStitch(cut: Cut, knowledge: readonly PieceKnowledge[]): readonly StitchStep[] {
  const spans = layOut(cut);
  const steps: StitchStep[] = [];
  // Frames of each piece that a bridge before it already holds.
  const begun = new Map<number, Frames>();
  for (const [index, span] of spans.entries()) {
    if (span.kind === 'plain') {
      steps.push(...plainSteps(cut, span.stretch, begun.get(span.stretch.piece), knowledge));
      continue;
    }
    const bridge = bridgeFor(cut, span, goesOnTo(spans[index + 1], span, knowledge));
    const { piece } = span.kind === 'mix' ? span.entering : span.stretch;
    begun.set(piece, bridge.over.to);
    steps.push({ kind: 'encode', piece, bridge, why: reasonFor(span) });
  }
  return steps;
}

/** Frames that the steps make together. */
export function stepFrames(step: StitchStep): Frames {
  return step.kind === 'copy' ? step.to - step.from : bridgeFrames(step.bridge);
}

/** Pieces whose keyframes `planStitch` needs: those in whose head something is done. */
export function piecesTouchedAtHead(cut: Cut): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const span of layOut(cut)) {
    if (span.kind === 'plain' && span.stretch.from > 0) touched.add(span.stretch.piece);
  }
  return touched;
}

/** The end of a bridge's upper stretch: where copying can begin, or where the plain span ends. */
function goesOnTo(
  next: Span | undefined,
  span: Exclude<Span, { kind: 'plain' }>,
  knowledge: readonly PieceKnowledge[],
): Frames {
  const over = span.kind === 'mix' ? span.entering : span.stretch;
  const isFollowed = next?.kind === 'plain' && next.stretch.piece === over.piece;
  if (!isFollowed) return over.to;
  const piece = knowledge[over.piece];
  if (piece === undefined || piece.obstacle !== undefined) return next.stretch.to;
  const keyframe = piece.keyframes.find((frame) => frame >= over.to);
  return Math.min(keyframe ?? next.stretch.to, next.stretch.to);
}

function plainSteps(
  cut: Cut,
  stretch: Stretch,
  begun: Frames | undefined,
  knowledge: readonly PieceKnowledge[],
): readonly StitchStep[] {
  const { piece, to } = stretch;
  const from = begun ?? stretch.from;
  if (from >= to) return [];
  const why = knowledge[piece]?.obstacle;
  if (why === undefined) return [{ kind: 'copy', piece, from, to }];
  const over = clipStretch(cut, { piece, from, to });
  return [{ kind: 'encode', piece, bridge: { under: 'black', over, ramp: 'all', frames: 0 }, why }];
}

function bridgeFor(cut: Cut, span: Exclude<Span, { kind: 'plain' }>, to: Frames): Bridge {
  if (span.kind === 'mix') {
    return {
      under: clipStretch(cut, span.leaving),
      over: clipStretch(cut, { ...span.entering, to }),
      ramp: span.how,
      frames: span.entering.to - span.entering.from,
    };
  }
  return {
    under: 'black',
    over: clipStretch(cut, { ...span.stretch, to }),
    ramp: span.how === 'in' ? 'fade-in' : 'fade-out',
    frames: span.stretch.to - span.stretch.from,
  };
}

function reasonFor(span: Exclude<Span, { kind: 'plain' }>): string {
  if (span.kind === 'mix') return `a ${span.how} leads into it`;
  return span.how === 'in' ? 'it fades in from black' : 'it fades out to black';
}

function clipStretch(cut: Cut, { piece, from, to }: Stretch): Bridge['over'] {
  const { path, facts, effort } = pieceAt(cut, piece);
  return { path, facts, ...(effort && { effort }), from, to };
}

/** Throws a RangeError where the cut has no such piece. */
export function pieceAt(cut: Cut, index: number): CutPiece {
  const piece = cut.pieces[index];
  if (piece === undefined) throw new RangeError(`a cut has no piece ${index}`);
  return piece;
}
