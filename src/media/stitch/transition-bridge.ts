import type { Frames } from '../../film/time.ts';
import { formatRate } from '../../film/time.ts';
import type { ClipFacts } from '../probe/clip.ts';
import { ACCURATE, houseColorFilters } from '../probe/color.ts';
import { clipInput, fileUrl } from '../ffmpeg/file-arguments.ts';
import { fitFilters } from '../conform/fit.ts';
import { type Effort, houseCodecArguments } from '../ffmpeg/house-codec.ts';
import type { PictureFormat } from '../ffmpeg/house-config.ts';
import { options } from '../ffmpeg/options.ts';

/** Frames of a clip, in its own count; `to` is exclusive. */
export interface ClipStretch {
  readonly path: string;
  readonly facts: ClipFacts;
  readonly effort?: Effort;
  readonly from: Frames;
  readonly to: Frames;
}

/** How much of the upper picture is seen as frame `n` of the bridge goes from 0 to `frames`. */
export type Ramp = 'dissolve' | 'wipe' | 'fade-in' | 'fade-out' | 'all';

/**
 * A piece of film that must be encoded: one stretch shown over another, or over black. The upper
 * stretch may go on after the ramp of `frames`, so that copying can start at its next keyframe.
 */
export interface Bridge {
  readonly under: ClipStretch | 'black';
  readonly over: ClipStretch;
  readonly ramp: Ramp;
  readonly frames: Frames;
}

/** Frames that the bridge makes. */
export function bridgeFrames(bridge: Bridge): Frames {
  return bridge.over.to - bridge.over.from;
}

/** Arguments that make a bridge as a house clip of exactly `bridgeFrames(bridge)` pictures. */
export function bridgeArguments(
  bridge: Bridge,
  format: PictureFormat,
  out: string,
): readonly string[] {
  const frames = bridgeFrames(bridge);
  const { over, under } = bridge;
  if (bridge.ramp === 'all') {
    return [
      ...seekedInput(over, format),
      ...options({ map: '0:v:0', vf: stretchFilters(over, format) }),
      ...houseCodecArguments(format.rate, over.effort),
      fileUrl(out),
    ];
  }
  const isMix = under !== 'black';
  const lower = isMix
    ? `[1:v:0]${stretchFilters(under, format)},tpad=stop=${frames}:stop_mode=clone`
    : `color=black:size=${sizeOf(format)}:rate=${formatRate(format.rate)},format=yuv420p`;
  const renumber = `setpts=N*${format.rate.den}/(${format.rate.num}*TB)`;
  const graph = [
    `${lower},trim=end_frame=${frames},${renumber}[under]`,
    `[0:v:0]${stretchFilters(over, format)},format=yuva420p[over]`,
    `${maskFilters(bridge, format)},trim=end_frame=${frames}[mask]`,
    '[over][mask]alphamerge[seen]',
    `[under][seen]overlay=format=yuv420,trim=end_frame=${frames},${renumber},format=yuv420p[out]`,
  ];
  return [
    ...seekedInput(over, format),
    ...(isMix ? seekedInput(under, format) : []),
    ...options({ filter_complex: graph.join(';'), map: '[out]' }),
    ...houseCodecArguments(format.rate, effortOf(bridge)),
    fileUrl(out),
  ];
}

/** That of drawn pictures where all of it is drawn. */
function effortOf({ over, under }: Bridge): Effort | undefined {
  if (under === 'black' || under.effort === over.effort) return over.effort;
  return 'photographed';
}

/**
 * Reads from the keyframe before the stretch. The time asked for lies half a frame before the
 * first picture, so that rounding can't lose it or keep the one before.
 */
function seekedInput(stretch: ClipStretch, { rate }: PictureFormat): readonly string[] {
  const seconds = ((stretch.from - 0.5) * rate.den) / rate.num;
  const seek = stretch.from > 0 ? options({ ss: seconds.toFixed(6) }) : [];
  return [...seek, ...clipInput(stretch.path)];
}

function stretchFilters(stretch: ClipStretch, format: PictureFormat): string {
  const { rate } = format;
  return [
    `trim=end_frame=${stretch.to - stretch.from}`,
    `setpts=N*${rate.den}/(${rate.num}*TB)`,
    ...houseColorFilters(stretch.facts, fitFilters('same', format, ACCURATE)),
    'setsar=1',
    'format=yuv420p',
  ].join(',');
}

/** Part of the width over which a wipe's edge is soft, so that it does not flicker as it moves. */
const WIPE_SOFTNESS = 0.04;

/**
 * A grey picture for every frame, 255 where only the upper picture is seen. It is computed on a few
 * pixels and stretched, because an expression for every pixel of the film's size takes longer than
 * encoding it.
 */
function maskFilters(bridge: Bridge, format: PictureFormat): string {
  const isWipe = bridge.ramp === 'wipe';
  const small = isWipe ? `${format.width}x16` : '16x16';
  return [
    `color=black:size=${small}:rate=${formatRate(format.rate)}`,
    'format=gray',
    `geq=lum='floor(255*${shareSeen(bridge, format)}+0.5)'`,
    `scale=${format.width}:${format.height}:flags=neighbor`,
  ].join(',');
}

/**
 * The share of the upper picture, 0 to 1, as an expression of the frame number N and the column X.
 * A dissolve of n frames has no frame that is only one of the two, and its middle is their mean; a
 * fade begins or ends with a black frame.
 */
function shareSeen({ ramp, frames }: Bridge, { width }: PictureFormat): string {
  switch (ramp) {
    case 'dissolve':
      return `min(1,(N+1)/${frames + 1})`;
    case 'fade-in':
      return `min(1,N/${frames})`;
    case 'fade-out':
      return `max(0,1-(N+1)/${frames})`;
    case 'wipe': {
      const soft = Math.max(1, Math.round(width * WIPE_SOFTNESS));
      const edge = `(${width + soft}*min(1,(N+1)/${frames + 1})-${soft / 2})`;
      return `clip((${edge}-X)/${soft}+0.5,0,1)`;
    }
    case 'all':
      return '1';
  }
}

function sizeOf(format: PictureFormat): string {
  return `${format.width}x${format.height}`;
}
