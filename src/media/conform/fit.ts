/** How a picture was brought to another size. */
export type Fit = 'same' | 'scaled' | 'cropped' | 'letterboxed';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * How much of a picture may be lost at its edges before it is letterboxed instead: enough for the
 * sizes that models make near 16:9 (1344x768, 1248x704), too little to cut off a head.
 */
const MOST_CROPPED = 0.05;

/**
 * Chooses how to bring a picture to a size: it fills the frame if no more than a twentieth of it
 * is lost, and otherwise is shown whole between black bars.
 */
export function chooseFit(from: Size, to: Size): Fit {
  if (from.width === to.width && from.height === to.height) return 'same';
  const ratio = (from.width * to.height) / (from.height * to.width);
  // Half a pixel of rounding is not worth a crop.
  const lost = 1 - Math.min(ratio, 1 / ratio);
  if (lost * Math.max(to.width, to.height) < 1) return 'scaled';
  return lost <= MOST_CROPPED ? 'cropped' : 'letterboxed';
}

/**
 * Filters that do it; `flags` are the scaler's, which passes on untouched what is right already.
 * Sizes are of pictures as they are shown, so pixels that are not square are made so first.
 */
export function fitFilters(fit: Fit, to: Size, flags: string): readonly string[] {
  const size = `${to.width}:${to.height}`;
  const square = `scale=iw*sar:ih:flags=${flags}`;
  const within = `scale=${size}:force_original_aspect_ratio=decrease:flags=${flags}`;
  const around = `scale=${size}:force_original_aspect_ratio=increase:flags=${flags}`;
  switch (fit) {
    case 'same':
    case 'scaled':
      return [`scale=${size}:flags=${flags}`];
    case 'cropped':
      return [square, around, `crop=${size}`];
    case 'letterboxed':
      return [square, within, `pad=${size}:(ow-iw)/2:(oh-ih)/2:black`];
  }
}
