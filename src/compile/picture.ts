import type { Adjustment } from '../film/adjustment.ts';
import type { Format } from '../film/film.ts';
import { formatRate, sameRate } from '../film/time.ts';
import type { FrameRate } from '../film/time.ts';
import type { Capabilities, PictureSize } from '../providers/capabilities.ts';

/** The picture that is asked of a model for one film: made once, shared by all of its shots. */
export interface Picture extends PictureSize {
  readonly rate: FrameRate;
  readonly adjustments: readonly Adjustment[];
}

/** Ratios closer than this are one: 854x480 is called 16:9, and is 0.08 % off. */
const SAME_RATIO = 0.01;

/** The size and rate nearest to the film's that the model makes, with what differs. */
export function choosePicture(format: Format, capabilities: Capabilities): Picture {
  const rate = chooseRate(capabilities, format.rate);
  const size = chooseSize(format, capabilities);
  const adjustments: Adjustment[] = [];
  const asked = format.width / format.height;
  const given = size.width / size.height;
  if (Math.abs(given / asked - 1) > SAME_RATIO) {
    adjustments.push({
      kind: 'approximated',
      field: 'format.aspect',
      asked: format.aspect,
      given: `${size.width}x${size.height}`,
      why: 'The model has no such aspect ratio; the nearest is made, and cropped to fit.',
    });
  }
  if (size.width !== format.width || size.height !== format.height) {
    const larger = size.width * size.height > format.width * format.height;
    adjustments.push({
      kind: 'substituted',
      field: 'format.resolution',
      asked: `${format.width}x${format.height}`,
      given: `${size.width}x${size.height}`,
      why: `The model does not make this size; the picture is scaled ${larger ? 'down' : 'up'} to it.`,
    });
  }
  if (!sameRate(rate, format.rate)) {
    adjustments.push({
      kind: 'substituted',
      field: 'format.fps',
      asked: formatRate(format.rate),
      given: formatRate(rate),
      why: 'The model does not make this frame rate; its frames are conformed to it.',
    });
  }
  return { ...size, rate, adjustments };
}

/** The film's own rate, else the lowest above it (frames are left out, not doubled), else the highest. */
export function chooseRate(capabilities: Capabilities, wanted: FrameRate): FrameRate {
  const { frameRates } = capabilities;
  if (frameRates === 'any' || frameRates.some((rate) => sameRate(rate, wanted))) return wanted;
  const rising = frameRates.toSorted((left, right) => speed(left) - speed(right));
  const near = rising.find((rate) => speed(rate) >= speed(wanted) * (1 - NTSC_SLACK));
  return near ?? rising.at(-1) ?? wanted;
}

/** 23.976 and 24 are taken for neighbours: they differ by one part in 1001. */
const NTSC_SLACK = 0.002;

function speed(rate: FrameRate): number {
  return rate.num / rate.den;
}

function chooseSize(format: Format, capabilities: Capabilities): PictureSize {
  const ratio = nearestRatio(format, capabilities.aspects);
  if (capabilities.sizes === 'any') return freeSize(format, ratio);
  const pixels = format.width * format.height;
  const nearest = nearestSize(capabilities.sizes, ratio, pixels);
  return nearest ?? { width: format.width, height: format.height };
}

/** By its shape first, then by how many pixels it has; undefined of none. */
export function nearestSize<Size extends PictureSize>(
  sizes: readonly Size[],
  ratio: number,
  pixels: number,
): Size | undefined {
  const ranked = sizes.toSorted(
    (left, right) =>
      ratioDistance(left, ratio) - ratioDistance(right, ratio) ||
      sizeDistance(left, pixels) - sizeDistance(right, pixels),
  );
  return ranked[0];
}

function freeSize(format: Format, ratio: number): PictureSize {
  const own = format.width / format.height;
  if (Math.abs(ratio / own - 1) <= SAME_RATIO)
    return { width: format.width, height: format.height };
  return ratio > own
    ? { width: even(format.height * ratio), height: format.height }
    : { width: format.width, height: even(format.width / ratio) };
}

function nearestRatio(format: Format, aspects: Capabilities['aspects']): number {
  const own = format.width / format.height;
  if (aspects === 'any' || aspects.includes(format.aspect)) return own;
  const ratios = aspects.map(parseAspect).filter((ratio) => ratio > 0);
  const near = ratios.toSorted((left, right) => distance(left, own) - distance(right, own));
  return near[0] ?? own;
}

/** 0 for ratios that pass as the same, so that the size decides among them. */
function ratioDistance(size: PictureSize, ratio: number): number {
  const apart = distance(size.width / size.height, ratio);
  return apart <= SAME_RATIO ? 0 : apart;
}

/** Larger pictures go before smaller ones: detail can be taken away, not added. */
function sizeDistance(size: PictureSize, pixels: number): number {
  const own = size.width * size.height;
  return own >= pixels ? own / pixels - 1 : 1e6 * (pixels / own);
}

function distance(left: number, right: number): number {
  return Math.abs(Math.log(left / right));
}

/** `16:9` or `2.39:1` as a number; 0 where it is neither. */
function parseAspect(aspect: string): number {
  const [width, height] = aspect.split(':').map(Number);
  return width !== undefined && height !== undefined && height > 0 ? width / height : 0;
}

/** Encoders with 4:2:0 colour take even sides only. */
function even(side: number): number {
  return 2 * Math.round(side / 2);
}
