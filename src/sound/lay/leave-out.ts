import { SAMPLE_RATE } from '../../film/time.ts';
import type { SampleSpan, SoundPiece } from '../sound-plan.ts';
import { fade } from './lengths.ts';
import { fitPiece } from './pieces.ts';

/** A word begins and ends softer than it is found: so much of what is around it goes with it. */
const AROUND = Math.round(0.1 * SAMPLE_RATE);

/** What is left between two words for less than this would be heard to flutter. */
const SHORTEST = Math.round(0.5 * SAMPLE_RATE);

/** The way out and in again, which lies within what is left. */
const WAY = Math.round(0.06 * SAMPLE_RATE);

/**
 * A piece without some stretches of its source: what is left of it, each where it was.
 *
 * @param spans of the source, in order.
 */
export function leaveOut(piece: SoundPiece, spans: readonly SampleSpan[]): readonly SoundPiece[] {
  const end = piece.from + piece.samples;
  const left: SampleSpan[] = [];
  let from = piece.from;
  for (const span of spans) {
    left.push({ from, to: Math.min(end, span.from - AROUND) });
    from = Math.max(from, span.to + AROUND);
  }
  left.push({ from, to: end });
  return left
    .filter(
      ({ from: start, to }) =>
        to > start && (to - start >= SHORTEST || start === piece.from || to === end),
    )
    .map(({ from: start, to }) =>
      fitPiece({
        ...piece,
        at: piece.at + start - piece.from,
        from: start,
        samples: to - start,
        fadeIn: start === piece.from ? piece.fadeIn : fade(WAY),
        fadeOut: to === end ? piece.fadeOut : fade(WAY),
      }),
    );
}
