/** A size in pixels, both even, because 4:2:0 video has one colour sample for two by two pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The short side of each named resolution. */
const SHORT_SIDES: Readonly<Record<string, number>> = { '4k': 2160 };

/**
 * The picture that an aspect and a resolution make together. A named resolution such as `720p` is
 * the short side, which must be even; the long side follows from the aspect, to the nearest even number. Undefined where
 * one of them can’t be read, or the picture would be smaller than 16 or larger than 8192 pixels.
 */
export function parsePictureSize(aspect: string, resolution: string): PictureSize | undefined {
  const explicit = /^\s*(\d+)\s*[xX×]\s*(\d+)\s*$/.exec(resolution);
  if (explicit) return within(Number(explicit[1]), Number(explicit[2]));
  const ratio = parseAspect(aspect);
  const name = resolution.trim().toLowerCase();
  const short = SHORT_SIDES[name] ?? Number(/^(\d+)p$/.exec(name)?.[1] ?? Number.NaN);
  if (ratio === undefined || Number.isNaN(short)) return undefined;
  return ratio >= 1 ? within(even(short * ratio), short) : within(short, even(short / ratio));
}

/** Width over height of `16:9`, `2.39:1`, …; undefined where it is no ratio from 1:10 to 10:1. */
export function parseAspect(written: string): number | undefined {
  const [, width, height] = /^\s*(\d+(?:\.\d+)?)\s*[:/x]\s*(\d+(?:\.\d+)?)\s*$/.exec(written) ?? [];
  const ratio = Number(width) / Number(height);
  return ratio >= 0.1 && ratio <= 10 ? ratio : undefined;
}

function even(value: number): number {
  return 2 * Math.round(value / 2);
}

function within(width: number, height: number): PictureSize | undefined {
  const fits = (side: number): boolean => side % 2 === 0 && side >= 16 && side <= 8192;
  return fits(width) && fits(height) ? { width, height } : undefined;
}
