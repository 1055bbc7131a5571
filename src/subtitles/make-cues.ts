import type { FrameRate, Frames } from '../film/time.ts';
import { isRightToLeft } from './direction.ts';
import { type CueFrames, cueFrames, MOST_LINES } from './figures.ts';
import { columnsOf, legibilityOf } from './measure-text.ts';
import { DIALOGUE_DASH, pairVoices, type Shown } from './pair-voices.ts';
import type { Saying } from './saying.ts';
import { splitSaying } from './split-saying.ts';
import { timeCues, type TimedCues } from './time-cues.ts';

export interface CueRequest {
  readonly rate: FrameRate;
  /** Of the whole film, which no cue outlasts. */
  readonly frames: Frames;
  /** A tag of BCP 47. */
  readonly language: string;
  /** Whether each change of speaker is named. */
  readonly speakers: boolean;
}

/** What is read while a film is seen, in order; no two at one time. */
export function makeCues(sayings: readonly Saying[], request: CueRequest): TimedCues {
  const { rate, frames: film } = request;
  const frames = cueFrames(rate);
  const ordered = sayings
    .filter(({ text }) => text.trim() !== '')
    .toSorted((left, right) => left.from - right.from);
  const shown = ordered
    .flatMap((saying, index) => showSaying(ordered, { saying, index }, request, frames))
    .toSorted((left, right) => left.from - right.from);
  const paired = pairVoices(shown, frames.crossed);
  return timeCues(paired, { frames, perSecond: rate.num / rate.den, film });
}

function showSaying(
  all: readonly Saying[],
  { saying, index }: { readonly saying: Saying; readonly index: number },
  { language, speakers }: CueRequest,
  frames: CueFrames,
): readonly Shown[] {
  const crossed = all.some((other) => crosses(saying, other, frames));
  const row = legibilityOf(saying.text).columns;
  // One of two voices has one row, behind a dash.
  const columns = crossed ? row - columnsOf(DIALOGUE_DASH) : row;
  const changes = index === 0 || all[index - 1]!.speaker !== saying.speaker;
  const isNamed = speakers && changes && saying.speaker !== undefined;
  const pieces = splitSaying(saying, {
    language,
    frames,
    columns,
    lines: crossed ? 1 : MOST_LINES,
    ...(isNamed && { label: `${saying.speaker.toLocaleUpperCase(language)}:` }),
  });
  const rightToLeft = isRightToLeft(saying.text);
  return pieces.map(({ from, to, rows }) => ({
    from,
    to,
    saying: index,
    crossed,
    wide: rows.filter((text) => columnsOf(text) > columns),
    lines: rows.map((text) => ({
      text,
      italic: saying.offScreen || saying.speaker === undefined,
      ...(saying.speaker !== undefined && { speaker: saying.speaker }),
      ...(rightToLeft && { rightToLeft }),
    })),
  }));
}

/** Whether two people speak at once for longer than a quick reply does. */
function crosses(saying: Saying, other: Saying, { crossed }: CueFrames): boolean {
  const together = Math.min(saying.to, other.to) - Math.max(saying.from, other.from);
  return saying !== other && saying.speaker !== other.speaker && together > crossed;
}
