import type { Adjustment } from '../../film/adjustment.ts';
import type { Film } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import { isWholeFrames, seconds, toFrames } from '../../film/time.ts';
import type { Duration, FrameRate, Frames } from '../../film/time.ts';
import type { TimedLine } from '../../film/timeline.ts';
import { tellRounding } from './rounding.ts';
import {
  BREATH,
  type KnownSpeech,
  placeLines,
  speechEnd,
  type SpokenLine,
  spokenLines,
} from './speech.ts';

/** A shot's exact length, with its lines placed in it. */
export interface ShotLength {
  readonly frames: Frames;
  /** Frames at the end in which the picture holds still while somebody still speaks. */
  readonly held: Frames;
  /** Frames that the speech needs and does not get, where the sound policy is `error`. */
  readonly overrun: Frames;
  readonly lines: readonly TimedLine[];
  readonly adjustments: readonly Adjustment[];
}

/** Shorter than this an editor reads a shot as a flash, and hardly any model makes it. */
const SHORTEST_AUTO = seconds(2);
/** What a shot lasts that says nothing of its length: about the average of feature films. */
const SILENT_AUTO = seconds(4);
/** The least that the last beat of a shot gets. */
const LAST_BEAT = seconds(2);

/**
 * How many frames a shot lasts on the timeline, and what had to give.
 *
 * @param said frames of the shot in which somebody in the shot before may still speak.
 */
export function measureShot(
  shot: Shot,
  film: Film,
  known: KnownSpeech = {},
  said: Frames = 0,
): ShotLength {
  const spoken = spokenLines(shot, film, known);
  return shot.duration === 'auto'
    ? measureAuto(shot, film, spoken, said)
    : measureFixed(shot, shot.duration, film, spoken, said);
}

function measureAuto(
  shot: Shot,
  film: Film,
  spoken: readonly SpokenLine[],
  said: Frames,
): ShotLength {
  const rate = film.format.rate;
  const breath = toFrames(BREATH, rate);
  const lines = placeLines(spoken, rate, said + breath);
  const lastBeat = shot.beats.reduce((last, beat) => Math.max(last, toFrames(beat.at, rate)), -1);
  // A sound rings out beyond the cut, but it is in its own shot that it begins.
  const lastSound = shot.sound.effects.map(({ at }) => toFrames(at, rate) + breath);
  const frames = Math.max(
    ...lastSound,
    ceilFrames(lines.length > 0 ? SHORTEST_AUTO : SILENT_AUTO, rate),
    lines.length > 0 ? speechEnd(lines) + breath : 0,
    lastBeat < 0 ? 0 : lastBeat + ceilFrames(LAST_BEAT, rate),
  );
  return {
    frames,
    held: 0,
    overrun: 0,
    lines,
    adjustments: shot.clip === undefined ? [] : [clipLength(frames)],
  };
}

function measureFixed(
  shot: Shot,
  asked: Duration,
  film: Film,
  spoken: readonly SpokenLine[],
  said: Frames,
): ShotLength {
  const rate = film.format.rate;
  const picture = Math.max(1, toFrames(asked, rate));
  const adjustments = tellRounding('duration', asked, picture, rate);
  const waiting = fitLines(spoken, rate, picture, said);
  // A picture that may not be longer has its lines in it, whoever still speaks.
  const isTold = shot.soundPolicy !== 'error' || speechEnd(waiting) <= picture;
  const lines = isTold ? waiting : fitLines(spoken, rate, picture, 0);
  const end = speechEnd(lines);
  if (end <= picture) return { frames: picture, held: 0, overrun: 0, lines, adjustments };
  const breath = toFrames(BREATH, rate);
  const needed = end + breath;
  if (shot.soundPolicy === 'error') {
    const kept = lines.map((line) => keepInside(line, picture));
    return {
      frames: picture,
      held: 0,
      overrun: needed - picture,
      lines: kept,
      adjustments: [...adjustments, refuse(picture, needed, spoken)],
    };
  }
  const hold = shot.soundPolicy === 'hold';
  return {
    frames: needed,
    held: hold ? needed - picture : 0,
    overrun: 0,
    lines,
    adjustments: [...adjustments, longer(picture, needed, hold)],
  };
}

/**
 * The silence before the first line is ours to shorten, before the picture is lengthened; but nobody
 * is interrupted.
 */
function fitLines(
  spoken: readonly SpokenLine[],
  rate: FrameRate,
  picture: Frames,
  said: Frames,
): readonly TimedLine[] {
  const lead = said + toFrames(BREATH, rate);
  const lines = placeLines(spoken, rate, lead);
  const excess = speechEnd(lines) - picture;
  return excess <= 0 ? lines : placeLines(spoken, rate, Math.max(said, lead - excess));
}

function longer(picture: Frames, needed: Frames, hold: boolean): Adjustment {
  return {
    kind: hold ? 'approximated' : 'substituted',
    field: hold ? 'soundPolicy' : 'duration',
    asked: hold ? 'hold' : `${picture}f`,
    given: `${needed}f`,
    why: hold
      ? `Its speech needs ${needed} frames and its picture has ${picture}; the action ends there and the picture is asked to hold still while the speech goes on.`
      : `Its speech needs ${needed} frames; speech is never cut, so the shot lasts as long.`,
  };
}

function refuse(picture: Frames, needed: Frames, spoken: readonly SpokenLine[]): Adjustment {
  const isKnown = spoken.every(({ samples }) => samples !== undefined);
  const [needs, condition] = isKnown ? ['needs', ''] : ['is expected to need', ' if it does'];
  return {
    kind: 'dropped',
    field: 'soundPolicy',
    asked: `${needed}f`,
    given: `${picture}f`,
    why: `Its speech ${needs} ${needed} frames and its sound policy is error, so the shot keeps its ${picture} frames and the film cannot be shot like this${condition}.`,
  };
}

function clipLength(given: Frames): Adjustment {
  return {
    kind: 'later',
    field: 'duration',
    asked: 'auto',
    given: `${given}f`,
    why: "The length of the author's own clip is not read yet; write the duration to be sure of it.",
  };
}

function keepInside(line: TimedLine, picture: Frames): TimedLine {
  const from = Math.max(0, Math.min(line.from, picture - 1));
  return { ...line, from, to: Math.max(from + 1, Math.min(line.to, picture)) };
}

function ceilFrames(duration: Duration, rate: FrameRate): Frames {
  const whole = toFrames(duration, rate);
  return isWholeFrames(duration, rate) || duration.unit === 'frames'
    ? whole
    : Math.ceil((duration.micros * rate.num) / (rate.den * 1e6));
}
