import type { Adjustment } from '../../film/adjustment.ts';
import type { Transition } from '../../film/join.ts';
import { seconds, toFrames } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { TransitionType } from '../../film/vocabulary.ts';
import { tellRounding } from './rounding.ts';

/** A transition in frames, with what had to give. */
export interface LaidTransition {
  readonly type: TransitionType;
  readonly frames: Frames;
  readonly adjustments: readonly Adjustment[];
}

/** What the two shots of a join leave for the transition between them. */
export interface TransitionRoom {
  /** Frames of the shot before; 0 where there is none. */
  readonly before: Frames;
  /** How many of those its own transition has taken already. */
  readonly taken: Frames;
  /** Frames of the shot itself. */
  readonly own: Frames;
}

/** The half second that editing programs offer first for dissolves, fades and wipes. */
const DEFAULT_LENGTH = seconds(0.5);

const LENGTHLESS = new Set<TransitionType>(['cut', 'match_cut', 'jump_cut', 'smash_cut']);
const OVERLAPPING = new Set<TransitionType>(['dissolve', 'wipe']);

export function overlaps(type: TransitionType): boolean {
  return OVERLAPPING.has(type);
}

/** Frames at a shot's head in which its picture comes from black; `fade_black` goes to it before. */
export function framesFromBlack({ type, frames }: Pick<LaidTransition, 'type' | 'frames'>): Frames {
  if (type === 'fade_in') return frames;
  return type === 'fade_black' ? Math.ceil(frames / 2) : 0;
}

/** Whether the picture is a plain cut, whatever the cut means. */
export function isCut(type: TransitionType): boolean {
  return LENGTHLESS.has(type);
}

/** A transition as long as was asked, or as long as the two shots have room for, aloud. */
export function layTransition(
  transition: Transition,
  rate: FrameRate,
  room: TransitionRoom,
): LaidTransition {
  const { type } = transition;
  if (isCut(type)) return { type, frames: 0, adjustments: [] };
  if (room.before === 0 && type !== 'fade_in') return nothingBefore(type);
  const asked = Math.max(1, toFrames(transition.duration ?? DEFAULT_LENGTH, rate));
  const given = Math.min(asked, roomFor(type, room));
  if (given < 1) return tooShort(type, asked);
  const { duration } = transition;
  const rounded =
    duration === undefined ? [] : tellRounding('transition.duration', duration, asked, rate);
  const adjustments = given < asked ? [...rounded, clipped(type, asked, given)] : rounded;
  return { type, frames: given, adjustments };
}

/** What the film's last shot ends with: a fade that lies inside it, or a plain cut. */
export function layEnding(
  ending: Transition,
  rate: FrameRate,
  { before, taken }: Pick<TransitionRoom, 'before' | 'taken'>,
): LaidTransition {
  if (!overlaps(ending.type)) {
    return layTransition(ending, rate, { before, taken, own: before - taken });
  }
  const why = `There is no shot after the last one, so there is nothing to ${ending.type} to.`;
  const told = {
    kind: 'substituted',
    field: 'ending',
    asked: ending.type,
    given: 'cut',
    why,
  } as const;
  return { type: 'cut', frames: 0, adjustments: [told] };
}

/** At least one frame of each shot is seen alone, so that starts rise and no three shots overlap. */
function roomFor(type: TransitionType, room: TransitionRoom): Frames {
  if (overlaps(type)) return Math.min(room.before - 1 - room.taken, room.own - 1);
  if (type === 'fade_in') return room.own;
  if (type === 'fade_out') return room.before - room.taken;
  // Half of a `fade_black`, rounded down, lies in the shot before.
  return Math.min(room.before, room.own, 2 * (room.before - room.taken) + 1);
}

function nothingBefore(type: TransitionType): LaidTransition {
  return {
    type: 'cut',
    frames: 0,
    adjustments: [
      {
        kind: 'substituted',
        field: 'transition.type',
        asked: type,
        given: 'cut',
        why: `There is no shot before this one, so there is nothing to ${type === 'wipe' ? 'wipe away' : 'fade from'}.`,
      },
    ],
  };
}

function tooShort(type: TransitionType, asked: Frames): LaidTransition {
  return {
    type: 'cut',
    frames: 0,
    adjustments: [
      {
        kind: 'substituted',
        field: 'transition.type',
        asked: `${type} of ${asked} frames`,
        given: 'cut',
        why: 'The shots are too short for even one frame of it.',
      },
    ],
  };
}

function clipped(type: TransitionType, asked: Frames, given: Frames): Adjustment {
  return {
    kind: 'trimmed',
    field: 'transition.duration',
    asked: `${asked}f`,
    given: `${given}f`,
    why: `The shots are too short for a ${type} of ${asked} frames; it lasts ${given}.`,
  };
}
