/** A WAV of 16 bits, as a test looks at it. */
export interface Wave {
  readonly channels: number;
  readonly rate: number;
  readonly seconds: number;
  readonly samples: Int16Array;
  /** Root mean square between two times, in seconds. */
  loudness(from: number, to: number): number;
}

const HEADER = 44;

export function readWave(bytes: Buffer): Wave {
  if (bytes.readUInt32LE(40) !== bytes.length - HEADER)
    throw new Error('its length is not its own');
  const rate = bytes.readUInt32LE(24);
  const samples = new Int16Array((bytes.length - HEADER) / 2);
  for (const index of samples.keys()) samples[index] = bytes.readInt16LE(HEADER + 2 * index);
  return {
    channels: bytes.readUInt16LE(22),
    rate,
    seconds: samples.length / rate,
    samples,
    loudness(from, to) {
      const heard = samples.subarray(Math.round(from * rate), Math.round(to * rate));
      const sum = heard.reduce((total, sample) => total + sample * sample, 0);
      return Math.sqrt(sum / Math.max(1, heard.length));
    },
  };
}

const WINDOW_SECONDS = 0.04;
const LOUD = 500;
const ALIKE = 0.7;

/** How high a voice is, in Hz: the median of what repeats itself in its loud parts. */
export function heightOf({ samples, rate }: Wave): number {
  const window = Math.round(WINDOW_SECONDS * rate);
  const heights: number[] = [];
  for (let start = 0; start + 2 * window < samples.length; start += window) {
    const energy = correlation(samples, start, start, window);
    if (energy / window < LOUD ** 2) continue;
    let best = { lag: 0, alike: 0 };
    for (let lag = Math.round(rate / 400); lag < rate / 60; lag += 1) {
      const later = correlation(samples, start + lag, start + lag, window);
      const alike =
        correlation(samples, start, start + lag, window) / Math.sqrt(energy * later + 1);
      if (alike > best.alike) best = { lag, alike };
    }
    if (best.alike > ALIKE) heights.push(rate / best.lag);
  }
  return heights.toSorted((left, right) => left - right)[heights.length >> 1] ?? Number.NaN;
}

function correlation(samples: Int16Array, one: number, other: number, length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) {
    sum += samples[one + index]! * samples[other + index]!;
  }
  return sum;
}
