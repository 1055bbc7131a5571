import type { WordTime } from '../../film/word-time.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { waveFile } from '../../providers/wave-file.ts';
import { writtenWords } from '../../providers/written-words.ts';

/** A WAV in which each word is a tone, with when each is heard. */
export interface Tones {
  readonly wave: Uint8Array;
  readonly words: readonly WordTime[];
}

const RATE = 8000;
const LOUDNESS = 8000;

/** At the ordinary rate, in samples. */
const A_CHARACTER = 400;
const A_PAUSE = 400;

/** Hz; `low`, and whatever else a film calls a voice. */
const HEIGHT = 220;
const HEIGHTS: Readonly<Record<string, number>> = { high: 440 };

/** Says a line, as long as its words have characters. */
export function tonesOf({ text, voice, rate, pitch }: VoiceRequest): Tones {
  const words: WordTime[] = [];
  const lengthOf = (samples: number): number => Math.max(1, Math.round(samples / rate));
  let end = 0;
  for (const { text: word } of writtenWords(text)) {
    const from = end + lengthOf(A_PAUSE);
    end = from + lengthOf(A_CHARACTER * word.length);
    words.push({ text: word, from: from / RATE, to: end / RATE });
  }
  const samples = new Int16Array(end + lengthOf(A_PAUSE));
  const hertz = (HEIGHTS[voice] ?? HEIGHT) * 2 ** (pitch / 12);
  for (const { from, to } of words) {
    for (let at = Math.round(from * RATE); at < Math.round(to * RATE); at += 1) {
      samples[at] = LOUDNESS * Math.sin((2 * Math.PI * hertz * at) / RATE);
    }
  }
  const bytes = Buffer.alloc(2 * samples.length);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, 2 * index);
  return { wave: waveFile(bytes, RATE), words };
}
