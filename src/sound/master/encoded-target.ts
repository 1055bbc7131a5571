import type { Loudness } from '../loudness/measure-loudness.ts';
import type { LoudnessTarget } from './loudness-targets.ts';

/**
 * A lossy encoder shifts waves, and so makes new peaks: room that is left to them at first. ffmpeg's
 * AAC at 192 kb/s makes them up to 0.45 dB higher where speech was limited.
 */
export const ENCODER_HEADROOM = 0.5;

/** As near as two meters agree. */
export const LOUDNESS_TOLERANCE = 0.2;

/** What to master to, so that the encoded file is as `wanted`. */
export function targetBeforeEncoding(wanted: LoudnessTarget): LoudnessTarget {
  return { loudness: wanted.loudness, truePeak: wanted.truePeak - ENCODER_HEADROOM };
}

/**
 * What to master to instead of `aimed`, where a file encoded of that is not as `wanted`: lower by
 * what its peaks are too high, and louder by what the encoder lost. Nothing where the file is good.
 */
export function correctTarget(
  wanted: LoudnessTarget,
  aimed: LoudnessTarget,
  encoded: Loudness,
): LoudnessTarget | undefined {
  const over = encoded.truePeak - wanted.truePeak;
  const missing = wanted.loudness - encoded.integrated;
  const isLoud = Math.abs(missing) <= LOUDNESS_TOLERANCE || !Number.isFinite(missing);
  if (over <= 0 && isLoud) return undefined;
  return {
    loudness: aimed.loudness + (isLoud ? 0 : missing),
    truePeak: aimed.truePeak - Math.max(0, over),
  };
}
