import { type FrameRate, type Frames, timecode } from '../film/time.ts';

/** In what a cue is not as it should be; `at` is where it begins. */
export type CueNote =
  /** It has more characters a second than can be read, with no silence to stay in. */
  | { readonly kind: 'quick'; readonly at: Frames; readonly text: string; readonly speed: number }
  /** It is shown for less than can be noticed. */
  | { readonly kind: 'short'; readonly at: Frames; readonly text: string; readonly frames: Frames }
  /** It is taken off before what it says has been said. */
  | { readonly kind: 'taken-off'; readonly at: Frames; readonly text: string }
  /** It begins so many frames after its first word, as others are still to be read. */
  | { readonly kind: 'late'; readonly at: Frames; readonly text: string; readonly frames: Frames }
  /** One word is longer than a row. */
  | { readonly kind: 'wide'; readonly at: Frames; readonly text: string }
  /** The film has fewer frames than cues. */
  | { readonly kind: 'no-room'; readonly at: Frames; readonly text: string };

/** One sentence for people. */
export function cueNoteText(note: CueNote, rate: FrameRate): string {
  const what = `the subtitle “${note.text}” at ${timecode(note.at, rate)}`;
  switch (note.kind) {
    case 'quick':
      return `${what} has ${note.speed.toFixed(0)} characters a second, more than can be read`;
    case 'short':
      return `${what} is shown for ${frames(note.frames)} only`;
    case 'taken-off':
      return `${what} is taken off before its last word is said`;
    case 'late':
      return `${what} begins ${frames(note.frames)} after its first word, as others speak at once`;
    case 'wide':
      return `${what} has a word that is longer than a row`;
    case 'no-room':
      return `${what} is left out: the film has too few frames`;
  }
}

function frames(count: Frames): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}
