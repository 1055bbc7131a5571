/** How loud a finished film is to be. */
export interface LoudnessTarget {
  /** LUFS, integrated over the whole film. */
  readonly loudness: number;
  /** dBTP that no peak may exceed, in the encoded file. */
  readonly truePeak: number;
}

export type LoudnessPreset = 'streaming' | 'podcast' | 'broadcast';

export interface NamedTarget extends LoudnessTarget {
  /** Who asks for it. */
  readonly by: string;
}

export const LOUDNESS_PRESETS: Readonly<Record<LoudnessPreset, NamedTarget>> = {
  streaming: {
    loudness: -14,
    truePeak: -1,
    by: 'Spotify, “Loudness normalization”; YouTube is observed to play at the same',
  },
  podcast: { loudness: -16, truePeak: -1, by: 'Apple Podcasts, “Audio requirements”' },
  broadcast: { loudness: -23, truePeak: -1, by: 'EBU Recommendation R 128' },
};
