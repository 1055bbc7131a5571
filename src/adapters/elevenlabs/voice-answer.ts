import { soundFormatOf } from '../../film/sound-format.ts';
import {
  AnswerError,
  type AnswerReader,
  isAnswerError,
} from '../../providers/http/answer-reader.ts';
import type { HttpAnswer } from '../../providers/http/http.ts';
import { waveFile } from '../../providers/wave-file.ts';

/** When each character is said, in seconds. */
export interface Alignment {
  readonly characters: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface Spoken {
  readonly bytes: Uint8Array;
  readonly alignment?: Alignment;
}

/** The sound as the answer itself. Throws `AnswerError`. */
export function readSound({ headers, body }: HttpAnswer, format: string): Spoken {
  const type = headers['content-type'] ?? '';
  if (/^(?:audio\/|application\/octet-stream)/i.test(type)) return { bytes: asFile(body, format) };
  throw new AnswerError('', 'a sound', Buffer.from(body.subarray(0, 200)).toString('latin1'));
}

/**
 * The sound with the times of its characters, where those can be read: it is paid for, and is kept
 * without them. Throws `AnswerError`.
 */
export function readTimedSound(answer: AnswerReader, format: string): Spoken {
  const bytes = asFile(answer.at('audio_base64').base64(), format);
  const alignment = answer.at('alignment').optional(alignmentIn);
  return { bytes, ...(alignment && { alignment }) };
}

function alignmentIn(reader: AnswerReader): Alignment | undefined {
  try {
    return readAlignment(reader);
  } catch (error) {
    if (isAnswerError(error)) return undefined;
    throw error;
  }
}

function readAlignment(reader: AnswerReader): Alignment {
  const characters = reader.at('characters');
  const numbers = (name: string): readonly number[] =>
    reader
      .at(name)
      .items()
      .map((each) => each.number());
  const alignment = {
    characters: characters.items().map((each) => each.text()),
    starts: numbers('character_start_times_seconds'),
    ends: numbers('character_end_times_seconds'),
  };
  const { length } = alignment.characters;
  if (alignment.starts.length === length && alignment.ends.length === length) return alignment;
  throw new AnswerError(characters.path, 'as long as the lists of their times', length);
}

/** PCM has no header, so that nobody could tell what it is: it is given one. */
function asFile(bytes: Uint8Array, format: string): Uint8Array {
  const rate = /^pcm_(\d+)$/.exec(format)?.[1];
  const told = soundFormatOf(bytes);
  // Samples may look like the start of an MP3.
  const isFile = rate === undefined ? told !== undefined : told === 'wav';
  if (isFile) return bytes;
  if (rate !== undefined && bytes.length > 0 && bytes.length % 2 === 0) {
    return waveFile(bytes, Number(rate));
  }
  throw new AnswerError('', `a sound as ${format}`, Buffer.from(bytes).toString('latin1'));
}
