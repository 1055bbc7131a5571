/** Red, green and blue; what 1 means is said where it is used. */
export type Rgb = readonly [number, number, number];

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * Between the primaries of BT.2020, BT.709 and P3, for linear light. Each follows from the
 * chromaticities in the standards and the white D65, which all three share.
 */
const BT2020_TO_BT709: Matrix = [
  [1.66049, -0.58764, -0.07285],
  [-0.12455, 1.1329, -0.00835],
  [-0.01815, -0.10058, 1.11873],
];

const BT709_TO_BT2020: Matrix = [
  [0.6274, 0.32928, 0.04331],
  [0.0691, 0.91954, 0.01136],
  [0.01639, 0.08801, 0.8956],
];

const P3_TO_BT2020: Matrix = [
  [0.75383, 0.1986, 0.04757],
  [0.04574, 0.94178, 0.01248],
  [-0.00121, 0.0176, 0.98361],
];

export function bt2020ToBt709(light: Rgb): Rgb {
  return apply(BT2020_TO_BT709, light);
}

export function bt709ToBt2020(light: Rgb): Rgb {
  return apply(BT709_TO_BT2020, light);
}

export function p3ToBt2020(light: Rgb): Rgb {
  return apply(P3_TO_BT2020, light);
}

export function mapRgb([red, green, blue]: Rgb, change: (channel: number) => number): Rgb {
  return [change(red), change(green), change(blue)];
}

/** Luma or luminance, as BT.2020 weighs its primaries. */
export function bt2020Luma([red, green, blue]: Rgb): number {
  return 0.2627 * red + 0.678 * green + 0.0593 * blue;
}

export function withinOne(channel: number): number {
  return Math.min(1, Math.max(0, channel));
}

function apply(matrix: Matrix, [red, green, blue]: Rgb): Rgb {
  const row = ([fromRed, fromGreen, fromBlue]: Rgb): number =>
    fromRed * red + fromGreen * green + fromBlue * blue;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}
