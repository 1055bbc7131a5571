import type { WordTime } from '../../film/word-time.ts';
import { soundFormatOf } from '../../film/sound-format.ts';
import {
  AnswerError,
  type AnswerReader,
  isAnswerError,
} from '../../providers/http/answer-reader.ts';
import { waveLength } from '../../providers/wave-length.ts';
import { writtenWords } from '../../providers/written-words.ts';
import { END } from './ssml.ts';

export interface Spoken {
  readonly bytes: Uint8Array;
  /** When marks were passed, by their names. */
  readonly marks: ReadonlyMap<string, number>;
}

/**
 * What `text:synthesize` answers. The sound is paid for, and is kept whatever is told of its times.
 * Throws `AnswerError`.
 */
export function readSpoken(answer: AnswerReader): Spoken {
  const audio = answer.at('audioContent');
  const bytes = audio.base64();
  if (soundFormatOf(bytes) === undefined) {
    throw new AnswerError(audio.path, 'a sound as WAV', Buffer.from(bytes).toString('latin1'));
  }
  const timepoints = answer.at('timepoints').optional((each) => readable(() => each.items()));
  const marks = (timepoints ?? []).flatMap((each) => readable(() => [readMark(each)]) ?? []);
  return { bytes, marks: new Map(marks) };
}

function readMark(point: AnswerReader): readonly [string, number] {
  // A time of 0 is the default of its type, which JSON leaves out.
  const seconds = point.at('timeSeconds').optional((each) => each.number()) ?? 0;
  return [point.at('markName').text(), seconds];
}

/** Undefined of what is not as the protocol says. */
function readable<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if (isAnswerError(error)) return undefined;
    throw error;
  }
}

export interface TimedWords {
  readonly words: readonly WordTime[];
  /** How many words there was no time for. */
  readonly guessed: number;
}

/**
 * A word lasts until the next one begins. Google passes over some marks, above all of Standard voices,
 * and tells no time for them: those words are set between their neighbours, by their length.
 */
export function timedWords(line: string, { bytes, marks }: Spoken): TimedWords {
  const words = writtenWords(line);
  const length = waveLength(bytes) ?? Math.max(0, ...marks.values());
  const times = words.map((_, index) => within(marks.get(String(index)), 0, length));
  const latest = Math.max(0, ...times.map((time) => time ?? 0));
  const end = within(marks.get(END), latest, length) ?? length;
  const starts: number[] = [];
  let guessed = 0;
  for (const [index, word] of words.entries()) {
    const last = starts.at(-1) ?? 0;
    const start = within(times[index], last, end);
    if (start !== undefined) {
      starts.push(start);
      continue;
    }
    guessed += 1;
    const next = times.findIndex(
      (time, later) => later > index && within(time, last, end) !== undefined,
    );
    const until = next === -1 ? end : times[next]!;
    // From the start of the word before to that of the next with a time, by the characters of each.
    const from = words[index - 1]?.start ?? 0;
    const to = next === -1 ? words.at(-1)!.end : words[next]!.start;
    starts.push(last + ((until - last) * (word.start - from)) / (to - from));
  }
  const timed = words.map(({ text }, index) => {
    return { text, from: starts[index]!, to: starts[index + 1] ?? end };
  });
  return { words: timed, guessed };
}

/** A time that is told, and can be. */
function within(time: number | undefined, from: number, to: number): number | undefined {
  return time !== undefined && time >= from && time <= to ? time : undefined;
}
