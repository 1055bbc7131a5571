import { SAMPLE_RATE } from '../../film/time.ts';
import { CHANNELS, type SoundBlocks } from '../stereo.ts';

/** What models of speech listen at: all that is said lies below 8 kHz. Samples a second. */
export const SPEECH_RATE = 16_000;

const STEP = SAMPLE_RATE / SPEECH_RATE;

/** Coefficients of the low-pass: 2 ms. */
const TAPS = 97;

/** Where it has fallen by half, in Hz; what folds back from above 8 kHz is 60 dB down from 9 kHz on. */
const EDGE = 7_200;

/** The sound's one channel at `SPEECH_RATE`, in blocks. It comes 1 ms late. */
export async function* toSpeechRate(sound: SoundBlocks): SoundBlocks {
  const taps = lowPass();
  // As if silence had gone before.
  let kept = new Float32Array(TAPS - 1);
  for await (const block of sound) {
    const mono = new Float32Array(kept.length + block.length / CHANNELS);
    mono.set(kept);
    for (let at = kept.length, index = 0; at < mono.length; at += 1, index += CHANNELS) {
      mono[at] = (block[index]! + block[index + 1]!) / 2;
    }
    const count = Math.max(0, Math.floor((mono.length - TAPS) / STEP) + 1);
    yield Float32Array.from({ length: count }, (_, index) => weigh(mono, index * STEP, taps));
    kept = mono.slice(count * STEP);
  }
}

function weigh(sound: Float32Array, from: number, taps: Float64Array): number {
  let sum = 0;
  for (let tap = 0; tap < TAPS; tap += 1) sum += sound[from + tap]! * taps[tap]!;
  return sum;
}

/** A sinc under a Blackman window, which lets through what is constant as it is. */
function lowPass(): Float64Array {
  const taps = Float64Array.from({ length: TAPS }, (_, tap) => {
    const away = tap - (TAPS - 1) / 2;
    const turn = (2 * Math.PI * EDGE * away) / SAMPLE_RATE;
    const window = (2 * Math.PI * tap) / (TAPS - 1);
    const share = 0.42 - 0.5 * Math.cos(window) + 0.08 * Math.cos(2 * window);
    return share * (away === 0 ? 1 : Math.sin(turn) / turn);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
