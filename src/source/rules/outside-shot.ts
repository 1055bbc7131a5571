import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import { toFrames, toSeconds } from '../../film/time.ts';
import type { Duration, FrameRate, Frames } from '../../film/time.ts';
import { breach } from './breach.ts';
import { placedShots } from './subjects.ts';

const explanation: Explanation = {
  code: 'film/outside-shot',
  severity: 'error',
  title: 'Something starts after its shot has ended.',
  why: 'Times inside a shot count from its start. What starts at its end or later would never be seen or heard.',
  mend: 'Start it earlier, make the shot longer, or move it to the next shot.',
  wrong: 'shots: [{ id: a, duration: 4s, beats: [{ at: 5s, do: The book opens. }] }]',
  right: 'shots: [{ id: a, duration: 6s, beats: [{ at: 5s, do: The book opens. }] }]',
};

export const outsideShot: FilmRule = {
  explanation,
  *check(film) {
    const { rate } = film.format;
    for (const { shot, path } of placedShots(film)) {
      if (shot.duration === 'auto') continue;
      const end = toFrames(shot.duration, rate);
      const timed: (readonly [string, readonly (string | number)[], Duration | undefined])[] = [
        ...shot.beats.map(({ at }, index) => ['beat', ['beats', index, 'at'], at] as const),
        ...shot.dialogue.map(({ at }, index) => ['line', ['dialogue', index, 'at'], at] as const),
        ...shot.sound.effects.map(
          ({ at }, index) => ['sound', ['sound', 'effects', index, 'at'], at] as const,
        ),
      ];
      for (const [what, place, at] of timed) {
        if (at === undefined || beginsBefore(at, end, rate, what === 'sound')) continue;
        const length = `${Number(toSeconds(end, rate).toFixed(3))} s`;
        const message = `This ${what} starts after the shot has ended: \`${shot.id}\` lasts ${length}.`;
        yield breach(explanation, [...path, ...place], message);
      }
    }
  },
};

/** What is seen or said begins with a frame; other sounds begin exactly where they are put. */
function beginsBefore(at: Duration, end: Frames, rate: FrameRate, isExact: boolean): boolean {
  return isExact && at.unit === 'time'
    ? at.micros * rate.num < end * rate.den * 1e6
    : toFrames(at, rate) < end;
}
