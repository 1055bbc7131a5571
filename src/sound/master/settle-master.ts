import { measureLoudness } from '../loudness/measure-loudness.ts';
import type { Loudness } from '../loudness/measure-loudness.ts';
import type { Playback } from '../stereo.ts';
import type { LoudnessTarget } from './loudness-targets.ts';
import { master } from './master.ts';
import type { MasterSetting } from './master.ts';

/** What the finished sound is like, before it is encoded. */
export interface Mastered extends Loudness {
  readonly setting: MasterSetting;
}

export type MasterOutcome =
  | ({ readonly kind: 'reached' } & Mastered)
  /**
   * `too_quiet`: it would have to be made louder by more than `MOST_GAIN`. `too_peaky`: its peaks
   * would have to come down by more than `MOST_LIMITING`. As near as that allows.
   */
  | ({ readonly kind: 'missed'; readonly why: 'too_quiet' | 'too_peaky' } & Mastered)
  /** Silence, or too short or quiet to have a loudness: it is left as it is. */
  | ({ readonly kind: 'unmeasured' } & Mastered);

/** Loudness is settled when it is as near as that: what a meter shows is rounded to a tenth. */
export const SETTLED = 0.1;

/** More gain brings up nothing but noise: that of 16 bits, at -98 dB, comes up to hiss. */
export const MOST_GAIN = 40;

/** What is 20 dB louder than the rest may be is a mistake in the mix, and no limiter's business. */
export const MOST_LIMITING = 20;

/** Peaks come out over the ceiling by less than that, as the gain moves between samples. */
const PEAK_TOLERANCE = 0.02;

const MOST_ROUNDS = 8;

/**
 * Finds the gain and ceiling that bring a mix to its loudness. A limiter takes loudness away, so that
 * the gain is found by trying: each round masters the whole mix once and measures it.
 */
export async function settleMaster(
  playback: Playback,
  target: LoudnessTarget,
): Promise<MasterOutcome> {
  const raw = await measureLoudness(playback());
  if (raw.integrated === -Infinity) {
    const setting = { gainDb: 0, ceilingDb: target.truePeak };
    return { kind: 'unmeasured', setting, ...(await tryOut(playback, setting, raw)) };
  }
  const most = Math.min(MOST_GAIN, target.truePeak + MOST_LIMITING - raw.truePeak);
  let setting: MasterSetting = {
    gainDb: Math.min(most, target.loudness - raw.integrated),
    ceilingDb: target.truePeak,
  };
  let slope = 1;
  let last: Mastered | undefined;
  for (let round = 1; ; round++) {
    const result = await tryOut(playback, setting, raw);
    const missing = target.loudness - result.integrated;
    const over = result.truePeak - target.truePeak;
    const isLoud = Math.abs(missing) <= SETTLED;
    if (isLoud && over <= PEAK_TOLERANCE) return { kind: 'reached', setting, ...result };
    const isStuck = missing > 0 && setting.gainDb >= most;
    if ((isStuck && over <= PEAK_TOLERANCE) || round === MOST_ROUNDS) {
      const why = isStuck && most === MOST_GAIN ? 'too_quiet' : 'too_peaky';
      return { kind: 'missed', why, setting, ...result };
    }
    slope = slopeOf(last, { setting, ...result }, slope);
    last = { setting, ...result };
    setting = {
      gainDb: Math.min(most, setting.gainDb + (isLoud ? 0 : missing / slope)),
      ceilingDb: setting.ceilingDb - Math.max(0, over),
    };
  }
}

/** Quieter than that, what the absolute gate takes away changes with the gain. */
const FREE_OF_GATE = -60;

/** What a setting makes of a mix. One that leaves all peaks alone need not be tried out. */
async function tryOut(
  playback: Playback,
  setting: MasterSetting,
  raw: Loudness,
): Promise<Loudness> {
  const integrated = raw.integrated + setting.gainDb;
  const truePeak = raw.truePeak + setting.gainDb;
  const isPlain =
    truePeak <= setting.ceilingDb && Math.min(raw.integrated, integrated) > FREE_OF_GATE;
  return isPlain ? { integrated, truePeak } : measureLoudness(master(playback(), setting));
}

/** How much louder the sound gets for each decibel of gain, by the last two rounds. */
function slopeOf(last: Mastered | undefined, now: Mastered, otherwise: number): number {
  const gained = last === undefined ? 0 : now.setting.gainDb - last.setting.gainDb;
  if (last === undefined || Math.abs(gained) < 0.01) return otherwise;
  return Math.min(1, Math.max(0.1, (now.integrated - last.integrated) / gained));
}
