import type { Frames } from '../../film/time.ts';
import { boatOver } from '../../world/floor/aboard.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { lerp } from '../solids/vector.ts';
import { clausesOf, mentionOf } from './mentions.ts';

/** When in a shot something changes, in frames of the shot. */
export interface ChangeTime {
  readonly from: Frames;
  readonly to: Frames;
}

/** A door, a lamp, a page: none of them takes longer than this, in seconds. */
const QUICK = 1.6;

/** Where nothing says when, a change lies within these shares of the shot. */
const MIDDLE = [0.15, 0.6] as const;

/** A word this far into a clause is no longer its subject. */
const SUBJECT = 14;

/**
 * When a piece changes: with the beat that tells of it, the one of which it is the subject before
 * one that only mentions it; in the middle of the shot where none does, or all through it where it
 * carries somebody of the shot.
 */
export function timeOfChange(staging: Staging, piece: string, moves: boolean): ChangeTime {
  const second = staging.rate.num / staging.rate.den;
  const told = staging.beats
    .flatMap((beat) =>
      clausesOf(beat.action).flatMap((clause) => {
        const mention = mentionOf(piece, clause);
        return mention === undefined ? [] : [{ beat, isSubject: mention.at < SUBJECT }];
      }),
    )
    .sort((a, b) => Number(b.isSubject) - Number(a.isSubject))[0]?.beat;
  if (moves && carriesSubject(staging, piece)) {
    // A camera that tracks goes all through the shot, and what it is of with it.
    const isTracked = staging.shot.movement?.type === 'tracking';
    if (isTracked || told === undefined) return { from: 0, to: staging.shotFrames - 1 };
  }
  const [from, to] =
    told === undefined
      ? [staging.shotFrames * MIDDLE[0], staging.shotFrames * MIDDLE[1]]
      : [lerp(told.from, told.to, 0.08), lerp(told.from, told.to, 0.85)];
  const longest = moves ? to - from : QUICK * second;
  return { from, to: Math.min(to, from + longest) };
}

/** Whether a piece is the boat that somebody of the shot is in all the way. */
function carriesSubject({ blocking }: Staging, piece: string): boolean {
  return blocking.some(({ aboard }) => boatOver(aboard) === piece);
}

const LIGHT_WORDS =
  /\b(lights?|lamps?|sun(light|shine|rise)?|moon(light)?|headlights?|beams?|dawn|dark(ness)?|candles?|glow|spotlights?)\b/i;

/** When the light of a shot changes: with the beat that tells of light, else in its middle. */
export function timeOfLight({ beats, shotFrames }: Staging): ChangeTime {
  const told = beats.find(({ action }) => LIGHT_WORDS.test(action));
  const [start, end] = told === undefined ? [0, shotFrames] : [told.from, told.to];
  return { from: lerp(start, end, 0.15), to: lerp(start, end, 0.55) };
}

/** The times of changes that follow one another, where the action says that they do. */
export function inTurn(staging: Staging, index: number, count: number): ChangeTime | undefined {
  const action = [staging.shot.action ?? '', ...staging.beats.map((beat) => beat.action)].join(' ');
  if (count < 2 || !/one after (another|the other)|one by one|in turn\b/i.test(action)) {
    return undefined;
  }
  const frames = staging.shotFrames;
  const step = (0.7 * frames) / count;
  const from = 0.12 * frames + index * step;
  return { from, to: from + Math.min(step * 1.2, staging.rate.num / staging.rate.den) };
}
