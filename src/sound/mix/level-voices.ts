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

/** Voices at one level, as far as they can be brought to it. */
export interface LeveledVoices {
  /** The gain of each voice, in decibels; a voice that could not be measured has none. */
  readonly gains: ReadonlyMap<string, number>;
  /** The voices that are still at another level than the others, in the order of their lines. */
  readonly unlike: readonly UnlikeVoice[];
}

/**
 * `unmeasured`: all of its lines are too short or too quiet to have a loudness. Otherwise how many
 * decibels it is still louder than the others; quieter where that is negative.
 */
export type UnlikeVoice =
  | { readonly voice: string; readonly kind: 'unmeasured' }
  | { readonly voice: string; readonly kind: 'clamped'; readonly offDb: number };

/** More is no difference between voices, but a recording that failed, or a whisper that is meant. */
export const MOST_CHANGE = 15;

/**
 * The gain of each voice, in decibels, that makes all of them equally loud on average. A voice has one
 * for the whole film: who whispers in one line and shouts in the next is still heard to do so.
 */
export function levelVoices(lines: readonly SpokenLoudness[]): LeveledVoices {
  const heard = new Map<string, { energy: number; samples: number }>();
  for (const { voice, samples, loudness } of lines) {
    if (!Number.isFinite(loudness)) continue;
    const sum = heard.get(voice) ?? { energy: 0, samples: 0 };
    sum.energy += 10 ** (loudness / 10) * samples;
    sum.samples += samples;
    heard.set(voice, sum);
  }
  const gains = new Map<string, number>();
  const unlike: UnlikeVoice[] = [];
  for (const voice of new Set(lines.map((line) => line.voice))) {
    const sum = heard.get(voice);
    if (sum === undefined) {
      unlike.push({ voice, kind: 'unmeasured' });
      continue;
    }
    const change = VOICE_LEVEL - 10 * Math.log10(sum.energy / sum.samples);
    const gain = Math.min(MOST_CHANGE, Math.max(-MOST_CHANGE, change));
    gains.set(voice, gain);
    if (gain !== change) unlike.push({ voice, kind: 'clamped', offDb: gain - change });
  }
  return { gains, unlike };
}
