import type { Adjustment } from '../../film/adjustment.ts';
import { shotsOf } from '../../film/film.ts';
import type { Film } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import { toFrames } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { TimedBeat, Timeline, TimelineShot } from '../../film/timeline.ts';
import { measureShot } from './shot-length.ts';
import { type KnownSpeech, speechEnd } from './speech.ts';
import { framesFromBlack, layEnding, layTransition, overlaps } from './transitions.ts';
import type { TransitionRoom } from './transitions.ts';

/**
 * Lays a film out in whole frames at its rational rate: exact lengths, overlapping dissolves and
 * wipes, beats and lines in frames of their shots. What had to give is in `adjustments`.
 *
 * @param known of its speech: lines that nobody has spoken are estimated.
 */
export function layTimeline(film: Film, known: KnownSpeech = {}): Timeline {
  const { rate } = film.format;
  const shots: TimelineShot[] = [];
  let end = 0;
  let before = 0;
  let taken = 0;
  /** The frame of the film after the last word so far. */
  let said = 0;
  for (const shot of shotsOf(film)) {
    const layIn = (still: Frames) => {
      const length = measureShot(shot, film, known, still);
      const transition = layTransition(shot.transition, rate, {
        before,
        taken,
        own: length.frames,
      });
      return { length, transition, overlap: overlaps(transition.type) ? transition.frames : 0 };
    };
    // Over a dissolve the shot before may still be heard to speak. Waiting for that makes this one
    // longer, which may make room for more of the dissolve.
    let still = 0;
    let laid = layIn(still);
    for (;;) {
      const now = Math.max(0, said - (end - laid.overlap));
      if (now === still) break;
      still = now;
      laid = layIn(still);
    }
    const { length, transition, overlap } = laid;
    const beats = layBeats(shot, length.frames - length.held, rate);
    const startFrame = end - overlap;
    shots.push({
      id: shot.id,
      startFrame,
      frames: length.frames,
      ...(length.held === 0 ? {} : { held: length.held }),
      ...(length.overrun === 0 ? {} : { overrun: length.overrun }),
      transition: { type: transition.type, frames: transition.frames },
      beats: beats.beats,
      lines: length.lines,
      adjustments: [...length.adjustments, ...transition.adjustments, ...beats.adjustments],
    });
    end = startFrame + length.frames;
    before = length.frames;
    said = Math.max(said, startFrame + speechEnd(length.lines));
    taken = overlap + framesFromBlack(transition);
  }
  return closeTimeline(film, shots, end, { before, taken });
}

/** Each beat lasts until the next one starts; those that start at once last equally long. */
function layBeats(
  shot: Shot,
  picture: Frames,
  rate: FrameRate,
): { readonly beats: readonly TimedBeat[]; readonly adjustments: readonly Adjustment[] } {
  const starts = shot.beats.map((beat, index) => ({ beat, index, from: toFrames(beat.at, rate) }));
  const inside = starts.filter(({ from }) => from < picture).sort((a, b) => b.from - a.from);
  const beats: TimedBeat[] = [];
  let next = picture;
  for (const [index, { beat, from }] of inside.entries()) {
    const later = inside[index - 1];
    if (later !== undefined && later.from > from) next = later.from;
    beats.push({ from, to: next, action: beat.action });
  }
  beats.reverse();
  const adjustments = starts
    .filter(({ from }) => from >= picture)
    .map(({ beat, index, from }): Adjustment => {
      return {
        kind: 'dropped',
        field: `beats.${index}`,
        asked: beat.action,
        given: null,
        why: `It starts at frame ${from}, and the picture of the shot ends at frame ${picture}.`,
      };
    });
  return { beats, adjustments };
}

function closeTimeline(
  film: Film,
  shots: readonly TimelineShot[],
  frames: Frames,
  room: Pick<TransitionRoom, 'before' | 'taken'>,
): Timeline {
  const { rate } = film.format;
  const last = shots.at(-1);
  const ending = layEnding(film.ending, rate, room);
  if (last === undefined || ending.adjustments.length === 0)
    return { rate, frames, shots, ending: { type: ending.type, frames: ending.frames } };
  const named = ending.adjustments.map((adjustment) => ({ ...adjustment, field: 'ending' }));
  return {
    rate,
    frames,
    shots: [...shots.slice(0, -1), { ...last, adjustments: [...last.adjustments, ...named] }],
    ending: { type: ending.type, frames: ending.frames },
  };
}
