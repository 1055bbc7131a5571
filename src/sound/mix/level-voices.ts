/** One line as it was spoken. */
export interface SpokenLoudness {
  /** Whose voice it is. */
  readonly voice: string;
  /** Its length. */
  readonly samples: number;
  /** LUFS; minus infinity where it is too short or quiet to have a loudness. */
  readonly loudness: number;
}

/**
 * Where voices are brought to, in LUFS: so far below full scale that none is clipped before mastering,
 * which decides how loud the film is.
 */
export const VOICE_LEVEL = -20;

/** More is no difference between voices, but a recording that failed, or a whisper that is meant. */
const MOST_CHANGE = 15;

/**
 * The gain of each voice, in decibels, that makes all of them equally loud on average. A voice has one
 * for the whole film: who whispers in one line and shouts in the next is still heard to do so.
 */
export function levelVoices(lines: readonly SpokenLoudness[]): ReadonlyMap<string, number> {
  const heard = new Map<string, { energy: number; samples: number }>();
  for (const { voice, samples, loudness } of lines) {
    if (!Number.isFinite(loudness)) continue;
    const sum = heard.get(voice) ?? { energy: 0, samples: 0 };
    sum.energy += 10 ** (loudness / 10) * samples;
    sum.samples += samples;
    heard.set(voice, sum);
  }
  return new Map(
    [...heard].map(([voice, { energy, samples }]) => {
      const change = VOICE_LEVEL - 10 * Math.log10(energy / samples);
      return [voice, Math.min(MOST_CHANGE, Math.max(-MOST_CHANGE, change))];
    }),
  );
}
