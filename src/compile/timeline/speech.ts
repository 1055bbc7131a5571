import type { Film } from '../../film/film.ts';
import type { CharacterId, ShotId } from '../../film/ids.ts';
import type { Shot } from '../../film/shot.ts';
import { spokenWords, WORDS_PER_SECOND } from '../../film/spoken-words.ts';
import { framesOfSamples, seconds, toFrames, toSeconds } from '../../film/time.ts';
import type { Duration, FrameRate, Frames } from '../../film/time.ts';
import type { TimedLine } from '../../film/timeline.ts';

/** A line as its author wrote it, before it is known when it is heard. */
export interface SpokenLine {
  /** Absent for the narrator. */
  readonly character?: CharacterId;
  readonly text: string;
  readonly tone?: string;
  readonly at?: Duration;
  readonly pause?: Duration;
  /** How fast this voice speaks; 1 is the ordinary rate. */
  readonly rate: number;
  /** How long it is as it was spoken, in samples at 48 kHz; absent where nobody has spoken it yet. */
  readonly samples?: number;
}

/** How long each line of a shot is as it was spoken, by its place; undefined where nobody has yet. */
export type SpokenLengths = (shot: ShotId, line: number) => number | undefined;

/** How fast somebody speaks, 1 being the ordinary rate; the narrator is undefined. */
export type PaceOf = (speaker: CharacterId | undefined) => number;

/** What is known of a film's speech beside what is written. */
export interface KnownSpeech {
  readonly lengths?: SpokenLengths;
  /** Of the lines that nobody has spoken; as the film asks for it where it is absent. */
  readonly paceOf?: PaceOf;
}

/** Silence before the first line and after each, where the author says nothing else. */
export const BREATH = seconds(0.5);

/** As the film asks for it, whatever the voices can do. */
export function paceInFilm({ characters, narrator }: Film): PaceOf {
  return (speaker) => {
    const voice = speaker === undefined ? narrator : characters[speaker]?.voice;
    return voice?.rate ?? 1;
  };
}

/** What is spoken in a shot, in order: the dialogue, then the narration. */
export function spokenLines(
  shot: Shot,
  film: Film,
  { lengths = () => undefined, paceOf = paceInFilm(film) }: KnownSpeech = {},
): readonly SpokenLine[] {
  const lengthOf = (line: number): Pick<SpokenLine, 'samples'> => {
    const samples = lengths(shot.id, line);
    return samples === undefined ? {} : { samples };
  };
  const dialogue = shot.dialogue.map((line, index): SpokenLine => {
    return {
      character: line.character,
      text: line.line,
      rate: paceOf(line.character),
      ...(line.tone === undefined ? {} : { tone: line.tone }),
      ...(line.at === undefined ? {} : { at: line.at }),
      ...(line.pause === undefined ? {} : { pause: line.pause }),
      ...lengthOf(index),
    };
  });
  if (shot.narration === undefined) return dialogue;
  const rate = paceOf(undefined);
  return [...dialogue, { text: shot.narration, rate, ...lengthOf(dialogue.length) }];
}

/**
 * Places lines one after the other, in frames of the shot: the first after `lead`, each other after
 * its written pause or a breath, and a line with a time of its own exactly there.
 */
export function placeLines(
  lines: readonly SpokenLine[],
  rate: FrameRate,
  lead: Frames,
): readonly TimedLine[] {
  const breath = toFrames(BREATH, rate);
  let next = lead;
  return lines.map((line, index) => {
    const from = startOf(line, index, next, breath, rate);
    const to = from + speakingFrames(line, rate);
    next = to + breath;
    return {
      from,
      to,
      ...(line.character === undefined ? {} : { character: line.character }),
      text: line.text,
      ...(line.tone === undefined ? {} : { tone: line.tone }),
    };
  });
}

/** How long a line is taken to be where nobody has spoken it, in seconds, by whole frames. */
export function speakingSeconds(line: SpokenLine, rate: FrameRate): number {
  return toSeconds(speakingFrames(line, rate), rate);
}

/** The frame after the last word; 0 where nobody speaks. */
export function speechEnd(lines: readonly TimedLine[]): Frames {
  return lines.reduce((end, line) => Math.max(end, line.to), 0);
}

function startOf(
  line: SpokenLine,
  index: number,
  next: Frames,
  breath: Frames,
  rate: FrameRate,
): Frames {
  if (line.at !== undefined) return toFrames(line.at, rate);
  if (line.pause === undefined) return next;
  const pause = toFrames(line.pause, rate);
  return index === 0 ? pause : next - breath + pause;
}

/** Rounded up, so that no word is cut; at least one frame. */
function speakingFrames(line: SpokenLine, rate: FrameRate): Frames {
  if (line.samples !== undefined) return framesOfSamples(line.samples, rate);
  const words = spokenWords(line.text);
  return Math.max(1, Math.ceil((words * rate.num) / (WORDS_PER_SECOND * line.rate * rate.den)));
}
