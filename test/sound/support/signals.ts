import { SAMPLE_RATE } from '../../../src/film/time.ts';
import { factorOf } from '../../../src/sound/decibels.ts';
import { CHANNELS } from '../../../src/sound/stereo.ts';
import type { SoundBlocks } from '../../../src/sound/stereo.ts';

/** Looked up once: in a test, that takes longer than to reckon them. */
const { PI, exp, floor, imul, min, sin } = Math;

/** One channel of something to hear; the same on every run. */
export type Signal = Float32Array;

export function seconds(count: number): number {
  return Math.round(count * SAMPLE_RATE);
}

/** A tone; `level` is of its peaks, in dB of full scale. */
export function tone(hertz: number, level: number, samples: number, phase = 0): Signal {
  const step = (2 * PI * hertz) / SAMPLE_RATE;
  const peak = factorOf(level);
  const signal = new Float32Array(samples);
  for (let index = 0; index < samples; index++) signal[index] = peak * sin(step * index + phase);
  return signal;
}

/** Numbers from -1 to 1 that look random (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

/** Noise that loses 3 dB an octave (Kellet's filter), at about -18 dB. */
export function pinkNoise(samples: number, seed: number): Signal {
  const white = chance(seed);
  let [low, middle, high] = [0, 0, 0];
  return Float32Array.from({ length: samples }, () => {
    const value = white();
    low = 0.99765 * low + value * 0.099046;
    middle = 0.963 * middle + value * 0.2965164;
    high = 0.57 * high + value * 1.0526913;
    return 0.12 * (low + middle + high + value * 0.1848);
  });
}

/** What a voice is like: syllables of a buzz with noise, four a second, in phrases with pauses. */
export function speech(samples: number, seed: number): Signal {
  const random = chance(seed);
  const spoken = new Float32Array(samples);
  let from = 0;
  for (let syllable = 0; from < samples; syllable++) {
    const length = seconds(0.17 + 0.05 * random());
    const pitch = 130 + 30 * random();
    const colour = 4 + floor(5 * (1 + random()));
    for (let index = 0; index < length && from + index < samples; index++) {
      const envelope = sin((PI * index) / length) ** 2;
      let value = 0.15 * random();
      for (let harmonic = 1; harmonic <= colour; harmonic++) {
        value += sin((2 * PI * pitch * harmonic * index) / SAMPLE_RATE) / harmonic;
      }
      spoken[from + index] = 0.2 * envelope * value;
    }
    from += length + seconds(syllable % 7 === 6 ? 0.5 : 0.05);
  }
  return spoken;
}

/** Music: chords of four notes, a new one each second, that die away. */
export function chords(samples: number): Signal {
  const roots = [220, 174.61, 261.63, 196];
  return Float32Array.from({ length: samples }, (_, index) => {
    const root = roots[floor(index / SAMPLE_RATE) % roots.length]!;
    const inBeat = (index % SAMPLE_RATE) / SAMPLE_RATE;
    const envelope = min(1, inBeat * 100) * exp(-2 * inBeat) * min(1, (1 - inBeat) * 100);
    return [1, 1.25, 1.5, 2].reduce(
      (sum, ratio) => sum + 0.12 * envelope * sin((2 * PI * root * ratio * index) / SAMPLE_RATE),
      0,
    );
  });
}

export function silence(samples: number): Signal {
  return new Float32Array(samples);
}

export function scaled(signal: Signal, decibels: number): Signal {
  return signal.map((value) => value * factorOf(decibels));
}

export function joined(...signals: readonly Signal[]): Signal {
  const whole = new Float32Array(signals.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const signal of signals) {
    whole.set(signal, at);
    at += signal.length;
  }
  return whole;
}

export function stereo(left: Signal, right: Signal = left): Float32Array {
  const sound = new Float32Array(CHANNELS * left.length);
  for (let index = 0; index < left.length; index++) {
    sound[CHANNELS * index] = left[index]!;
    sound[CHANNELS * index + 1] = right[index]!;
  }
  return sound;
}

export function channelOf(sound: Float32Array, channel: 0 | 1): Signal {
  const signal = new Float32Array(sound.length / CHANNELS);
  for (let index = 0; index < signal.length; index++) {
    signal[index] = sound[CHANNELS * index + channel]!;
  }
  return signal;
}

/** A sound in blocks of so many samples. */
export async function* inBlocks(sound: Float32Array, samples = SAMPLE_RATE): SoundBlocks {
  for (let at = 0; at < sound.length; at += samples * CHANNELS) {
    yield await Promise.resolve(sound.subarray(at, at + samples * CHANNELS));
  }
}

/** All blocks in one. */
export async function collect(blocks: SoundBlocks): Promise<Float32Array> {
  const kept: Float32Array[] = [];
  for await (const block of blocks) kept.push(block.slice());
  return joined(...kept);
}
