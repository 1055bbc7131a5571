/** Integrated loudness in LUFS of films by where they will play. */
export const LOUDNESS_BY_USE = {
  /** Spotify, “Loudness normalization”; YouTube is observed to play at the same. */
  streaming: -14,
  /** Apple Podcasts, “Audio requirements”. */
  podcast: -16,
  /** EBU Recommendation R 128. */
  broadcast: -23,
} as const;

export type LoudnessUse = keyof typeof LOUDNESS_BY_USE;
