import { SAMPLE_RATE } from '../../film/time.ts';
import type { Fade, SampleSpan, SoundPiece } from '../sound-plan.ts';
import { fillHole, type Hole } from './fill-hole.ts';
import type { ClipSound } from './given-sounds.ts';
import { fade } from './lengths.ts';
import { fitPiece } from './pieces.ts';
import { RoomTone } from './room-tone.ts';

/** A word begins and ends softer than it is found: so much of what is around it goes with it. */
const AROUND = Math.round(0.1 * SAMPLE_RATE);

/** What is left between two words for less than this would be heard to flutter. */
const SHORTEST = Math.round(0.5 * SAMPLE_RATE);

/** The way out and in again, which lies within what is left. */
const WAY = Math.round(0.06 * SAMPLE_RATE);

/** A piece without what is said in it. */
export interface LeftOut {
  readonly pieces: readonly SoundPiece[];
  /** Samples of holes that room tone is heard in, and of those for which there is none. */
  readonly filled: number;
  readonly unfilled: number;
}

/**
 * A piece without some stretches of its source: what is left of it, each where it was, and what the
 * source sounds like where nobody speaks in their place.
 */
export function leaveOut(
  piece: SoundPiece,
  { without = [], tone }: Pick<ClipSound, 'without' | 'tone'>,
): LeftOut {
  const end = piece.from + piece.samples;
  const left = keptSpans(piece, without);
  const room = tone && new RoomTone(tone, without.map(widened));
  const holes = holesBetween(piece, left);
  const filled = holes.map((hole) => room && fillHole(piece, hole, room));
  const wayOut = (at: number): Fade => {
    return fade(WAY, filled[holes.findIndex(({ from }) => from === at)]?.out);
  };
  const wayIn = (at: number): Fade => {
    return fade(WAY, filled[holes.findIndex(({ to }) => to === at)]?.in);
  };
  const kept = left.map(({ from, to }) =>
    fitPiece({
      ...piece,
      at: piece.at + from - piece.from,
      from,
      samples: to - from,
      fadeIn: from === piece.from ? piece.fadeIn : wayIn(from),
      fadeOut: to === end ? piece.fadeOut : wayOut(to),
    }),
  );
  const samplesOf = (isWanted: (pieces: number | undefined) => boolean): number =>
    holes
      .filter((_, index) => isWanted(filled[index]?.pieces.length))
      .reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    pieces: [...kept, ...filled.flatMap((each) => each?.pieces ?? [])],
    filled: samplesOf((pieces = 0) => pieces > 0),
    unfilled: samplesOf((pieces) => pieces === undefined),
  };
}

function widened({ from, to }: SampleSpan): SampleSpan {
  return { from: from - AROUND, to: to + AROUND };
}

/** What of a piece lies in no word and is long enough to be heard by itself. */
function keptSpans(piece: SoundPiece, spoken: readonly SampleSpan[]): readonly SampleSpan[] {
  const end = piece.from + piece.samples;
  const left: SampleSpan[] = [];
  let from = piece.from;
  for (const span of spoken.map(widened)) {
    left.push({ from, to: Math.min(end, span.from) });
    from = Math.max(from, span.to);
  }
  left.push({ from, to: end });
  return left.filter(
    ({ from: start, to }) =>
      to > start && (to - start >= SHORTEST || start === piece.from || to === end),
  );
}

/** What lies between them; at the ends of the piece nothing is left that could cross over. */
function holesBetween({ from, samples }: SoundPiece, left: readonly SampleSpan[]): readonly Hole[] {
  const begins = [from, ...left.map(({ to }) => to)];
  const ends = [...left.map((span) => span.from), from + samples];
  return begins.flatMap((start, index): readonly Hole[] => {
    const to = ends[index]!;
    if (to <= start) return [];
    const out = index === 0 ? 0 : WAY;
    const back = index === left.length ? 0 : WAY;
    return [{ from: start, to, out, in: back }];
  });
}
