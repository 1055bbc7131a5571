import type { FrameRate, Frames } from '../../film/time.ts';
import { formatRate } from '../../film/time.ts';
import { options } from './options.ts';

/**
 * How every clip of ours is encoded: H.264 for everyone, with all that a decoder must know fixed,
 * so that clips made at one size and rate can be joined by copying.
 */

/**
 * How much work is spent on a clip; both keep a hand-off frame above 40 dB after one generation.
 * `photographed` is near what cameras call visually lossless: constant quality, which is dearer
 * where the eye sees more. Drawn pictures are flat and clean, and come out as even at one quantiser
 * throughout, which needs no look ahead: a third less work and half the bytes of quality 16 (41.9
 * against 43.0 dB in RGB over four seconds of the demo film, most of it lost to halved chroma). Nor
 * do they need motion finer than whole pixels: a seventh less work again, for a sixth more bytes.
 * (Leaving out the parts of blocks would save as much, but then a slow brightening comes 1.5 levels
 * too late.)
 */
const EFFORTS = {
  photographed: { preset: 'veryfast', crf: 14, search: [] },
  drawn: { preset: 'superfast', qp: 17, search: ['subme=0'] },
} as const;

export type Effort = keyof typeof EFFORTS;

/**
 * x264's output depends on how many threads it may use, not on how they are scheduled. A fixed
 * count makes the same bytes on every machine.
 */
const THREADS = 4;

/** Frames from one keyframe to the next: about a second, so that a copy can start there. */
function keyframeInterval(rate: FrameRate): Frames {
  return Math.max(1, Math.round(rate.num / rate.den));
}

/**
 * Arguments that encode pictures to a house clip. No B-frames: packets are in the order they are
 * shown, so no edit list is needed and a clip can be cut before any frame by copying.
 * `stitchable` stops x264 from writing the quality into the decoder's configuration.
 */
export function houseCodecArguments(
  rate: FrameRate,
  effort: Effort = 'photographed',
): readonly string[] {
  const { preset, search, ...quality } = EFFORTS[effort];
  return [
    ...options({
      'c:v': 'libx264',
      preset,
      'profile:v': 'high',
      ...quality,
      pix_fmt: 'yuv420p',
      threads: THREADS,
      bf: 0,
      g: keyframeInterval(rate),
      keyint_min: keyframeInterval(rate),
      sc_threshold: 0,
      'x264-params': ['stitchable=1', 'open-gop=0', ...search].join(':'),
      color_primaries: 'bt709',
      color_trc: 'bt709',
      colorspace: 'bt709',
      color_range: 'tv',
      r: formatRate(rate),
    }),
    ...mp4Arguments(rate),
  ];
}

/**
 * Arguments that write an mp4 with nothing in it that changes from run to run, its index in front,
 * its colours tagged, and time counted so that every frame starts on a whole tick.
 */
export function mp4Arguments(rate: FrameRate): readonly string[] {
  return options({
    map_metadata: -1,
    map_chapters: -1,
    fflags: '+bitexact',
    'flags:v': '+bitexact',
    video_track_timescale: rate.num,
    movflags: '+faststart+write_colr',
    f: 'mp4',
  });
}
