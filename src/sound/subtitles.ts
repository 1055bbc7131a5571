import type { CharacterId } from '../film/ids.ts';
import { type FrameRate, type Frames, toSeconds } from '../film/time.ts';
import type { Timeline } from '../film/timeline.ts';

export interface Subtitle {
  readonly from: Frames;
  readonly to: Frames;
  readonly speaker?: string;
  readonly text: string;
}

/** Every spoken line of the film, on the film's timeline, in order. */
export function subtitlesOf(
  timeline: Timeline,
  nameOf: (character: CharacterId) => string,
): readonly Subtitle[] {
  return timeline.shots
    .flatMap((shot) =>
      shot.lines.map((line) => ({
        from: shot.startFrame + line.from,
        to: shot.startFrame + line.to,
        ...(line.character !== undefined && { speaker: nameOf(line.character) }),
        text: line.text,
      })),
    )
    .sort((left, right) => left.from - right.from);
}

/** SubRip text. Times are cut to milliseconds, as the format wants. */
export function formatSrt(subtitles: readonly Subtitle[], rate: FrameRate): string {
  return subtitles
    .map(({ from, to, speaker, text }, index) => {
      const times = `${srtTime(toSeconds(from, rate))} --> ${srtTime(toSeconds(to, rate))}`;
      return `${index + 1}\n${times}\n${speaker === undefined ? '' : `${speaker}: `}${text}\n`;
    })
    .join('\n');
}

function srtTime(total: number): string {
  const ms = Math.round(total * 1000);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${pad(Math.floor(ms / 3_600_000), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)},${pad(ms % 1000, 3)}`;
}
