/** A usable ffmpeg, as `findFfmpeg` found it. Every function that runs it takes this value. */
export interface Ffmpeg {
  readonly path: string;
  readonly origin: FfmpegOrigin;
  /** All that a child process may see of our environment: where things are, and no secrets. */
  readonly environment: Readonly<Record<string, string>>;
  /** What was found sooner and is of no use: its path and why, e.g. `/bin/ffmpeg, which …`. */
  readonly passedOver: readonly string[];
}

/** Where it was found, in the order in which the places are tried. */
export type FfmpegOrigin =
  | 'MINISTUDIO_FFMPEG'
  | 'FFMPEG_BIN'
  | 'ffmpeg-static'
  | 'PATH'
  | '@ffmpeg-installer/ffmpeg';
