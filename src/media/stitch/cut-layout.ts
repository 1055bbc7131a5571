import type { Frames } from '../../film/time.ts';
import type { TransitionType } from '../../film/vocabulary.ts';
import type { Cut, CutPiece } from './cut.ts';
import { mediaError } from '../media-error.ts';

/** A stretch of one piece, in its own frames; `to` is exclusive. */
export interface Stretch {
  readonly piece: number;
  readonly from: Frames;
  readonly to: Frames;
}

/** The film as stretches in order: untouched ones, and ones that a transition changes. */
export type Span =
  | { readonly kind: 'plain'; readonly stretch: Stretch }
  /** Two stretches of equal length, the second coming in over the first. */
  | {
      readonly kind: 'mix';
      readonly how: 'dissolve' | 'wipe';
      readonly leaving: Stretch;
      readonly entering: Stretch;
    }
  | { readonly kind: 'fade'; readonly how: 'in' | 'out'; readonly stretch: Stretch };

/** What a transition does to the piece before it and to the piece that it leads into. */
interface Touch {
  readonly overlap: Frames;
  readonly fadeOut: Frames;
  readonly fadeIn: Frames;
}

/** Frames that each kind of transition touches; `fade_black` spends half on either side. */
function touchOf(transition: { type: TransitionType; frames: Frames }): Touch {
  const { type, frames } = transition;
  const none = { overlap: 0, fadeOut: 0, fadeIn: 0 };
  switch (type) {
    case 'dissolve':
    case 'wipe':
      return { ...none, overlap: frames };
    case 'fade_in':
      return { ...none, fadeIn: frames };
    case 'fade_out':
      return { ...none, fadeOut: frames };
    case 'fade_black':
      return { ...none, fadeOut: Math.floor(frames / 2), fadeIn: Math.ceil(frames / 2) };
    case 'cut':
    case 'match_cut':
    case 'jump_cut':
    case 'smash_cut':
      return none;
  }
}

/** Frames of the whole film. */
export function cutFrames(cut: Cut): Frames {
  return cut.pieces.reduce(
    (sum, piece, index) =>
      sum + piece.frames - (index === 0 ? 0 : touchOf(piece.transition).overlap),
    0,
  );
}

/**
 * Lays a cut out as spans whose lengths add up to `cutFrames`. The first piece has nothing to come
 * over, and the ending nothing to lead to, so there a dissolve, wipe or fade is one from or to
 * black. Throws `media/transitions-overlap` where a piece is too short for what touches it.
 */
export function layOut(cut: Cut): readonly Span[] {
  const spans: Span[] = [];
  for (const [piece, part] of cut.pieces.entries()) {
    const before = cut.pieces[piece - 1];
    const next = cut.pieces[piece + 1];
    const head = piece === 0 ? fromBlack(part.transition) : touchOf(part.transition);
    const tail = next === undefined ? toBlack(cut.ending) : touchOf(next.transition);
    const start = head.overlap + head.fadeIn;
    const end = part.frames - tail.overlap - tail.fadeOut;
    if (start > end) throw tooCrowded(part, piece, start + part.frames - end);
    if (before !== undefined && head.overlap > 0) {
      spans.push({
        kind: 'mix',
        how: part.transition.type === 'wipe' ? 'wipe' : 'dissolve',
        leaving: { piece: piece - 1, from: before.frames - head.overlap, to: before.frames },
        entering: { piece, from: 0, to: head.overlap },
      });
    }
    if (head.fadeIn > 0) {
      spans.push({ kind: 'fade', how: 'in', stretch: { piece, from: 0, to: head.fadeIn } });
    }
    if (end > start) spans.push({ kind: 'plain', stretch: { piece, from: start, to: end } });
    if (tail.fadeOut > 0) {
      const stretch = { piece, from: part.frames - tail.fadeOut, to: part.frames };
      spans.push({ kind: 'fade', how: 'out', stretch });
    }
  }
  return spans;
}

function fromBlack(transition: { type: TransitionType; frames: Frames }): Touch {
  const touch = touchOf(transition);
  return { overlap: 0, fadeOut: 0, fadeIn: touch.overlap + touch.fadeIn };
}

function toBlack(ending: { type: TransitionType; frames: Frames }): Touch {
  const touch = touchOf(ending);
  const isFade = touch.overlap + touch.fadeIn + touch.fadeOut > 0;
  return { overlap: 0, fadeIn: 0, fadeOut: isFade ? ending.frames : 0 };
}

function tooCrowded(part: CutPiece, piece: number, needed: Frames): Error {
  return mediaError(
    'media/transitions-overlap',
    `Piece ${piece + 1} (${part.path}) has ${part.frames} frames; the transitions into and out of it need ${needed}.`,
    { hint: 'Make the shot longer or its transitions shorter.' },
  );
}
