/** What is odd about a clip; what is not said is as it should be. */
export interface ClipForm {
  readonly name: string;
  /** For people. */
  readonly about: string;
  readonly sound?: 'none' | SoundForm;
  readonly pictures?: PictureForm;
  readonly container?: 'mp4' | 'mkv' | 'ts';
}

export interface SoundForm {
  /** Samples a second; 48 000 unless it is said. */
  readonly rate?: number;
  /** Two unless it is said. */
  readonly channels?: 1 | 2 | 6;
  /** Seconds by which it ends after the pictures. */
  readonly longer?: number;
  /** Seconds after the file's zero at which it begins. */
  readonly late?: number;
  /** Seconds of it that are left out before the beep; what follows keeps its time. */
  readonly gap?: number;
  readonly codec?: 'aac' | 'flac' | 'mp3';
}

export interface PictureForm {
  /** Another rate than is asked for. */
  readonly rate?: 'other';
  /** Seconds after the file's zero at which they begin. */
  readonly late?: number;
  /** Every third is shown later than its turn, so that they have no rate. */
  readonly uneven?: true;
}

/** Clips as services make them, and as they should not. */
export const CLIP_FORMS: readonly ClipForm[] = [
  { name: 'exact', about: 'sound as long as the pictures' },
  { name: 'short', about: 'sound 41.7 ms shorter', sound: { longer: -0.0417 } },
  { name: 'long', about: 'sound 78 ms longer', sound: { longer: 0.078 } },
  { name: 'silent', about: 'no sound', sound: 'none' },
  { name: '44k', about: 'sound at 44.1 kHz', sound: { rate: 44_100 } },
  { name: 'mono', about: 'one channel', sound: { channels: 1 } },
  { name: 'surround', about: 'six channels', sound: { channels: 6 } },
  { name: 'late-sound', about: 'sound begins 0.2 s after the pictures', sound: { late: 0.2 } },
  { name: 'hardly-late', about: 'sound begins 5 ms after the pictures', sound: { late: 0.005 } },
  { name: 'late-sight', about: 'pictures begin 0.25 s after the sound', pictures: { late: 0.25 } },
  {
    name: 'gap',
    about: '60 ms of the sound are missing (FLAC in Matroska)',
    sound: { gap: 0.06, codec: 'flac' },
    container: 'mkv',
  },
  { name: 'gap-mp4', about: '60 ms of the sound are missing (AAC in MP4)', sound: { gap: 0.06 } },
  { name: 'long-gap', about: '150 ms of the sound are missing', sound: { gap: 0.15 } },
  { name: 'mp3', about: 'MP3 at 44.1 kHz', sound: { codec: 'mp3', rate: 44_100 } },
  { name: 'stream', about: 'an MPEG transport stream, which begins after zero', container: 'ts' },
  {
    name: 'other-rate',
    about: 'pictures at another rate than the film',
    pictures: { rate: 'other' },
  },
  { name: 'uneven', about: 'pictures at no rate', pictures: { uneven: true } },
  {
    name: 'late-other',
    about: 'pictures at another rate, begun 0.25 s after the sound',
    pictures: { rate: 'other', late: 0.25 },
  },
];
