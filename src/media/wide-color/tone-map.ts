import { DISPLAY_GAMMA, HDR_PEAK } from './display-light.ts';
import { bt2020Luma, mapRgb, withinOne } from './rgb.ts';
import type { Rgb } from './rgb.ts';

/** White of a display of standard range, in cd/m². */
const STANDARD_PEAK = 100;

/**
 * Brings the light of an HDR display (BT.2020, 1 is its peak) to one of standard range (BT.2020, 1
 * is white): Report ITU-R BT.2446-1, method A. It keeps tones of the middle where they are, bends
 * those above, and takes a little of the colour out of what is bright.
 */
export function toneMap(light: Rgb): Rgb {
  const signal = mapRgb(light, (channel) => channel ** (1 / DISPLAY_GAMMA));
  const luma = bt2020Luma(signal);
  if (luma <= 0) return [0, 0, 0];
  const mapped = mapLuma(luma);
  const chroma = mapped / (1.1 * luma);
  const blue = chroma * (signal[2] - luma);
  const red = chroma * (signal[0] - luma);
  // In the report's units Cr is red / 1.4746, and a tenth of it darkens what is reddish.
  const base = mapped - Math.max((0.1 * red) / 1.4746, 0);
  const green = -(0.2627 * red + 0.0593 * blue) / 0.678;
  return mapRgb(
    [base + red, base + green, base + blue],
    (channel) => withinOne(channel) ** DISPLAY_GAMMA,
  );
}

function mapLuma(luma: number): number {
  const hdr = perceptualBase(HDR_PEAK);
  const standard = perceptualBase(STANDARD_PEAK);
  const perceived = Math.log(1 + (hdr - 1) * luma) / Math.log(hdr);
  return (standard ** bend(perceived) - 1) / (standard - 1);
}

function perceptualBase(peak: number): number {
  return 1 + 32 * (peak / 10000) ** (1 / DISPLAY_GAMMA);
}

/** The knee, in three parts that meet. */
function bend(perceived: number): number {
  if (perceived <= 0.7399) return 1.077 * perceived;
  if (perceived < 0.9909) return -1.151 * perceived ** 2 + 2.7811 * perceived - 0.6302;
  return 0.5 * perceived + 0.5;
}
