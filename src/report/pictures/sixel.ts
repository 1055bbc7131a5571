/** Levels of each colour: 216 in all, and a terminal of sixels has 256 at least. */
const LEVELS = 6;

/** Rows of a band: a character has one bit for each. */
const BAND = 6;

/** Spreads what is lost of a level over four by four pixels: thresholds of Bayer's matrix, of 16. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

const ESCAPE = '\u001B';

/**
 * A picture as sixels (DEC STD 070, chapter 9): after the colours, bands of six rows, each as often as it
 * has colours. `rgba` has 4 bytes a pixel; how much of it is seen is not asked.
 */
export function sixels(rgba: Uint8Array, width: number, height: number): string {
  const colors = quantised(rgba, width, height);
  const used = [...new Set(colors)].sort((one, other) => one - other);
  const bands = Array.from({ length: Math.ceil(height / BAND) }, (_, band) =>
    bandOf(colors.subarray(band * BAND * width, (band + 1) * BAND * width), width),
  );
  // Pixels are square; what is not drawn stays as it is.
  const head = `${ESCAPE}P0;1;0q"1;1;${width};${height}`;
  return `${head}${used.map(definitionOf).join('')}${bands.join('-')}${ESCAPE}\\`;
}

/** The number of each pixel's colour. */
function quantised(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const colors = new Uint8Array(width * height);
  for (let pixel = 0; pixel < colors.length; pixel += 1) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    const threshold = (BAYER[(y % 4) * 4 + (x % 4)]! + 0.5) / 16;
    const level = (channel: number): number =>
      Math.floor((rgba[pixel * 4 + channel]! / 255) * (LEVELS - 1) + threshold);
    colors[pixel] = (level(0) * LEVELS + level(1)) * LEVELS + level(2);
  }
  return colors;
}

/** Its parts of red, green and blue are told in per cent. */
function definitionOf(color: number): string {
  const levels = [Math.floor(color / LEVELS ** 2), Math.floor(color / LEVELS), color];
  const parts = levels.map((level) => ((level % LEVELS) * 100) / (LEVELS - 1));
  return `#${color};2;${parts.join(';')}`;
}

function bandOf(colors: Uint8Array, width: number): string {
  const rows = new Map<number, Uint8Array>();
  colors.forEach((color, pixel) => {
    const bits = rows.get(color) ?? new Uint8Array(width);
    bits[pixel % width]! |= 1 << Math.floor(pixel / width);
    rows.set(color, bits);
  });
  return [...rows].map(([color, bits]) => `#${color}${runs(bits)}`).join('$');
}

/** Characters from `?` on, of which more than three alike are counted. */
function runs(bits: Uint8Array): string {
  const text = String.fromCharCode(...bits.map((each) => each + 63));
  return text.replaceAll(/(.)\1{3,}/gs, (run, character) => `!${run.length}${character}`);
}
