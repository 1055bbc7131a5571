import type { Frames } from '../film/time.ts';
import type { CueNote } from './cue-note.ts';
import type { Cue, CueLine } from './cue.ts';
import type { CueFrames } from './figures.ts';
import { type Reading, readingOf } from './measure-text.ts';
import type { Shown } from './pair-voices.ts';

export interface TimedCues {
  readonly cues: readonly Cue[];
  readonly notes: readonly CueNote[];
}

/**
 * From when to when each is shown. It appears with its first word and stays after its last, longer
 * where it needs longer to be read, but never over the next one.
 */
export function timeCues(
  shown: readonly Shown[],
  { frames, perSecond, film }: { frames: CueFrames; perSecond: number; film: Frames },
): TimedCues {
  const notes: CueNote[] = [];
  const kept = shown.slice(0, film);
  for (const { from, lines } of shown.slice(film))
    notes.push({ kind: 'no-room', at: Math.floor(from), text: textOf(lines) });
  const starts = startsOf(kept, { frames, perSecond, film });
  const cues = kept.map((each, index): Cue => {
    const from = starts[index]!;
    const reading = readingOf(textOf(each.lines));
    const to = endOf(each, from, starts[index + 1], { frames, perSecond, film, reading });
    notes.push(...notesOn(each, { from, to }, { frames, perSecond, reading }));
    return { from, to, lines: each.lines };
  });
  return { cues, notes: notes.toSorted((left, right) => left.at - right.at) };
}

/** The frame of the first word; later only where others, who speak at once, are still to be read. */
function startsOf(
  shown: readonly Shown[],
  { frames, perSecond, film }: { frames: CueFrames; perSecond: number; film: Frames },
): readonly Frames[] {
  const starts: Frames[] = [];
  for (const [index, each] of shown.entries()) {
    const before = shown[index - 1];
    const last = starts[index - 1];
    let start = Math.max(0, firstFrame(each.from));
    if (before !== undefined && last !== undefined) {
      const isOfBoth = before.saying === undefined || before.saying !== each.saying;
      const isCrossed = isOfBoth && before.to - each.from > frames.crossed;
      const fastest = atFastest(before, frames, perSecond);
      // Of one that is late itself, as two others spoke before it, as much is left to this one as it needs.
      const isLate = last > Math.max(0, firstFrame(before.from));
      const ends = Math.min(shown[index + 1]?.from ?? film, lastFrame(each.to) + frames.linger);
      const least = Math.floor(ends) - frames.shortest - frames.gap - last;
      const needed = isCrossed
        ? Math.min(fastest, lastFrame(before.to) - last) + frames.gap
        : isLate
          ? Math.min(fastest, least) + frames.gap
          : 1;
      start = Math.max(start, last + Math.max(1, needed));
    }
    // Each of those that follow has a frame at least.
    starts.push(Math.min(start, film - (shown.length - index)));
  }
  return starts;
}

/** What it takes to read it in a hurry. */
function atFastest({ lines }: Shown, frames: CueFrames, perSecond: number): Frames {
  const { characters, legibility } = readingOf(textOf(lines));
  return Math.max(frames.shortest, Math.ceil((characters * perSecond) / legibility.fastest));
}

function endOf(
  { to }: Shown,
  from: Frames,
  next: Frames | undefined,
  {
    frames,
    perSecond,
    film,
    reading,
  }: { frames: CueFrames; perSecond: number; film: Frames; reading: Reading },
): Frames {
  const comfortable = Math.ceil((reading.characters * perSecond) / reading.legibility.comfortable);
  const wanted = Math.max(
    lastFrame(to) + frames.linger,
    from + frames.shortest,
    from + comfortable,
  );
  const end = Math.min(wanted, from + frames.longest);
  if (next === undefined) return Math.max(from + 1, Math.min(end, film));
  // Of two frames that are all there is, one is a gap.
  const latest = Math.max(from + 1, next - frames.gap);
  const isFlicker = next - end < frames.chained && latest <= from + frames.longest;
  return isFlicker ? latest : Math.max(from + 1, Math.min(end, latest));
}

function notesOn(
  { from: said, to: until, lines, wide }: Shown,
  { from, to }: { readonly from: Frames; readonly to: Frames },
  { frames, perSecond, reading }: { frames: CueFrames; perSecond: number; reading: Reading },
): readonly CueNote[] {
  const notes: CueNote[] = [];
  const about = { at: from, text: textOf(lines) };
  const speed = (reading.characters * perSecond) / (to - from);
  const late = from - Math.max(0, firstFrame(said));
  if (late > 0) notes.push({ kind: 'late', ...about, frames: late });
  if (to - from < frames.shortest) notes.push({ kind: 'short', ...about, frames: to - from });
  else if (speed > reading.legibility.fastest) notes.push({ kind: 'quick', ...about, speed });
  // The gap before the next cue, which begins with its own first word, is not missed.
  if (lastFrame(until) - to > frames.gap + frames.crossed)
    notes.push({ kind: 'taken-off', ...about });
  for (const text of wide) notes.push({ kind: 'wide', at: from, text });
  return notes;
}

function textOf(lines: readonly CueLine[]): string {
  return lines.map(({ text }) => text).join(' ');
}

/** A word that begins within a frame is read from that frame on. */
function firstFrame(at: number): Frames {
  return Math.floor(at + NOISE);
}

function lastFrame(at: number): Frames {
  return Math.ceil(at - NOISE);
}

/** Of floats: a word at 4.999999 frames begins with the fifth. */
const NOISE = 1e-4;
