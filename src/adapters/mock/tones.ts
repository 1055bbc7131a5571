import type { WordTime } from '../../film/word-time.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';

/** A WAV in which each word is a tone, with when each is heard. */
export interface Tones {
  readonly wave: Uint8Array;
  readonly words: readonly WordTime[];
}

const RATE = 8000;
const HEADER_BYTES = 44;
const LOUDNESS = 8000;

/** At the ordinary rate, in samples. */
const A_CHARACTER = 400;
const A_PAUSE = 400;

/** Hz; `low`, and whatever else a film calls a voice. */
const HEIGHT = 220;
const HEIGHTS: Readonly<Record<string, number>> = { high: 440 };

const WORD = /[\p{L}\p{N}]/u;

/** Says a line, as long as its words have characters. */
export function tonesOf({ text, voice, rate, pitch }: VoiceRequest): Tones {
  const words: WordTime[] = [];
  const lengthOf = (samples: number): number => Math.max(1, Math.round(samples / rate));
  let end = 0;
  for (const word of text.split(/\s+/).filter((each) => WORD.test(each))) {
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
  return { wave: waveOf(samples), words };
}

function waveOf(samples: Int16Array): Uint8Array {
  const wave = Buffer.alloc(HEADER_BYTES + 2 * samples.length);
  wave.write('RIFF', 0, 'latin1');
  wave.writeUInt32LE(wave.length - 8, 4);
  wave.write('WAVEfmt ', 8, 'latin1');
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(RATE, 24);
  wave.writeUInt32LE(2 * RATE, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36, 'latin1');
  wave.writeUInt32LE(2 * samples.length, 40);
  for (const [index, sample] of samples.entries()) {
    wave.writeInt16LE(sample, HEADER_BYTES + 2 * index);
  }
  return wave;
}
