/** A usable ffmpeg, as `findFfmpeg` found it. Every function that runs it takes this value. */
export interface Ffmpeg {
  readonly path: string;
  readonly origin: FfmpegOrigin;
  /** All that a child process may see of our environment: where things are, and no secrets. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where it was found, in the order in which the places are tried. */
export type FfmpegOrigin =
  | 'MINISTUDIO_FFMPEG'
  | 'FFMPEG_BIN'
  | 'ffmpeg-static'
  | 'PATH'
  | '@ffmpeg-installer/ffmpeg';
