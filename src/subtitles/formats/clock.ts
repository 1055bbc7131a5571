import type { FrameRate, Frames } from '../../film/time.ts';

/**
 * When a frame begins, in whole milliseconds. Rounded down, so that a cue is
 * there with its first frame and gone with the first that is not its own; as all are, what does not
 * overlap in frames does not overlap here.
 */
function millisecondsAt(frame: Frames, rate: FrameRate): number {
  return Math.floor((frame * rate.den * 1000) / rate.num);
}

/** `01:02:03`, and what is left of the second. */
export function clockOf(units: number, perSecond: number): readonly [clock: string, rest: number] {
  const seconds = Math.floor(units / perSecond);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((value) => String(value).padStart(2, '0'))
    .join(':');
  return [clock, units % perSecond];
}

/** `01:02:03.456`, with whatever stands before the milliseconds. */
export function millisecondsClock(frame: Frames, rate: FrameRate, point: '.' | ','): string {
  const [clock, rest] = clockOf(millisecondsAt(frame, rate), 1000);
  return clock + point + String(rest).padStart(3, '0');
}
