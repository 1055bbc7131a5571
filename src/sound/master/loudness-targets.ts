/** How loud a finished film is to be. */
export interface LoudnessTarget {
  /** LUFS, integrated over the whole film. */
  readonly loudness: number;
  /** dBTP that no peak may exceed, in the encoded file. */
  readonly truePeak: number;
}

/** What EBU R 128, Spotify and Apple ask for alike. */
export const HIGHEST_TRUE_PEAK = -1;

/** What broadcasters let a programme be off its loudness either way, in LU (EBU R 128). */
export const LOUDNESS_TOLERANCE = 0.5;
