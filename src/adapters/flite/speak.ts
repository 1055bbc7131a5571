import type { Piece } from './plain-text.ts';
import { MemoryFile } from './wasi/memory-file.ts';
import { runProgram } from './wasi/run-program.ts';
import { readPhones, type Utterance } from './utterances.ts';
import { type TimedWords, wordTimes } from './word-times.ts';

/** One line for flite. Plain data: it may go to a thread. */
export interface Line {
  readonly voice: string;
  readonly rate: number;
  /** Semitones. */
  readonly pitch: number;
  readonly pieces: readonly Piece[];
  readonly words: boolean;
}

export interface Spoken {
  /** A WAV of one channel. */
  readonly wave: Uint8Array;
  readonly times?: TimedWords;
}

/** How much longer than ordinary each sound is by itself, where that is not 1. */
const OWN_STRETCH: Readonly<Record<string, number>> = { kal: 1.1, kal16: 1.1 };

/** The voice that reads fastest, for what is only asked of the reading and not heard. */
const READER = 'kal';

const HEADER_BYTES = 44;
const SAMPLE_RATE_AT = 24;
const BYTES_A_SAMPLE = 2;

/** Speaks a line. The same line always gives the same bytes. */
export function speak(flite: WebAssembly.Module, line: Line): Spoken {
  const { voice, pieces } = line;
  const text = textOf(pieces);
  const files = new Map<string, MemoryFile>();
  const printed: { readonly phones: string; readonly bytesBefore: number }[] = [];
  run(
    flite,
    ['-voice', voice, ...prosody(line), '-psdur', '-o', '/said.wav'],
    text,
    files,
    (phones) => {
      // What is printed of an utterance comes before its samples.
      const bytesBefore = files.get('said.wav')?.length ?? HEADER_BYTES;
      printed.push({ phones, bytesBefore });
    },
  );
  const wave = files.get('said.wav')?.bytes;
  if (wave === undefined || wave.length <= HEADER_BYTES) throw new Error('flite said nothing');
  if (!line.words) return { wave };
  const view = new DataView(wave.buffer, wave.byteOffset, wave.byteLength);
  const bytesASecond = view.getUint32(SAMPLE_RATE_AT, true) * BYTES_A_SAMPLE;
  const secondsAt = (bytes: number): number => (bytes - HEADER_BYTES) / bytesASecond;
  const utterances = printed.map(({ phones, bytesBefore }, index): Utterance => {
    const bytesAfter = printed[index + 1]?.bytesBefore ?? wave.length;
    return {
      phones: readPhones(phones),
      from: secondsAt(bytesBefore),
      to: secondsAt(bytesAfter),
    };
  });
  const read = (what: '-pw' | '-ps', texts: string): readonly string[] => {
    const lines: string[] = [];
    const onLine = (each: string): void => void lines.push(each);
    run(flite, ['-voice', READER, what, '-o', 'none'], texts, new Map(), onLine);
    return lines;
  };
  const times = wordTimes(pieces, utterances, text, read);
  return { wave, ...(times && { times }) };
}

/** Its last utterance is said only where a line break follows. */
function textOf(pieces: readonly Piece[]): string {
  const joined = pieces.map(({ plain, isAfterBreak }, index) =>
    index === 0 ? plain : `${isAfterBreak ? '\n\n' : ' '}${plain}`,
  );
  return `${joined.join('')}\n`;
}

function prosody({ voice, rate, pitch }: Line): readonly string[] {
  const stretch = (OWN_STRETCH[voice] ?? 1) / rate;
  return [
    ...(rate === 1 ? [] : ['--setf', `duration_stretch=${stretch.toFixed(4)}`]),
    ...(pitch === 0 ? [] : ['--setf', `f0_shift=${(2 ** (pitch / 12)).toFixed(4)}`]),
  ];
}

/** The text is a file, so that nothing in it can be taken for an argument. */
function run(
  flite: WebAssembly.Module,
  options: readonly string[],
  text: string,
  files: Map<string, MemoryFile>,
  onLine: (line: string) => void,
): void {
  files.set('text', new MemoryFile(Buffer.from(text, 'latin1')));
  const code = runProgram(flite, { arguments: [...options, '-f', '/text'], files, onLine });
  if (code !== 0) throw new Error(`flite ended with ${code}`);
}
