import type { Shot } from '../../film/shot.ts';
import { toFrames, toSeconds } from '../../film/time.ts';
import type { FrameRate } from '../../film/time.ts';
import type { TimedBeat } from '../../film/timeline.ts';
import { IMPORTANCE, clause, phrase, sentence } from '../prompts/sentence.ts';
import type { Clause, Sentence } from '../prompts/sentence.ts';
import type { ShotContext } from '../prompts/shot-context.ts';

/** What happens, in the director's own words, and when. */
export function writeAction(context: ShotContext): readonly Sentence[] {
  const beats = writeBeats(context);
  const action = writeWholeAction(context, beats.length > 0);
  return [...action, ...beats, ...writeHold(context), ...writeTakeNote(context)];
}

/** Said of every part: it is about the take. */
function writeTakeNote({ shot: { takeNote } }: ShotContext): readonly Sentence[] {
  if (takeNote === undefined) return [];
  return [sentence(noteClause(takeNote))];
}

export function noteClause(note: string): Clause {
  const said = clause(`for this take: ${phrase(note)}`, IMPORTANCE.takeNote, 'takeNote');
  return { ...said, tag: phrase(note) };
}

function writeWholeAction(context: ShotContext, hasBeats: boolean): readonly Sentence[] {
  const { action } = context.shot;
  if (action === undefined) return [];
  const { index, count } = context.part;
  if (count === 1 || index === 0) {
    return [sentence(clause(action.trim(), IMPORTANCE.action, 'action'))];
  }
  const stage = index === count - 1 ? 'and comes to its end' : 'and does not start again';
  const text = hasBeats
    ? `all of it is part of one action: ${phrase(action)}`
    : `the action of the part before goes on ${stage}: ${phrase(action)}`;
  return [sentence(clause(text, IMPORTANCE.action, 'action'))];
}

/** The beats of this part, timed from its own beginning; one that began before it goes on. */
function writeBeats(context: ShotContext): readonly Sentence[] {
  const { part, timed, shot, film } = context;
  const inside = timed.beats.filter((beat) => beat.to > part.from && beat.from < part.to);
  return inside.map((beat) => {
    const index = indexOfBeat(shot, beat, film.format.rate);
    const fields = [`beats.${index}.at`, `beats.${index}.action`];
    return sentence(clause(sayBeat(beat, inside.length, context), IMPORTANCE.action, ...fields));
  });
}

/** Which of the written beats it is; two may do the same at different times. */
function indexOfBeat(shot: Shot, beat: TimedBeat, rate: FrameRate): number {
  return shot.beats.findIndex(
    (each) => each.action === beat.action && toFrames(each.at, rate) === beat.from,
  );
}

function sayBeat(beat: TimedBeat, beats: number, context: ShotContext): string {
  const { part } = context;
  const action = beat.action.trim();
  if (beat.from < part.from)
    return `at first, what began before goes on to its end: ${phrase(action)}`;
  if (beats === 1 && beat.from === part.from) return action;
  return `from ${saySeconds(beat.from - part.from, context)} to ${saySeconds(Math.min(beat.to, part.to) - part.from, context)}: ${action}`;
}

/** Only for speech that outlasts the picture, where the author asked for that. */
function writeHold(context: ShotContext): readonly Sentence[] {
  const { timed, part } = context;
  const still = timed.frames - (timed.held ?? 0);
  if (timed.held === undefined || part.to <= still) return [];
  const from = saySeconds(Math.max(0, still - part.from), context);
  const text = `all movement has ended at ${from}, and from there the picture holds still`;
  return [sentence(clause(text, IMPORTANCE.action, 'soundPolicy'))];
}

/** Seconds to the tenth, without a needless nought. */
function saySeconds(frames: number, context: ShotContext): string {
  return `${Math.round(toSeconds(frames, context.film.format.rate) * 10) / 10} s`;
}
